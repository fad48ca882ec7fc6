package io.quantumtrader.app.drill.cluster;

import io.quantumtrader.app.cluster.LocalNode;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bare questions to all nodes that the nodes have measured so far, by the upper bounds of what they took.
 *
 * @param counts rounds of all nodes that took at most so many seconds
 */
record Rounds(TreeMap<Double, Long> counts) {

    private static final Pattern BUCKET = Pattern.compile("qt_node_round_seconds_bucket\\{le=\"([^\"]+)\"\\} (\\S+)");

    static Rounds of(List<LocalNode> nodes) {
        var counts = new TreeMap<Double, Long>();
        for (var node : nodes) {
            node.client().lines("/metrics", "text/plain").stream()
                    .map(BUCKET::matcher)
                    .filter(Matcher::matches)
                    .forEach(bucket -> counts.merge(
                            bucket.group(1).equals("+Inf")
                                    ? Double.POSITIVE_INFINITY
                                    : Double.parseDouble(bucket.group(1)),
                            (long) Double.parseDouble(bucket.group(2)),
                            Long::sum));
        }
        return new Rounds(counts);
    }

    /** Those that have come since. */
    Rounds since(Rounds before) {
        var fresh = new TreeMap<Double, Long>();
        counts.forEach((bound, count) -> fresh.put(bound, count - before.counts.getOrDefault(bound, 0L)));
        return new Rounds(fresh);
    }

    long count() {
        return counts.isEmpty() ? 0 : counts.lastEntry().getValue();
    }

    /** Milliseconds that this share of them did not exceed, as far as the bounds tell; NaN for none. */
    double within(double share) {
        for (var bucket : counts.entrySet())
            if (count() > 0 && bucket.getValue() >= share * count()) return bucket.getKey() * 1e3;
        return Double.NaN;
    }
}
