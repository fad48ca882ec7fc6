package io.quantumtrader.kernel.market;

/** The readings of the classical regime layer, folded bar by bar; recovery pushes the same bars again. */
public final class TrendRegimeFold {

    private final TrendRegimeLimits limits;
    private final Adx adx;
    private final Smoothing fast;
    private final Smoothing slow;
    private final Bollinger bands;
    private double close = Double.NaN;

    public TrendRegimeFold(TrendRegimeLimits limits) {
        this.limits = limits;
        adx = new Adx(limits.adxBars());
        fast = Smoothing.exponential(limits.fastBars());
        slow = Smoothing.exponential(limits.slowBars());
        bands = new Bollinger(limits.bandBars(), limits.bandDeviations());
    }

    /** Takes one closed bar in. */
    public void push(Bar bar) {
        close = bar.close();
        adx.push(bar);
        fast.push(close);
        slow.push(close);
        bands.push(close);
    }

    /** The regime of the last bar. */
    public TrendRegime regime() {
        double gap = Math.abs(fast.value() - slow.value()) / close;
        return TrendRegime.of(adx.value(), gap, bands.width() / close, limits);
    }

    /** From 0 to 100; NaN until ready. */
    public double adx() {
        return adx.value();
    }

    /** The fast exponential average, price; NaN until ready. */
    public double fastAverage() {
        return fast.value();
    }

    /** The slow exponential average, price; NaN until ready. */
    public double slowAverage() {
        return slow.value();
    }

    /** Width of the Bollinger bands, price units; NaN until ready. */
    public double bandWidth() {
        return bands.width();
    }
}
