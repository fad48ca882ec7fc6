package io.quantumtrader.persistence.whatif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One life against another, position by position: those that come from the same entry are one pair; one that only one side has
 * counts against nothing.
 *
 * @param life the one that is compared
 * @param earlier pairs that ended earlier
 * @param later pairs that ended later, or not at all
 * @param otherwise pairs that ended at the same time, in other parts, at other prices or for other reasons
 * @param added positions that only this side has
 * @param missing positions that only the other side has
 * @param rGained sum of the gains in R over all positions
 * @param rLost sum of the losses in R, 0 or less
 * @param largestR largest difference in R of one pair, either way
 */
public record Comparison(
        Life life,
        int earlier,
        int later,
        int otherwise,
        int added,
        int missing,
        double rGained,
        double rLost,
        double largestR) {

    /** Exits that moved in any way. */
    public int moved() {
        return earlier + later + otherwise;
    }

    /**
     * Compares.
     *
     * @param from the yardstick
     * @param life what differs from it
     */
    public static Comparison of(Life from, Life life) {
        return new Tally(byEntry(from.trades()), byEntry(life.trades())).comparison(life);
    }

    private static Map<String, Trade> byEntry(List<Trade> trades) {
        var found = new LinkedHashMap<String, Trade>();
        for (var trade : trades) found.put(trade.symbol() + " " + trade.entryId(), trade);
        return found;
    }

    private static final class Tally {
        private int earlier;
        private int later;
        private int otherwise;
        private int added;
        private int missing;
        private double gained;
        private double lost;
        private double largest;

        Tally(Map<String, Trade> from, Map<String, Trade> to) {
            var all = new TreeSet<>(from.keySet());
            all.addAll(to.keySet());
            for (var entry : all) {
                var before = from.get(entry);
                var after = to.get(entry);
                if (before == null && after != null) added(after);
                else if (after == null && before != null) missing(before);
                else if (before != null && after != null) pair(before, after);
            }
        }

        private void added(Trade after) {
            added++;
            changed(after.rMultiple());
        }

        private void missing(Trade before) {
            missing++;
            changed(-before.rMultiple());
        }

        private void pair(Trade before, Trade after) {
            double r = after.rMultiple() - before.rMultiple();
            changed(r);
            largest = Math.max(largest, Math.abs(r));
            int order = Long.compare(endMs(after), endMs(before));
            if (order < 0) earlier++;
            else if (order > 0) later++;
            else if (!ways(before).equals(ways(after))) otherwise++;
        }

        /** When, at what price and why, whatever the size: another size alone moves no exit. */
        private static List<Exit> ways(Trade trade) {
            return trade.exits().stream()
                    .map(exit -> new Exit(exit.atMs(), 0, exit.price(), exit.reason()))
                    .toList();
        }

        private static long endMs(Trade trade) {
            return trade.end().map(Exit::atMs).orElse(Long.MAX_VALUE);
        }

        private void changed(double r) {
            gained += Math.max(0, r);
            lost += Math.min(0, r);
        }

        Comparison comparison(Life life) {
            return new Comparison(life, earlier, later, otherwise, added, missing, gained, lost, largest);
        }
    }
}
