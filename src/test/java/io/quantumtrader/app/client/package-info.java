/** The token's file, and what the client makes of a fund's answers. */
@NullMarked
package io.quantumtrader.app.client;

import org.jspecify.annotations.NullMarked;
