package io.quantumtrader.persistence.whatif;

/** The largest fall of equity from a peak before it, as equity is read bar by bar. */
final class EquityPath {

    private double peak = Double.NaN;
    private double maxDrawdown;

    /** Takes a reading in; one that is no number is none. */
    void at(double equity) {
        if (!Double.isFinite(equity)) return;
        if (!(equity <= peak)) peak = equity;
        if (peak > 0) maxDrawdown = Math.max(maxDrawdown, (peak - equity) / peak);
    }

    /** Fraction of the peak; NaN without a reading. */
    double maxDrawdown() {
        return Double.isNaN(peak) ? Double.NaN : maxDrawdown;
    }
}
