package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;

/**
 * The peaks that drawdown is measured from, quote currency. Money paid in or out scales both peaks with the equity, as
 * a fund's unit value would see it, so that it neither makes nor heals a drawdown (rules, B5).
 *
 * @param reference the peak that triggers are measured from; moves down only by a release
 * @param allTime the highest ever, for reports
 */
public record EquityPeaks(double reference, double allTime) {

    public EquityPeaks {
        new Checks()
                .positive("reference_peak", reference)
                .positive("all_time_peak", allTime)
                .require(!(allTime < reference), "all_time_peak", allTime, ">= the reference peak " + reference)
                .orThrow();
    }

    /** The peaks of an account that begins with this equity, above 0. */
    public static EquityPeaks startingAt(double equity) {
        return new EquityPeaks(equity, equity);
    }

    /** After a reading; the same object if it raises no peak. A reading that is not finite raises none. */
    public EquityPeaks observe(double equity) {
        if (!Double.isFinite(equity) || equity <= reference) return this;
        return new EquityPeaks(equity, Math.max(allTime, equity));
    }

    /**
     * After money came in (above 0) or went out (below 0).
     *
     * @param equityBefore quote currency, above 0
     * @param amount quote currency, leaving more than 0
     */
    public EquityPeaks moved(double equityBefore, double amount) {
        new Checks()
                .positive("equity_before", equityBefore)
                .positive("equity_after", equityBefore + amount)
                .orThrow();
        double scale = (equityBefore + amount) / equityBefore;
        return new EquityPeaks(reference * scale, allTime * scale);
    }

    /** After a release: triggers count from here, or the same drawdown would fire again at once. */
    public EquityPeaks rebased(double equity) {
        return new EquityPeaks(equity, Math.max(allTime, equity));
    }

    public Drawdown drawdown(double equity) {
        return Drawdown.between(reference, equity);
    }
}
