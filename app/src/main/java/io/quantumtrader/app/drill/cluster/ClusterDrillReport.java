package io.quantumtrader.app.drill.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drill of a cluster found: {@code ./qt drill cluster --json} prints an object with these fields under these names.
 *
 * @param seed of market and moments
 * @param rounds done
 * @param violations of all rounds; has to be 0
 * @param acknowledged events that the witnesses saw
 * @param orders of the venue's logs held against the journals
 * @param decisions derived again and compared
 * @param faults figures by fault
 * @param kills figures of kills while nothing else is wrong; null if none were asked for
 * @param first the first violations
 * @param skipped faults that were not tried, with the reason
 * @param seconds wall-clock duration
 */
public record ClusterDrillReport(
        long seed,
        int rounds,
        int violations,
        long acknowledged,
        long orders,
        long decisions,
        List<OfFault> faults,
        @Nullable OfKills kills,
        List<String> first,
        List<String> skipped,
        double seconds) {

    public ClusterDrillReport {
        faults = List.copyOf(faults);
        first = List.copyOf(first);
        skipped = List.copyOf(skipped);
    }

    /**
     * Figures of one fault; times from the moment it struck, milliseconds, NaN where it never came to that.
     *
     * @param unreachable until another node missed the first one
     * @param stopped until the first node's last event of an affected symbol
     * @param takenOver until another node owned an affected symbol
     * @param decided until the first event of that symbol there that follows from a bar or a word
     * @param exit until a close by hand of an affected position was decided and answered
     * @param kill until a kill that was set as the fault struck was acknowledged, by the node that took it
     * @param nakedMaxMs the longest time that a position was seen without a stop at the venue
     * @param falseDowns nodes that ended and that nothing had been done to; no violation
     * @param owners writers of a symbol that overlap
     * @param lost events that were acknowledged and are nowhere
     * @param books orders that differ between venue and journal: twice, undecided, lost
     * @param permits used twice
     * @param opened orders that increase, at the venue after a kill was acknowledged
     * @param naked positions without a stop for longer than they may be
     * @param chain findings of the audit
     * @param replay decisions that come out otherwise
     */
    public record OfFault(
            String fault,
            int rounds,
            Times unreachable,
            Times stopped,
            Times takenOver,
            Times decided,
            Times exit,
            Times kill,
            double nakedMaxMs,
            int falseDowns,
            int owners,
            int lost,
            int books,
            int permits,
            int opened,
            int naked,
            int chain,
            int replay) {}

    /**
     * Kills over all nodes of a fund that opens and closes positions meanwhile, milliseconds.
     *
     * @param kills set and released, by each node in turn
     * @param median from the acceptance until the gate of every node went by it
     * @param p99 the same
     * @param worst the same
     * @param rounds bare questions to all nodes that were measured in the same time
     * @param roundMedian until all had answered, rounded up to the next bound of the histogram
     * @param roundP99 the same
     * @param opened orders that increased, between the kills
     * @param behind orders that increased, at the venue after an acknowledgement
     */
    public record OfKills(
            int kills,
            double median,
            double p99,
            double worst,
            long rounds,
            double roundMedian,
            double roundP99,
            long opened,
            int behind) {}

    /**
     * A time over several rounds, milliseconds.
     *
     * @param median NaN where there is none
     * @param worst NaN where there is none
     */
    public record Times(double median, double worst) {

        static Times of(List<Double> measured) {
            var sorted = measured.stream()
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toList();
            if (sorted.isEmpty()) return new Times(Double.NaN, Double.NaN);
            return new Times(sorted.get((sorted.size() - 1) / 2), sorted.getLast());
        }
    }

    public boolean holds() {
        return violations == 0;
    }
}
