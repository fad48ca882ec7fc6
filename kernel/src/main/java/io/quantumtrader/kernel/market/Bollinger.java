package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checks;

/**
 * Bollinger bands over the last closes: mean ± k population standard deviations, recomputed from the closes kept, so that
 * no running sum drifts. Constant work per bar for a given length.
 */
public final class Bollinger {

    private final double deviations;
    private final double[] closes;
    private int seen;

    /**
     * An empty band.
     *
     * @param bars closes in the band, 2..1000; 20 by Bollinger
     * @param deviations half width in standard deviations, above 0; 2 by Bollinger
     */
    public Bollinger(int bars, double deviations) {
        new Checks()
                .within("bollinger.bars", bars, 2, 1000)
                .positive("bollinger.deviations", deviations)
                .orThrow();
        this.deviations = deviations;
        closes = new double[bars];
    }

    /** Takes one closed bar in. */
    public void push(double close) {
        System.arraycopy(closes, 1, closes, 0, closes.length - 1);
        closes[closes.length - 1] = close;
        seen = Math.min(closes.length, seen + 1);
    }

    /** Upper minus lower band, price units; NaN until there are enough closes. */
    public double width() {
        if (seen < closes.length) return Double.NaN;
        return 2 * deviations * StrictMath.sqrt(SerialDependence.variance(closes, 0, closes.length));
    }
}
