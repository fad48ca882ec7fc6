package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The market state of one symbol kept from bar to bar. Adding a close is cheap; a reading brings the order statistics up
 * to date and recomputes the rest from the window, so it is a function of the closes in the window alone and has the
 * same bits wherever the series was started. Not thread-safe: it belongs to its symbol.
 */
public final class MarketWindow {

    /** Unread bars that are caught up one by one; after more, order statistics are found anew. */
    private static final int CATCH_UP_BARS = 16;

    private static final int CROSSINGS = 2048;

    private final MarketTheta theta;
    private final int needed;
    private final CloseSeries series;
    private final OrderedReturns ordered;
    private final MedianSlope[] medians;
    private final double[] returns;
    private final Checked<MarketWindow> accepted = Checked.ok(this);
    private long caughtUp = -1;

    public MarketWindow(MarketTheta theta) {
        this.theta = theta;
        needed = theta.pricesNeeded();
        series = new CloseSeries(needed + CATCH_UP_BARS);
        ordered = new OrderedReturns(theta.vol().window());
        returns = new double[needed - 1];
        var crossings = new Crossings(theta.trend().longest(), CROSSINGS);
        medians = theta.trend().windows().stream()
                .map(window -> new MedianSlope(window, crossings))
                .toArray(MedianSlope[]::new);
    }

    /**
     * Adds a closed bar.
     *
     * @param openTimeMs UTC epoch milliseconds, later than the last one
     * @param close last price of the bar, above 0
     * @return this window, or what is wrong with the bar; then nothing has changed
     */
    public Checked<MarketWindow> push(long openTimeMs, double close) {
        boolean later = series.bars() == 0 || openTimeMs > lastOpenTimeMs();
        if (!later || !(close > 0) || close == Double.POSITIVE_INFINITY) return refusal(openTimeMs, close, later);
        series.append(openTimeMs, StrictMath.log(close + theta.eps()));
        return accepted;
    }

    /**
     * The closes that a reading needs, oldest first.
     *
     * @param openTimesMs UTC epoch milliseconds, rising
     * @param logPrices as many logarithms of closes
     */
    public record Memory(List<Long> openTimesMs, List<Double> logPrices) {
        public Memory {
            openTimesMs = List.copyOf(openTimesMs);
            logPrices = List.copyOf(logPrices);
        }
    }

    public Memory memory() {
        var times = new ArrayList<Long>(size());
        var logs = new ArrayList<Double>(size());
        for (int back = size() - 1; back >= 0; back--) {
            times.add(series.openTimeMs(back));
            logs.add(series.log(back));
        }
        return new Memory(times, logs);
    }

    /** Fills an empty window with what one of the same settings remembered; its readings have the same bits. */
    public void restore(Memory memory) {
        for (int i = 0; i < memory.logPrices().size(); i++) {
            series.append(memory.openTimesMs().get(i), memory.logPrices().get(i));
        }
    }

    /** Closes in the window, at most as many as a reading needs. */
    public int size() {
        return (int) Math.min(series.bars(), needed);
    }

    /** Whether there are enough closes for a reading. */
    public boolean ready() {
        return series.bars() >= needed;
    }

    /** Open time of the newest bar; the window must not be empty. */
    public long lastOpenTimeMs() {
        return openTimeMs(0);
    }

    /** Open time of the bar that many bars before the newest, 0 up to size − 1. */
    public long openTimeMs(int barsBack) {
        return series.openTimeMs(Objects.checkIndex(barsBack, size()));
    }

    /**
     * Bars missing between the newest one and one that opens at a time, 0 if they follow each other or the window is empty.
     *
     * @param intervalMs length of a bar, above 0
     */
    public long barsMissingBefore(long openTimeMs, long intervalMs) {
        return size() == 0 ? 0 : Math.max(0, (openTimeMs - lastOpenTimeMs()) / intervalMs - 1);
    }

    /** Bars missing anywhere between the oldest and the newest one of the window. */
    public long barsMissing(long intervalMs) {
        return size() == 0 ? 0 : (lastOpenTimeMs() - openTimeMs(size() - 1)) / intervalMs - (size() - 1);
    }

    /** ln p_t − ln p_(t−bars), by count of bars; NaN if the window does not reach back so far. */
    public double logReturn(int bars) {
        return bars < size() ? series.log(0) - series.log(bars) : Double.NaN;
    }

    /**
     * The log return of the newest bar; NaN before the second one, and where bars are missing before it.
     *
     * @param intervalMs length of a bar, above 0
     */
    public double barReturn(long intervalMs) {
        boolean follows = size() > 1 && (openTimeMs(0) - openTimeMs(1)) / intervalMs <= 1;
        return follows ? logReturn(1) : Double.NaN;
    }

    /** The return of the bar that many bars before the newest, 0 up to size − 2. */
    public double logReturnAt(int barsBack) {
        Objects.checkIndex(barsBack + 1, size());
        return series.log(barsBack) - series.log(barsBack + 1);
    }

    /** The live form; empty while there are too few closes. */
    public Optional<MarketReading> reading() {
        return evidence().map(evidence -> evidence.live(theta));
    }

    /** Form v1; empty while there are too few closes. */
    public Optional<MarketState> v1() {
        return evidence().map(evidence -> evidence.v1(theta));
    }

    /** Form v2; empty while there are too few closes. */
    public Optional<MarketState> v2() {
        return evidence().map(evidence -> evidence.v2(theta));
    }

    private Checked<MarketWindow> refusal(long openTimeMs, double close, boolean later) {
        return Checked.refused(new Checks()
                .require(later, "open_time_ms", openTimeMs, later ? "later" : "> " + lastOpenTimeMs())
                .positive("close", close)
                .violations());
    }

    private Optional<Evidence> evidence() {
        if (!ready()) return Optional.empty();
        double[] logs = series.logs();
        int first = series.end() - needed;
        for (int i = 0; i < returns.length; i++) returns[i] = logs[first + i + 1] - logs[first + i];
        catchUp();
        double[] slopes = new double[medians.length];
        for (int i = 0; i < slopes.length; i++) slopes[i] = slope(medians[i]);
        var sigma = ordered.sigma(returns, returns.length, theta.vol(), theta.eps());
        return Optional.of(Evidence.of(sigma, slopes, returns, returns.length, theta));
    }

    private double slope(MedianSlope median) {
        return switch (theta.trend().method()) {
            case THEIL_SEN -> median.median(series.logs(), series.end(), series.bars());
            case OLS -> Slopes.ols(series.logs(), series.end(), median.window());
        };
    }

    private void catchUp() {
        long unread = series.bars() - caughtUp;
        boolean anew = caughtUp < 0 || unread > CATCH_UP_BARS;
        if (anew) ordered.restart(returns, returns.length);
        else for (int back = (int) unread - 1; back >= 0; back--) slideReturns(back);
        if (theta.trend().method() == TrendMethod.THEIL_SEN) {
            for (var median : medians) catchUp(median, anew, (int) unread);
        }
        caughtUp = series.bars();
    }

    private void slideReturns(int back) {
        int leaving = back + theta.vol().window();
        ordered.slide(series.log(leaving) - series.log(leaving + 1), series.log(back) - series.log(back + 1));
    }

    private void catchUp(MedianSlope median, boolean anew, int unread) {
        if (anew) median.restart(series.logs(), series.end());
        else for (int back = unread - 1; back >= 0; back--) median.slide(series.logs(), series.end() - back);
    }
}
