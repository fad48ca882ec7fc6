package io.quantumtrader.persistence.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param events rows read
 * @param entities ids that wrote them
 * @param segments files of the archive
 * @param unsealed rows behind the last seal
 * @param waiting events in the spool that are not in the database yet
 * @param dailyRoots the last seal of each day (UTC) on which one was set, oldest first
 * @param findings everything that is not as it was written, in the order of the journal
 */
public record AuditReport(
        long events,
        int entities,
        int segments,
        int seals,
        long unsealed,
        long waiting,
        List<DailyRoot> dailyRoots,
        List<Finding> findings) {

    public AuditReport {
        dailyRoots = List.copyOf(dailyRoots);
        findings = List.copyOf(findings);
    }

    public boolean intact() {
        return findings.isEmpty();
    }
}
