/**
 * The actors of a fund: who plays, how the layers of the ladder are asked in turn, and who watches from outside that the journal,
 * the disk and the market keep up. It touches actors, venue and market, and knows neither database nor API.
 */
@NullMarked
package io.quantumtrader.app.fund.cast;

import org.jspecify.annotations.NullMarked;
