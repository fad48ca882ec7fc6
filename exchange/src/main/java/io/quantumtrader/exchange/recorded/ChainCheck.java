package io.quantumtrader.exchange.recorded;

import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;

/**
 * Looks at every row of the files of one symbol and kind, which follow each other in time: header, number of columns,
 * numbers, times that rise and lie on the interval's grid, and low and high around open and close.
 */
final class ChainCheck {

    static final List<String> BAR_COLUMNS = List.of("open_time_ms", "open", "high", "low", "close", "volume");
    static final List<String> FUNDING_COLUMNS = List.of("funding_time_ms", "funding_rate");

    /** No exchange of crypto-futures has bars before 2009 or after 2100; guards the grid's size. */
    private static final long EARLIEST_MS = 1_230_768_000_000L;

    private static final long LATEST_MS = 4_102_444_800_000L;

    private final Findings findings;
    private final long intervalMs;
    private final boolean bars;
    private final List<String> columns;
    private final BitSet present = new BitSet();
    private long previous = -1;
    private double firstPrice = Double.NaN;

    private ChainCheck(Findings findings, long intervalMs, boolean bars) {
        this.findings = findings;
        this.intervalMs = intervalMs;
        this.bars = bars;
        this.columns = bars ? BAR_COLUMNS : FUNDING_COLUMNS;
    }

    static ChainCheck ofBars(Findings findings, long intervalMs, List<RecordedFile> files) {
        return new ChainCheck(findings, intervalMs, true).all(files);
    }

    static ChainCheck ofFunding(Findings findings, List<RecordedFile> files) {
        return new ChainCheck(findings, 1, false).all(files);
    }

    /** Which bars there are, counted in intervals since {@link #EARLIEST_MS}. */
    BitSet present() {
        return present;
    }

    /** The first open. */
    double firstPrice() {
        return firstPrice;
    }

    private ChainCheck all(List<RecordedFile> files) {
        for (var file : files) {
            try (var rows = new CsvRows(file.path(), columns.size())) {
                one(file, rows);
            } catch (UncheckedIOException failure) {
                findings.add(file.name(), String.valueOf(failure.getCause()), "a readable file");
            }
        }
        return this;
    }

    private void one(RecordedFile file, CsvRows rows) {
        String header = rows.text();
        String expected = String.join(",", columns);
        if (!header.equals(expected)) {
            findings.add(file.name() + ":1 header", header.isEmpty() ? "empty" : header, expected);
            return;
        }
        long before = rows.lineNumber();
        while (rows.next()) row(file, rows);
        if (rows.lineNumber() == before) findings.add(file.name(), "no rows", "a header and rows");
    }

    private void row(RecordedFile file, CsvRows rows) {
        if (rows.columns() != columns.size()) {
            found(file, rows, "row", rows.columns() + " columns", columns.size() + " columns");
            return;
        }
        long time = rows.time();
        if (time < EARLIEST_MS || time >= LATEST_MS) {
            found(file, rows, columns.getFirst(), rows.field(0), "UTC epoch milliseconds between 2009 and 2100");
            return;
        }
        if (time <= previous) {
            String what = time == previous ? " (duplicate timestamp)" : " (backwards in time)";
            found(file, rows, columns.getFirst(), time + what, "> " + previous);
        } else previous = time;
        if (bars) bar(file, rows);
        else if (!(Math.abs(rows.value(0)) <= 1)) found(file, rows, "funding_rate", rows.field(1), "in [-1, 1]");
    }

    private void bar(RecordedFile file, CsvRows rows) {
        long time = rows.time();
        if (time % intervalMs != 0)
            found(file, rows, columns.getFirst(), Long.toString(time), "a multiple of " + intervalMs + " ms");
        else present.set((int) ((time - EARLIEST_MS) / intervalMs));
        boolean good = true;
        for (int i = 0; i < 4; i++) {
            if (rows.value(i) > 0) continue;
            found(file, rows, columns.get(i + 1), rows.field(i + 1), "> 0 and finite");
            good = false;
        }
        if (!(rows.value(4) >= 0)) found(file, rows, "volume", rows.field(5), ">= 0 and finite");
        if (!good) return;
        double open = rows.value(0);
        double close = rows.value(3);
        if (rows.value(1) < Math.max(open, close)) found(file, rows, "high", rows.field(2), ">= open and close");
        if (rows.value(2) > Math.min(open, close)) found(file, rows, "low", rows.field(3), "<= open and close");
        if (Double.isNaN(firstPrice)) firstPrice = open;
    }

    private void found(RecordedFile file, CsvRows rows, String column, String observed, String bound) {
        findings.add(file.name() + ":" + rows.lineNumber() + " " + column, observed, bound);
    }
}
