package io.quantumtrader.exchange.recorded;

import io.quantumtrader.actors.venue.DrivenVenue.Slice;

/** One symbol's slices in time. */
final class SymbolStream implements AutoCloseable {

    /** Funding times come some milliseconds late, as the exchange returns them. */
    private static final long FUNDING_TOLERANCE_MS = 1_000;

    /** Funding that fell into a gap is due with the next bar, but not for ever. */
    private static final long FUNDING_KEPT_MS = 86_400_000;

    private final String symbol;
    private final long intervalMs;
    private final BarSeries trades;
    private final BarSeries marks;
    private final BarSeries funding;

    SymbolStream(SymbolRecord files, long intervalMs) {
        this.symbol = files.symbol();
        this.intervalMs = intervalMs;
        this.trades = new BarSeries(files.trades(), ChainCheck.BAR_COLUMNS.size());
        this.marks = new BarSeries(files.marks(), ChainCheck.BAR_COLUMNS.size());
        this.funding = new BarSeries(files.funding(), ChainCheck.FUNDING_COLUMNS.size());
    }

    /** Open time of the bar at hand, {@link Long#MAX_VALUE} at the end. */
    long time() {
        return trades.time();
    }

    /** Passes the bar at hand, and the funding that was due with it. */
    void skip() {
        fundingDue(trades.time() + intervalMs);
        trades.advance();
    }

    /** The slice of the bar at hand; goes on to the next. Without a mark bar of that time the trades stand for it. */
    Slice take() {
        var bar = trades.bar();
        marks.advanceTo(bar.openTimeMs());
        var mark = marks.time() == bar.openTimeMs() ? marks.bar() : bar;
        var slice = new Slice(symbol, bar, mark, fundingDue(bar.openTimeMs() + intervalMs));
        trades.advance();
        return slice;
    }

    private double fundingDue(long closeMs) {
        double rate = 0;
        while (!funding.ended() && funding.time() - FUNDING_TOLERANCE_MS <= closeMs) {
            if (funding.time() >= closeMs - FUNDING_KEPT_MS) rate += funding.value();
            funding.advance();
        }
        return rate;
    }

    @Override
    public void close() {
        trades.close();
        marks.close();
        funding.close();
    }
}
