/**
 * What the market is doing: bars, volatility, trend and regime readings, computed from closed bars alone. A reading is a
 * function of the window's content, so that the same bars give the same bits wherever the computation starts.
 */
@NullMarked
package io.quantumtrader.kernel.market;

import org.jspecify.annotations.NullMarked;
