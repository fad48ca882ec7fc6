package io.quantumtrader.kernel.sizing;

import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;

/**
 * What a sizer may look at. Nothing is bounded here: a sizer rejects what it cannot use.
 *
 * @param side direction of the entry
 * @param equity quote currency
 * @param price the price the entry is expected at, quote per base
 * @param stopDistance distance to the initial stop in price units (rules, C1)
 * @param spreadBps spread in basis points of price
 * @param regime published probabilities
 * @param confidence of the signal, 0..1
 */
public record SizingInput(
        Side side,
        double equity,
        double price,
        double stopDistance,
        double spreadBps,
        RegimeProbabilities regime,
        double confidence) {}
