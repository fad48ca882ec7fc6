package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;

/**
 * What a mode allows, one row of the table (formulas, CEO mode table). The strictest of mode, sizer and limits applies.
 *
 * @param leverage 1..125
 * @param riskPerTrade fraction of equity that one trade may lose at its stop, in [0, 0.5]
 * @param dayLoss fraction of equity that a UTC day may lose, in (0, 1)
 * @param slots open positions, 0 for none
 * @param minConfidence of a signal, 0..1
 */
public record ModeLimits(double leverage, double riskPerTrade, double dayLoss, int slots, double minConfidence) {

    public ModeLimits {
        check("", leverage, riskPerTrade, dayLoss, slots, minConfidence).orThrow();
    }

    /** All that is wrong with a row, with field names that begin with the prefix. */
    public static Checked<ModeLimits> of(
            String prefix, double leverage, double riskPerTrade, double dayLoss, int slots, double minConfidence) {
        return check(prefix, leverage, riskPerTrade, dayLoss, slots, minConfidence)
                .then(() -> new ModeLimits(leverage, riskPerTrade, dayLoss, slots, minConfidence));
    }

    public boolean allowsOpening() {
        return slots > 0;
    }

    private static Checks check(
            String prefix, double leverage, double riskPerTrade, double dayLoss, int slots, double minConfidence) {
        return new Checks()
                .within(prefix + "leverage", leverage, 1, 125)
                .within(prefix + "risk-per-trade", riskPerTrade, 0, 0.5)
                .require(dayLoss > 0 && dayLoss < 1, prefix + "day-loss", dayLoss, "in (0, 1)")
                .require(slots >= 0, prefix + "slots", slots, ">= 0")
                .within(prefix + "min-confidence", minConfidence, 0, 1);
    }
}
