/** What venues and markets have in common: instruments, and markets whose prices are known beforehand. */
@NullMarked
package io.quantumtrader.exchange;

import org.jspecify.annotations.NullMarked;
