/**
 * The simulated venue as a process of its own, as a real exchange is one: it plays its market by its own clock and outlives
 * whoever trades there. A server with HTTP and JSON on one side; on the other a venue and a market that speak to it.
 */
@NullMarked
package io.quantumtrader.exchange.remote;

import org.jspecify.annotations.NullMarked;
