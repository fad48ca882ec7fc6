/**
 * How fast the journal takes events: actors that write in lock-step rounds as a fund's symbols do, through our plugin
 * and through pekko-persistence-jdbc, beside plain batched inserts into the same table of the same server.
 */
@NullMarked
package io.quantumtrader.bench.journal;

import org.jspecify.annotations.NullMarked;
