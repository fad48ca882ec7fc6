/**
 * The actors of a whole fund on a stage: a journal in memory, a line to the venue that can be broken, a market written bar by bar.
 */
@NullMarked
package io.quantumtrader.app.fund.cast;

import org.jspecify.annotations.NullMarked;
