package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.LatchRow;
import io.quantumtrader.persistence.safety.NamedValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The triggers of levels 5 and 7 against the kernel: what pulled the stop, and why the operating mode changed, from the readings that
 * were recorded with them. What a person said is only read.
 */
public final class SafetyReplay {

    private static final String BY_HAND = "an operator's word";

    private final Timeline timeline;
    private final Findings findings;
    private EmergencyBook book = EmergencyBook.EMPTY;

    /** @param traces of all symbols, whose terms say what the layers decided by */
    public SafetyReplay(
            Collection<SymbolTrace> traces,
            Function<String, Optional<LayerTerms>> termsOf,
            Period period,
            Consumer<Difference> differences) {
        timeline = new Timeline(traces, termsOf);
        findings = new Findings(period, differences);
    }

    /** Takes the next event of level 5, 6 or 7. */
    public void next(JournalEntry entry) {
        switch (entry.event()) {
            case EmergencyEvent event -> {
                if (event instanceof EmergencyActivated activated && findings.asksFor(event.atMs()))
                    activated(entry, activated);
                book = book.apply(event);
            }
            case CeoEvent event -> {
                if (!findings.asksFor(event.atMs())) return;
                if (event instanceof ModeChanged changed) changed(entry, changed);
                if (event instanceof BlackSwanReleased) findings.read(Kind.MODE, BY_HAND);
            }
            case KillActivated activated
            when findings.asksFor(activated.atMs()) -> findings.read(Kind.KILL_SWITCH, BY_HAND);
            default -> {}
        }
    }

    // --- level 5

    private void activated(JournalEntry entry, EmergencyActivated recorded) {
        var terms = timeline.at(entry.ordering());
        var code = ReasonCode.valueOf(recorded.latch().reasons().getFirst().code());
        if (code == ReasonCode.ESS_OPERATOR) findings.read(Kind.EMERGENCY_STOP, BY_HAND);
        else if (code.name().startsWith("CEO_")) findings.read(Kind.EMERGENCY_STOP, "the word of level 7");
        else if (terms.isEmpty()) findings.read(Kind.EMERGENCY_STOP, SymbolDecisions.NOT_RECORDED);
        else again(entry, recorded, code, terms.get());
    }

    private void again(JournalEntry entry, EmergencyActivated recorded, ReasonCode code, LayerTerms terms) {
        findings.derived(Kind.EMERGENCY_STOP);
        var inputs = values(recorded.latch().inputs());
        var limits = terms.emergency();
        var derived = switch (code) {
            case ESS_STOP_OUTS, ESS_CASCADE -> incidents(recorded, limits);
            case ESS_DRAWDOWN -> drawdown(recorded, inputs, limits);
            case GUARD_DRAWDOWN_FLATTEN -> {
                double limit = terms.governor().guards().drawdownFlatten();
                yield Optional.of(with(recorded, reason(code, number(inputs, "drawdown"), limit)));
            }
            case ESS_BLIND ->
                Optional.of(lasting(
                        recorded, code, inputs, limits.triggers().blindAfter().toMillis()));
            case ESS_HEALTH ->
                Optional.of(lasting(
                        recorded,
                        code,
                        inputs,
                        limits.triggers().criticalAfter().toMillis()));
            default -> Optional.<EmergencyActivated>empty();
        };
        derived.ifPresentOrElse(
                made -> findings.compare(entry.persistenceId(), entry.sequenceNr(), recorded, made),
                () -> findings.tell(Difference.unfounded(entry.persistenceId(), entry.sequenceNr(), recorded)));
    }

    private Optional<EmergencyActivated> incidents(EmergencyActivated recorded, EmergencyLimits limits) {
        String portfolio = portfolioOf(recorded);
        return book.incidents()
                .call(portfolio, recorded.atMs(), limits.triggers())
                .filter(call -> call.scope().text().equals(recorded.latch().scope()))
                .map(call -> with(recorded, call.trigger()));
    }

    private Optional<EmergencyActivated> drawdown(
            EmergencyActivated recorded, Map<String, String> inputs, EmergencyLimits limits) {
        int samples = (int) number(inputs, "samples");
        if (samples < limits.triggers().samples()) return Optional.empty();
        return book.peaksOf(portfolioOf(recorded))
                .filter(peaks -> peaks.drawdown(number(inputs, "equity")).reaches(limits.flattenDrawdown()))
                .map(peaks -> with(
                        recorded,
                        new EmergencyTrigger.DrawdownReached(
                                number(inputs, "equity"), peaks, limits.flattenDrawdown(), samples)));
    }

    private static EmergencyActivated lasting(
            EmergencyActivated recorded, ReasonCode code, Map<String, String> inputs, long limitMs) {
        return with(recorded, reason(code, number(inputs, "lasted_ms"), (double) limitMs));
    }

    private static String portfolioOf(EmergencyActivated recorded) {
        return Scope.parse(recorded.latch().scope()) instanceof Scope.OfPortfolio one ? one.portfolio() : "";
    }

    private static ReasonRow reason(ReasonCode code, double observed, double limit) {
        return ReasonRow.of(Reason.because(code, observed, limit));
    }

    private static EmergencyActivated with(EmergencyActivated recorded, EmergencyTrigger trigger) {
        return with(recorded, ReasonRow.of(trigger.reason()), LatchRow.inputs(trigger.inputs()));
    }

    private static EmergencyActivated with(EmergencyActivated recorded, ReasonRow reason) {
        return with(recorded, reason, recorded.latch().inputs());
    }

    private static EmergencyActivated with(EmergencyActivated recorded, ReasonRow reason, List<NamedValue> inputs) {
        var latch = recorded.latch();
        var again = new LatchRow(
                latch.id(),
                latch.layer(),
                latch.scope(),
                latch.permission(),
                List.of(reason),
                inputs,
                latch.who(),
                latch.why(),
                latch.sinceMs());
        return new EmergencyActivated(again, recorded.symbols(), recorded.follows(), recorded.tick(), recorded.atMs());
    }

    // --- level 7

    private void changed(JournalEntry entry, ModeChanged recorded) {
        var terms = timeline.at(entry.ordering());
        if (terms.isEmpty()) {
            findings.read(Kind.MODE, SymbolDecisions.NOT_RECORDED);
            return;
        }
        findings.derived(Kind.MODE);
        var judged = again(recorded, terms.get().modes());
        var derived = new ModeChanged(
                recorded.from(),
                judged.mode().name(),
                ReasonRow.of(judged.reasons()),
                recorded.inputs(),
                recorded.latch(),
                recorded.who(),
                recorded.why(),
                recorded.follows(),
                recorded.tick(),
                recorded.atMs());
        findings.compare(entry.persistenceId(), entry.sequenceNr(), recorded, derived);
    }

    /** Tightens at once; that the cooldown before a looser mode has passed is taken from the record. */
    private static CeoModeTable.Judged again(ModeChanged recorded, CeoModeTable table) {
        var from = Mode.valueOf(recorded.from());
        var asked = table.asks(reading(values(recorded.inputs())), from);
        return from.stricterThan(asked.mode()) ? new CeoModeTable.Judged(from.looser(), asked.reasons()) : asked;
    }

    private static CeoReading reading(Map<String, String> inputs) {
        return new CeoReading(
                number(inputs, "drawdown"),
                Health.valueOf(inputs.getOrDefault("health", Health.HEALTHY.name())),
                (long) number(inputs, "trades"),
                number(inputs, "win_rate"),
                Boolean.parseBoolean(inputs.get("cascade")),
                Boolean.parseBoolean(inputs.get("quorum_lost")));
    }

    private static Map<String, String> values(List<NamedValue> inputs) {
        return inputs.stream().collect(Collectors.toMap(NamedValue::name, NamedValue::value));
    }

    private static double number(Map<String, String> inputs, String name) {
        return Double.parseDouble(inputs.getOrDefault(name, "NaN"));
    }

    /** Which decisions were derived again, and which only read. */
    public Tally tally() {
        return findings.tally();
    }

    /** Events derived again and compared. */
    public long compared() {
        return findings.compared();
    }
}
