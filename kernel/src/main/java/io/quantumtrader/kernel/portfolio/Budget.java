package io.quantumtrader.kernel.portfolio;

import io.quantumtrader.kernel.market.RegimeProbabilities;

/**
 * What may be lost at the stops, quote currency (formulas, Portfolio).
 *
 * @param symbol the most one symbol may lose; NaN if a number is missing
 * @param cluster the most one cluster may lose; NaN if a number is missing
 */
public record Budget(double symbol, double cluster) {

    /** ATR as a fraction of price from which volatility is normal, high and extreme (formulas, Other regime layers). */
    private static final double NORMAL = 0.005;

    private static final double HIGH = 0.015;
    private static final double EXTREME = 0.03;

    /**
     * equity · share · (1 − weighted stress) × regime × drawdown.
     *
     * @param heat fraction of equity; counts up to 1
     * @param clusterStress of the symbol's cluster, 0..1
     * @param atrFraction ATR as a fraction of price
     * @param drawdown fraction from the reference peak
     */
    public static Budget of(
            double equity,
            double heat,
            double clusterStress,
            double atrFraction,
            RegimeProbabilities regime,
            double drawdown,
            BudgetLimits limits) {
        double stress = limits.heatWeight() * Math.min(1, heat)
                + limits.clusterWeight() * clusterStress
                + limits.volatilityWeight() * volatilityStress(atrFraction);
        double factor = regimeFactor(regime, limits) * drawdownFactor(drawdown, limits);
        double symbol = Math.max(0, equity * limits.lossShare() * (1 - stress) * factor);
        return new Budget(symbol, symbol * limits.slots() * limits.clusterShare());
    }

    /** 0 low, .33 normal, .67 high, 1 extreme; NaN if unknown. */
    static double volatilityStress(double atrFraction) {
        if (!(atrFraction >= 0)) return Double.NaN;
        if (atrFraction < NORMAL) return 0;
        if (atrFraction < HIGH) return 0.33;
        return atrFraction < EXTREME ? 0.67 : 1;
    }

    private static double regimeFactor(RegimeProbabilities regime, BudgetLimits limits) {
        if (regime.trend() >= 0.5) return limits.trendFactor();
        return regime.chop() >= 0.5 ? limits.chopFactor() : 1;
    }

    private static double drawdownFactor(double drawdown, BudgetLimits limits) {
        if (!(drawdown >= 0)) return Double.NaN;
        if (drawdown < limits.mildDrawdown()) return 1;
        return drawdown < limits.deepDrawdown() ? limits.mildFactor() : limits.deepFactor();
    }
}
