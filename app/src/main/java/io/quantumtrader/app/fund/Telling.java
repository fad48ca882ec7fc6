package io.quantumtrader.app.fund;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.stage.Stages;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.fund.view.StatusViews;
import io.quantumtrader.app.notify.EventLog;
import io.quantumtrader.app.notify.Webhook;
import io.quantumtrader.app.trace.DecisionTraces;
import io.quantumtrader.app.trace.TraceIds;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;

/** Who outside is told, as the settings say: events by the log, decisions by traces, alarms by a webhook beside those within. */
final class Telling implements EventFeed, SafetyAlarms, AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventLog log;
    private final Optional<DecisionTraces> traces;
    private final Optional<Webhook> webhook;
    private final SafetyAlarms alarms;

    private Telling(
            EventLog log, Optional<DecisionTraces> traces, Optional<Webhook> webhook, List<SafetyAlarms> within) {
        this.log = log;
        this.traces = traces;
        this.webhook = webhook;
        var told = new ArrayList<>(within);
        webhook.ifPresent(told::add);
        alarms = SafetyAlarms.all(told);
    }

    /**
     * Starts to tell.
     *
     * @param node that tells
     * @param within who hears alarms besides
     */
    static Telling of(FundSettings settings, String node, List<SafetyAlarms> within) {
        var ids = new TraceIds(settings.portfolio());
        var traces = DecisionTraces.start(settings.traces(), ids, node, StatusViews.version());
        var notify = settings.telling();
        var webhook =
                notify.webhook().map(address -> new Webhook(settings.portfolio(), address, notify.timeout(), PAUSE));
        return new Telling(new EventLog(settings.logging(), traces.map(traced -> ids)), traces, webhook, within);
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
    public void raise(SafetyAlarm alarm) {
        alarms.raise(alarm);
    }

    @Override
    public void close() {
        traces.ifPresent(DecisionTraces::close);
        webhook.ifPresent(Webhook::close);
    }
}
