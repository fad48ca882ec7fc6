package io.quantumtrader.kernel.market;

/** The last closes of one symbol as log prices, contiguous in time order; appending is cheap, old ones fall out. */
final class CloseSeries {

    private final int kept;
    private final double[] logs;
    private final long[] times;
    private int end;
    private long bars;

    /** @param kept closes that stay at hand */
    CloseSeries(int kept) {
        this.kept = kept;
        logs = new double[2 * kept];
        times = new long[2 * kept];
    }

    void append(long openTimeMs, double logPrice) {
        if (end == logs.length) {
            System.arraycopy(logs, end - kept, logs, 0, kept);
            System.arraycopy(times, end - kept, times, 0, kept);
            end = kept;
        }
        logs[end] = logPrice;
        times[end++] = openTimeMs;
        bars++;
    }

    /** Log prices; those before {@link #end} are filled, the last of them is the newest. */
    double[] logs() {
        return logs;
    }

    int end() {
        return end;
    }

    /** Closes ever appended. */
    long bars() {
        return bars;
    }

    /** Open time of the bar {@code back} bars before the newest. */
    long openTimeMs(int back) {
        return times[end - 1 - back];
    }

    double log(int back) {
        return logs[end - 1 - back];
    }
}
