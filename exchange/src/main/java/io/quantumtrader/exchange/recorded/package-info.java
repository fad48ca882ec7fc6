/**
 * Recorded markets: CSV files of bars, marks and funding, checked as a whole before the first tick is played and then
 * streamed, so that memory stays bounded whatever the length of the record. Reading parses numbers itself, exactly as
 * {@link Double#parseDouble}, because that is most of the work.
 */
@NullMarked
package io.quantumtrader.exchange.recorded;

import org.jspecify.annotations.NullMarked;
