package io.quantumtrader.app.bench;

import java.util.List;

/**
 * What {@code ./qt bench symbols} measured; {@code --json} prints an object with these fields.
 *
 * @param warm bars of each symbol before
 * @param seconds with a bar a second
 * @param lines one for each number of symbols
 */
public record SymbolsBenchReport(int warm, int seconds, List<Line> lines) {

    public SymbolsBenchReport {
        lines = List.copyOf(lines);
    }

    /**
     * One fund.
     *
     * @param heapMib heap in use after collections, with all of the fund in it
     * @param kibPerSymbol the same, divided by the symbols
     * @param kibFurther what each symbol cost that the line before did not have; NaN in the first line
     * @param cores processors that the fund kept busy, its database apart
     * @param p50Ms from the tick that goes out to an evaluation in the journal
     * @param rowsPerSecond journal rows, all ids together
     * @param fullSpeedPerSecond evaluations a second while nothing waited for the clock
     * @param keptPace whether every second's bar was done within its second
     */
    public record Line(
            int symbols,
            double heapMib,
            double kibPerSymbol,
            double kibFurther,
            double cores,
            double p50Ms,
            double p99Ms,
            double maxMs,
            double rowsPerSecond,
            double fullSpeedPerSecond,
            boolean keptPace) {}
}
