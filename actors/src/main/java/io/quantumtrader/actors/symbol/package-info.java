/**
 * One actor per portfolio and symbol: the only source of orders for its symbol. It observes, decides, records, sends, and
 * settles with the venue after a crash. Its guardian restarts it from the journal.
 */
@NullMarked
package io.quantumtrader.actors.symbol;

import org.jspecify.annotations.NullMarked;
