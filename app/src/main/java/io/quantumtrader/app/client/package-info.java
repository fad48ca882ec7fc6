/**
 * Talks to a running fund over its API, as any other program would: read the token from its owner-only file, send,
 * and turn problem+json into words.
 */
@NullMarked
package io.quantumtrader.app.client;

import org.jspecify.annotations.NullMarked;
