/**
 * The port to a venue. Whoever implements it lives in {@code exchange}; whoever sends through it passes the send gate
 * first.
 */
@NullMarked
package io.quantumtrader.actors.venue;

import org.jspecify.annotations.NullMarked;
