/**
 * A venue in the machine: orders, fills, funding, liquidation and the refusals of a real futures venue, driven tick by
 * tick and deterministic for a seed. State changes only by applying {@code VenueRecord}s, each of which is in the log
 * before an answer leaves, so that a restart replays the log to the same state. Where the behaviour of a real venue was
 * measured or documented, the Javadoc of {@code OrderDoor} names the code it answers with.
 */
@NullMarked
package io.quantumtrader.exchange.simulated;

import org.jspecify.annotations.NullMarked;
