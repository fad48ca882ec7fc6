package io.quantumtrader.app.fund.figures;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.http.metric.Counted;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.kernel.risk.Permits;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitEnded;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitSpent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What became of permits, where the governor lives here; thread-safe. */
final class PermitCounts implements EventFeed {

    private final Counted permits = Counted.of(Figure.PERMITS);
    /** When each that still holds lapses, by the market's clock. */
    private final Map<String, Long> outstanding = new ConcurrentHashMap<>();

    PermitCounts() {
        for (var state : Permits.State.values()) permits.from0(state.name());
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        switch (event) {
            case PermitIssued issued -> {
                outstanding.put(issued.permitId(), issued.expiresAtMs());
                permits.one(Permits.State.ISSUED.name());
            }
            case PermitSpent spent -> over(spent.permitId(), Permits.State.SPENT.name());
            case PermitEnded ended -> over(ended.permitId(), ended.state());
            default -> {}
        }
    }

    private void over(String permitId, String state) {
        outstanding.remove(permitId);
        permits.one(state);
    }

    /** @param nowMs by the market's clock */
    int outstanding(long nowMs) {
        outstanding.values().removeIf(expiresAtMs -> expiresAtMs < nowMs);
        return outstanding.size();
    }

    MetricSnapshot snapshot() {
        return permits.snapshot();
    }
}
