package io.quantumtrader.exchange.recorded;

import io.quantumtrader.kernel.market.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bars, or the funding payments, of one symbol: its files read one after another, one row at hand. Checked before. */
final class BarSeries implements AutoCloseable {

    private static final long END = Long.MAX_VALUE;

    private final List<RecordedFile> files;
    private final int columns;
    private @Nullable CsvRows rows;
    private int nextFile;
    private long time;

    BarSeries(List<RecordedFile> files, int columns) {
        this.files = List.copyOf(files);
        this.columns = columns;
        advance();
    }

    /** Time of the row at hand, {@link Long#MAX_VALUE} behind the last. */
    long time() {
        return time;
    }

    boolean ended() {
        return time == END;
    }

    void advance() {
        while (true) {
            if (rows != null && rows.next()) {
                time = rows.time();
                return;
            }
            close();
            if (nextFile == files.size()) {
                time = END;
                return;
            }
            rows = new CsvRows(files.get(nextFile++).path(), columns);
            rows.text();
        }
    }

    /** Goes to the first row at or behind a time. */
    void advanceTo(long wanted) {
        while (time < wanted) advance();
    }

    Bar bar() {
        var at = atHand();
        return new Bar(time, at.value(0), at.value(1), at.value(2), at.value(3), at.value(4));
    }

    /** The first value of the row at hand. */
    double value() {
        return atHand().value(0);
    }

    private CsvRows atHand() {
        if (rows == null) throw new IllegalStateException("the series has ended");
        return rows;
    }

    @Override
    public void close() {
        if (rows != null) rows.close();
        rows = null;
    }
}
