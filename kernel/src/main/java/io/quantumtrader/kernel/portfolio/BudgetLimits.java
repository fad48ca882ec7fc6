package io.quantumtrader.kernel.portfolio;

import io.quantumtrader.kernel.check.Checks;

/**
 * How much may be lost at the stops (formulas, Portfolio).
 *
 * @param lossShare loss at stop of one symbol without any stress, fraction of equity
 * @param heatWeight how much of the budget full heat takes away
 * @param clusterWeight how much full cluster stress takes away
 * @param volatilityWeight how much extreme volatility takes away; the three weights add up to at most 1
 * @param trendFactor factor where trend is at least as likely as not
 * @param chopFactor factor where chop is at least as likely as not; anything else has 1
 * @param mildDrawdown drawdown from which {@code mildFactor} applies
 * @param deepDrawdown drawdown from which {@code deepFactor} applies
 * @param mildFactor share of the budget left in a mild drawdown
 * @param deepFactor share left in a deep one
 * @param slots symbols that the whole portfolio's budget is made for
 * @param clusterShare share of the whole portfolio's budget that one cluster may take. The cap for one symbol, 40 % of
 *     equity in notional, is the governor's row "one position at open"
 */
public record BudgetLimits(
        double lossShare,
        double heatWeight,
        double clusterWeight,
        double volatilityWeight,
        double trendFactor,
        double chopFactor,
        double mildDrawdown,
        double deepDrawdown,
        double mildFactor,
        double deepFactor,
        int slots,
        double clusterShare) {

    public BudgetLimits {
        double weights = heatWeight + clusterWeight + volatilityWeight;
        new Checks()
                .above("loss-share", lossShare, 0, 0.5)
                .notNegative("heat-weight", heatWeight)
                .notNegative("cluster-weight", clusterWeight)
                .notNegative("volatility-weight", volatilityWeight)
                .require(!(weights > 1 + 1e-9), "weights", weights, "at most 1 together")
                .above("trend-factor", trendFactor, 0, 2)
                .above("chop-factor", chopFactor, 0, 2)
                .above("mild-drawdown", mildDrawdown, 0, 1)
                .above("deep-drawdown", deepDrawdown, 0, 1)
                .require(
                        !(mildDrawdown >= deepDrawdown),
                        "mild-drawdown",
                        mildDrawdown,
                        "below deep-drawdown " + deepDrawdown)
                .within("mild-factor", mildFactor, 0, 1)
                .within("deep-factor", deepFactor, 0, 1)
                .require(!(deepFactor > mildFactor), "deep-factor", deepFactor, "at most mild-factor " + mildFactor)
                .require(slots >= 1, "slots", slots, ">= 1")
                .above("cluster-share", clusterShare, 0, 1)
                .orThrow();
    }
}
