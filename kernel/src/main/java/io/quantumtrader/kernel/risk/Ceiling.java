package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.check.Checks;

/**
 * What the levels above allow at the moment: the operating mode's row, and the share of size that is back after an
 * emergency stop. The governor takes it as an input; the stricter of it and its own limits applies.
 *
 * @param leverage highest leverage, 1..125
 * @param riskPerTrade loss at stop of one trade, fraction of equity, 0..1
 * @param dayLoss loss of the UTC day above which no new risk is taken, fraction of equity, above 0
 * @param slots positions that may be open, 0 or more
 * @param minConfidence confidence a signal needs, 0..1
 * @param sizeFactor share of the usual size, 0..1; 1 unless stepping up after an emergency stop
 */
public record Ceiling(
        double leverage, double riskPerTrade, double dayLoss, int slots, double minConfidence, double sizeFactor) {

    public Ceiling {
        new Checks()
                .within("ceiling.leverage", leverage, 1, HardBounds.MAX_LEVERAGE)
                .within("ceiling.risk_per_trade", riskPerTrade, 0, 1)
                .above("ceiling.day_loss", dayLoss, 0, 1)
                .require(slots >= 0, "ceiling.slots", slots, ">= 0")
                .within("ceiling.min_confidence", minConfidence, 0, 1)
                .within("ceiling.size_factor", sizeFactor, 0, 1)
                .orThrow();
    }
}
