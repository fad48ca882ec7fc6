package io.quantumtrader.app.launch;

import io.quantumtrader.persistence.audit.AuditReport;
import io.quantumtrader.persistence.audit.DailyRoot;
import java.util.List;

/**
 * What an audit found.
 *
 * @param intact whether everything is as it was written
 * @param events rows read
 * @param entities ids that wrote them
 * @param segments files of the archive
 * @param seals compared
 * @param unsealed rows behind the last seal
 * @param waiting events in the spool that are not in the database yet
 * @param dailyRoots oldest first
 * @param findings in the order of the journal
 * @param seconds wall-clock duration
 */
public record AuditResult(
        boolean intact,
        long events,
        int entities,
        int segments,
        int seals,
        long unsealed,
        long waiting,
        List<Root> dailyRoots,
        List<Found> findings,
        double seconds) {

    public AuditResult {
        dailyRoots = List.copyOf(dailyRoots);
        findings = List.copyOf(findings);
    }

    /** What is told of a report. */
    public static AuditResult of(AuditReport report, double seconds) {
        return new AuditResult(
                report.intact(),
                report.events(),
                report.entities(),
                report.segments(),
                report.seals(),
                report.unsealed(),
                report.waiting(),
                report.dailyRoots().stream().map(Root::of).toList(),
                report.findings().stream()
                        .map(one -> new Found(
                                one.kind().name(),
                                one.persistenceId(),
                                one.sequenceNr(),
                                one.place(),
                                one.detail(),
                                one.toString()))
                        .toList(),
                seconds);
    }

    /**
     * The last seal of a day.
     *
     * @param day UTC
     * @param seal its number
     * @param events sealed on that day
     * @param root hexadecimal
     * @param copied whether the same seal stands in the copy outside the database
     */
    public record Root(String day, long seal, long events, String root, boolean copied) {
        public static Root of(DailyRoot root) {
            return new Root(root.day().toString(), root.seal(), root.events(), root.root(), root.copied());
        }
    }

    /**
     * Something that is not as it was written.
     *
     * @param sequenceNr of the event, or number of the seal or segment
     * @param place among all rows; 0 where there is none
     * @param text all of it in one line
     */
    public record Found(String kind, String persistenceId, long sequenceNr, long place, String detail, String text) {}
}
