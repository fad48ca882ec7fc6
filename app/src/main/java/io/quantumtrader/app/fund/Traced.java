package io.quantumtrader.app.fund;

import io.quantumtrader.actors.stage.Stages;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.fund.view.StatusViews;
import io.quantumtrader.app.notify.EventLog;
import io.quantumtrader.app.trace.DecisionTraces;
import io.quantumtrader.app.trace.TraceIds;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;

/** Events as lines of the log, and decisions as traces where those are collected. */
final class Traced implements EventFeed, AutoCloseable {

    private final EventLog log;
    private final Optional<DecisionTraces> traces;

    private Traced(EventLog log, Optional<DecisionTraces> traces) {
        this.log = log;
        this.traces = traces;
    }

    /** @param node that tells them */
    static Traced of(FundSettings settings, String node) {
        var ids = new TraceIds(settings.portfolio());
        var traces = DecisionTraces.start(settings.traces(), ids, node, StatusViews.version());
        return new Traced(new EventLog(settings.logging(), traces.map(traced -> ids)), traces);
    }

    /** Follows the decisions of these actors too; without traces nobody does. */
    void hear(ActorSystem<?> system) {
        traces.ifPresent(traced -> Stages.of(system).hear(traced));
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        log.publish(persistenceId, sequenceNr, event);
        traces.ifPresent(traced -> traced.publish(persistenceId, sequenceNr, event));
    }

    @Override
    public void close() {
        traces.ifPresent(DecisionTraces::close);
    }
}
