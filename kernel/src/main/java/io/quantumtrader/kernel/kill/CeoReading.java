package io.quantumtrader.kernel.kill;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the CEO looks at.
 *
 * @param drawdown fraction from the reference peak, NaN when there is no reading
 * @param health of the fund itself
 * @param trades closed trades so far
 * @param winRate share of them that won, ignored while there are few; NaN when there is no reading
 * @param cascade whether distinct symbols failed one after the other
 * @param quorumLost whether too few nodes of the cluster are left
 */
public record CeoReading(
        double drawdown, Health health, long trades, double winRate, boolean cascade, boolean quorumLost) {

    /** Whether there is a drawdown to judge by: finite and not negative. */
    public boolean drawdownKnown() {
        return drawdown >= 0 && drawdown <= 1;
    }

    public SortedMap<String, String> inputs() {
        return new TreeMap<>(Map.of(
                "drawdown", Double.toString(drawdown),
                "health", health.name(),
                "trades", Long.toString(trades),
                "win_rate", Double.toString(winRate),
                "cascade", Boolean.toString(cascade),
                "quorum_lost", Boolean.toString(quorumLost)));
    }
}
