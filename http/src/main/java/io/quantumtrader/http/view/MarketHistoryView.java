package io.quantumtrader.http.view;

import io.quantumtrader.kernel.market.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recorded bars of one symbol, for a chart.
 *
 * @param symbol venue symbol
 * @param intervalMs length of a bar
 * @param bars oldest first; a bar that was missed is not there
 * @param stops protective stops as they were decided in that time, oldest first
 */
public record MarketHistoryView(String symbol, long intervalMs, List<Bar> bars, List<Stop> stops) {

    public MarketHistoryView {
        bars = List.copyOf(bars);
        stops = List.copyOf(stops);
    }

    /**
     * One closed bar and what was made of it.
     *
     * @param openedAtMs UTC epoch milliseconds
     * @param volume base asset
     * @param mark mark price at the close
     * @param regime the likeliest, derived again from the recorded bars; null where there are too few
     * @param killScore K of the position held; NaN without one
     * @param r R of the position held; NaN without one
     */
    public record Bar(
            long openedAtMs,
            double open,
            double high,
            double low,
            double close,
            double volume,
            double mark,
            @Nullable Regime regime,
            double killScore,
            double r) {}

    /**
     * A protective stop that was decided.
     *
     * @param decision id of the decision
     */
    public record Stop(long atMs, double price, String decision) {}
}
