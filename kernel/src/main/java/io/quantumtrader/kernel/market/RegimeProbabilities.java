package io.quantumtrader.kernel.market;

/**
 * How likely each regime is; the three sum to 1 within rounding.
 *
 * @param trend probability of a trend, 0..1
 * @param meanReversion probability of mean reversion, 0..1
 * @param chop probability of chop, 0..1
 */
public record RegimeProbabilities(double trend, double meanReversion, double chop) {

    /** The likeliest regime, the first in the order of {@link Regime} on a tie. */
    public Regime dominant() {
        if (trend >= meanReversion && trend >= chop) return Regime.TREND;
        return meanReversion >= chop ? Regime.MEAN_REVERSION : Regime.CHOP;
    }

    /** The largest of the three. */
    public double largest() {
        return Math.max(trend, Math.max(meanReversion, chop));
    }

    /** Whether these are probabilities: each in [0, 1], together 1 to within a thousandth. */
    public boolean sound() {
        boolean shares = trend >= 0 && meanReversion >= 0 && chop >= 0;
        return shares && Math.abs(trend + meanReversion + chop - 1) <= 1e-3;
    }
}
