package io.quantumtrader.app.notify;

import io.quantumtrader.app.trace.TraceIds;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyReleased;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleased;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Journaled events as lines of the log, with fields for programs: latches as they are set and released, and decisions where that is
 * asked for. The log is no record: that is the journal.
 */
public final class EventLog implements EventFeed {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final boolean decisions;
    private final Optional<TraceIds> traces;

    /**
     * Tells decisions if {@link LogSettings#decisions()} says so.
     *
     * @param traces names the trace of each, where they are traced
     */
    public EventLog(LogSettings settings, Optional<TraceIds> traces) {
        decisions = settings.decisions();
        this.traces = traces;
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        switch (event) {
            case Decided decided -> {
                if (decisions) decided(persistenceId.substring(persistenceId.lastIndexOf('|') + 1), decided);
            }
            case KillActivated set -> set(set.latch().latch());
            case EmergencyActivated set -> set(set.latch().latch());
            case HaltActivated set ->
                LOG.atInfo().addKeyValue("latch", set.haltId()).log("{} is set: {}", set.haltId(), set.why());
            case KillReleased released -> released(released.latchId(), released.why());
            case EmergencyReleased released -> released(released.latchId(), released.why());
            case BlackSwanReleased released -> released(released.latchId(), released.why());
            case HaltReleased released -> released(released.haltId(), released.why());
            default -> {}
        }
    }

    private void decided(String symbol, Decided decided) {
        String reasons = codes(decided.reasons());
        String refusedBy = decided.verdicts().stream()
                .filter(VerdictRow::refused)
                .map(verdict -> verdict.layer() + " " + codes(verdict.reasons()))
                .collect(Collectors.joining("; "));
        LoggingEventBuilder line = LOG.atInfo();
        if (traces.isPresent()) line = line.addKeyValue("trace", traces.get().trace(decided.decisionId()));
        line.addKeyValue("decision", decided.decisionId())
                .addKeyValue("symbol", symbol)
                .addKeyValue("tick", decided.tick())
                .addKeyValue("action", decided.action())
                .log(
                        "{} {}: {}{}",
                        decided.decisionId(),
                        decided.action(),
                        reasons,
                        refusedBy.isEmpty() ? "" : ", refused by " + refusedBy);
    }

    private static String codes(List<ReasonRow> reasons) {
        return reasons.stream().map(ReasonRow::code).collect(Collectors.joining(" "));
    }

    private static void set(Latch latch) {
        LOG.atInfo()
                .addKeyValue("latch", latch.id())
                .addKeyValue("layer", latch.layer().name())
                .addKeyValue("scope", latch.scope().text())
                .log(
                        "{} is set by {}, {} for {}: {}",
                        latch.id(),
                        latch.who(),
                        latch.permission(),
                        latch.scope().text(),
                        latch.why());
    }

    private static void released(String latch, String why) {
        LOG.atInfo().addKeyValue("latch", latch).log("{} is released: {}", latch, why);
    }
}
