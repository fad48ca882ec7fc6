/**
 * A made-up market for a first look and for tests: eight correlated symbols on minute bars that follow a written script of
 * acts. Every random number is a hash of seed, symbol and tick, so any tick can be made again; the script is a table in
 * {@code synthetic-market.txt} beside this package's classes. Input of this kind is tagged as synthetic wherever it goes.
 */
@NullMarked
package io.quantumtrader.exchange.synthetic;

import org.jspecify.annotations.NullMarked;
