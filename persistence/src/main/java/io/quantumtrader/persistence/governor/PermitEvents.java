package io.quantumtrader.persistence.governor;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.risk.GovernorAnswer.Permitted;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.kernel.risk.Permits;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitEnded;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is written about permits. */
public final class PermitEvents {

    private PermitEvents() {}

    public static PermitIssued issued(Permitted permitted, long number, long tick) {
        var permit = permitted.permit();
        return new PermitIssued(
                tick,
                permit.issuedAtMs(),
                number,
                permit.id(),
                permit.decisionId(),
                permit.symbol(),
                permit.side().name(),
                permit.maxQuantity(),
                permit.lowPrice(),
                permit.highPrice(),
                permit.ladderVersion(),
                permit.expiresAtMs(),
                permitted.plan().notional());
    }

    /** Permits past their expiry, and live ones whose symbol has another ladder version now. */
    public static List<GovernorEvent> lapsed(Permits permits, long atMs, Map<String, Long> ladderVersions) {
        var events = new ArrayList<GovernorEvent>();
        for (var permit : permits.expiredAt(atMs)) {
            events.add(expired(permit, atMs));
        }
        for (var permit : permits.liveAt(atMs)) {
            long version = ladderVersions.getOrDefault(permit.symbol(), permit.ladderVersion());
            if (version != permit.ladderVersion()) events.add(voided(permit, version, atMs));
        }
        return events;
    }

    /** It is past its expiry. */
    public static PermitEnded expired(Permit permit, long atMs) {
        var reason = because(ReasonCode.PERMIT_EXPIRED, atMs - permit.expiresAtMs(), 0);
        return new PermitEnded(atMs, permit.id(), Permits.State.EXPIRED.name(), ReasonRow.of(reason));
    }

    /** Its symbol has another ladder version now, or another permit. */
    public static PermitEnded voided(Permit permit, long version, long atMs) {
        var reason = because(ReasonCode.PERMIT_VOID, permit.ladderVersion(), version);
        return new PermitEnded(atMs, permit.id(), Permits.State.VOID.name(), ReasonRow.of(reason));
    }
}
