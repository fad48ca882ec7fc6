package io.quantumtrader.app.drill.crash;

import java.util.List;

/**
 * What a crash drill found: {@code ./qt drill crash --json} prints an object with these fields under these names.
 *
 * @param seed of the moments
 * @param database "embedded", or name and version of the server that was given and whether new sessions were refused there
 * @param rounds done
 * @param violations of all rounds; has to be 0
 * @param acknowledged events whose acknowledgement a witness outside saw
 * @param spooled events that went through the spool
 * @param orders of the venue's log that were held against the journal
 * @param decisions derived again and compared
 * @param faults figures by fault
 * @param first the first violations
 * @param skipped faults that this machine does not allow, with the reason
 * @param seconds wall-clock duration
 */
public record CrashDrillReport(
        long seed,
        String database,
        int rounds,
        int violations,
        long acknowledged,
        long spooled,
        long orders,
        long decisions,
        List<OfFault> faults,
        List<String> first,
        List<String> skipped,
        double seconds) {

    public CrashDrillReport {
        faults = List.copyOf(faults);
        first = List.copyOf(first);
        skipped = List.copyOf(skipped);
    }

    /**
     * Figures of one fault.
     *
     * @param backP50Ms from the fault to a fund that is ready again, median, milliseconds
     * @param backMaxMs the same, longest
     * @param lost events that were acknowledged and are not in the journal
     * @param books orders that differ between venue and journal, undecided or repeated ones among them
     * @param chain findings of the audit
     * @param replay decisions that come out otherwise
     */
    public record OfFault(
            String fault,
            int rounds,
            long acknowledged,
            long spooled,
            double backP50Ms,
            double backMaxMs,
            int lost,
            int books,
            int chain,
            int replay) {}

    public boolean holds() {
        return violations == 0;
    }
}
