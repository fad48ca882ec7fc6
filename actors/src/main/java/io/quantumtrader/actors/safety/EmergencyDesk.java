package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyInstruction;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.EmergencyProcess;
import io.quantumtrader.kernel.kill.EmergencyReading;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.EmergencyWatch;
import io.quantumtrader.kernel.kill.EquityPeaks;
import io.quantumtrader.kernel.kill.FlatReport;
import io.quantumtrader.kernel.kill.Incidents;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyBook.ReferenceMoved;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent.CapitalMoved;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyAlarmed;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyAttempted;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyPulledAgain;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyReleased;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyStepped;
import io.quantumtrader.persistence.safety.EmergencyEvent.EquityPeakRaised;
import io.quantumtrader.persistence.safety.EmergencyEvent.FlatRow;
import io.quantumtrader.persistence.safety.EmergencyEvent.PeakRow;
import io.quantumtrader.persistence.safety.EmergencyEvent.StepUpConfirmed;
import io.quantumtrader.persistence.safety.EmergencyEvent.StopOutCounted;
import io.quantumtrader.persistence.safety.EmergencyEvent.SymbolFailed;
import io.quantumtrader.persistence.safety.LatchRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the emergency stop decides, without actor and journal: from readings, reports and words to events, which are taken
 * into the book at once. Belongs to one actor.
 */
final class EmergencyDesk {

    private final EmergencySettings settings;
    private final EmergencyLimits limits;
    private final Consumer<EmergencyEvent> decided;
    private final Map<String, EmergencyWatch> watches = new HashMap<>();
    private final Map<String, Double> lastEquity = new HashMap<>();
    private EmergencyBook book;

    /** A desk that begins with a book; each decided event is handed on in order. */
    EmergencyDesk(EmergencySettings settings, EmergencyBook book, Consumer<EmergencyEvent> decided) {
        this.settings = settings;
        this.limits = settings.limits();
        this.book = book;
        this.decided = decided;
    }

    EmergencyBook book() {
        return book;
    }

    /** Takes in the venue's word on a symbol; what follows shows when the processes {@link #advance}. */
    void reported(FlatReport report) {
        for (String latchId : book.processes().keySet()) {
            book = book.withProcess(latchId, process -> process.reported(report));
        }
    }

    /** Takes in a reading; what calls for a stop is answered if nothing covers it yet. */
    Optional<Incidents.Call> read(EmergencyReading reading, long tick, long atMs) {
        String portfolio = reading.portfolio();
        for (var stopOut : reading.stopOuts()) {
            if (!book.incidents().knows(stopOut)) {
                decide(new StopOutCounted(stopOut.portfolio(), stopOut.positionId(), stopOut.atMs()));
            }
        }
        var peaks = peaks(reading, tick, atMs);
        var incident = book.incidents().call(portfolio, atMs, limits.triggers());
        if (peaks.isEmpty()) return incident.filter(this::uncovered);
        var watch = watches.getOrDefault(portfolio, EmergencyWatch.NEW).next(reading, peaks.get(), limits, atMs);
        watches.put(portfolio, watch);
        return incident.filter(this::uncovered)
                .or(() -> watch.trigger(reading, peaks.get(), limits, atMs)
                        .map(trigger -> new Incidents.Call(new Scope.OfPortfolio(portfolio), trigger))
                        .filter(this::uncovered));
    }

    /** The portfolio's peaks with this reading taken in; empty before the first one that is above zero. */
    private Optional<EquityPeaks> peaks(EmergencyReading reading, long tick, long atMs) {
        double equity = reading.equity();
        var known = book.peaksOf(reading.portfolio());
        if (!Double.isFinite(equity) || (known.isEmpty() && equity <= 0)) return known;
        var before = known.orElseGet(() -> EquityPeaks.startingAt(equity));
        var peaks = before.observe(confirmed(reading.portfolio(), equity));
        if (known.isEmpty() || !peaks.equals(before)) {
            decide(new EquityPeakRaised(reading.portfolio(), peaks.reference(), peaks.allTime(), tick, atMs));
        }
        return Optional.of(peaks);
    }

    /**
     * The release that moved the reference peak and that the guards do not know yet: until they do, what they say of the
     * drawdown counts from the old one, and would pull again what was released (rules, B5).
     *
     * @param guardsKnowMs the last release that they know; empty if they are silent
     */
    Optional<ReferenceMoved> untold(String portfolio, Optional<Long> guardsKnowMs) {
        return Optional.ofNullable(book.references().get(portfolio))
                .filter(moved ->
                        guardsKnowMs.filter(known -> known < moved.atMs()).isPresent());
    }

    /** What a peak may rise to: one high reading alone raises none, or the next usual one would look like a drawdown (rules, B5). */
    private double confirmed(String portfolio, double equity) {
        Double previous = lastEquity.put(portfolio, equity);
        if (limits.triggers().samples() == 1) return equity;
        return previous == null ? Double.NEGATIVE_INFINITY : Math.min(previous, equity);
    }

    /** Takes in a failure; what it calls for is answered if nothing covers it yet. */
    Optional<Incidents.Call> failed(EmergencyCommand.Failed failure) {
        decide(new SymbolFailed(
                failure.portfolio(), failure.symbol(), failure.fault().name(), failure.why(), failure.atMs()));
        return book.incidents()
                .call(failure.portfolio(), failure.atMs(), limits.triggers())
                .filter(this::uncovered);
    }

    private boolean uncovered(Incidents.Call call) {
        return covered(call.scope()).isEmpty();
    }

    /** Whether symbols fail one after the other. */
    boolean cascade(long atMs) {
        boolean stands = book.latches().latches().stream()
                .flatMap(latch -> latch.reasons().stream())
                .anyMatch(reason -> reason.code() == ReasonCode.ESS_CASCADE);
        return stands
                || book.incidents().failing(atMs, limits.triggers())
                        >= limits.triggers().cascadeSymbols();
    }

    /** NaN without a reading, and while a reading beyond the limit stands alone. */
    double drawdown(String portfolio) {
        var watch = watches.getOrDefault(portfolio, EmergencyWatch.NEW);
        return book.peaksOf(portfolio)
                .map(peaks -> watch.drawdown(peaks, limits))
                .orElse(Double.NaN);
    }

    private double equity(String portfolio) {
        return watches.getOrDefault(portfolio, EmergencyWatch.NEW).equity();
    }

    /** The latches that together cover the whole scope; empty if a part of it is not covered. */
    List<String> covered(Scope scope) {
        var parts = settings.portfoliosOf(scope);
        List<Scope> all = parts.isEmpty()
                ? List.of(scope)
                : parts.stream().<Scope>map(Scope.OfPortfolio::new).toList();
        var latchIds = new ArrayList<String>();
        for (Scope part : all) {
            var latch = book.latches().latches().stream()
                    .filter(one -> part.enclosing().contains(one.scope()))
                    .findFirst();
            if (latch.isEmpty()) return List.of();
            if (!latchIds.contains(latch.get().id())) latchIds.add(latch.get().id());
        }
        return latchIds;
    }

    /** The latch that a trigger calls for; the caller tightens with it before {@link #activated}. */
    Latch latch(Scope scope, EmergencyTrigger trigger, long atMs) {
        return new Latch(
                nextId(),
                Layer.EMERGENCY_STOP,
                scope,
                Permission.FLATTEN,
                List.of(trigger.reason()),
                trigger.inputs(),
                trigger.who().isBlank() ? "unnamed" : trigger.who(),
                trigger.why(),
                atMs);
    }

    String nextId() {
        int number =
                book.latches().standing().size() + book.latches().released().size() + 1;
        return book.latches().freeId("emergency-stop-" + number);
    }

    void activated(Latch latch, Permission follows, long tick) {
        decide(new EmergencyActivated(
                LatchRow.of(latch), settings.symbolsOf(latch.scope()), follows.name(), tick, latch.sinceMs()));
    }

    /**
     * The scope of a latch that stands is to be closed once more.
     *
     * @param again what a latch of its own would have said
     */
    void pulledAgain(String latchId, Latch again) {
        var row = LatchRow.of(again);
        decide(new EmergencyPulledAgain(latchId, row.reasons(), row.inputs(), row.who(), row.why(), again.sinceMs()));
    }

    /** Every process takes the steps that the reports allow, gives the instructions that are due, and alarms if late. */
    List<EmergencyInstruction> advance(long atMs) {
        var instructions = new ArrayList<EmergencyInstruction>();
        for (String latchId : book.processes().keySet()) {
            while (process(latchId).due().isPresent()) step(process(latchId), atMs);
            var process = process(latchId);
            process.instruction(atMs).ifPresent(instruction -> {
                instructions.add(instruction);
                attempted(process, atMs);
            });
            alarmIfLate(process(latchId), atMs);
        }
        return instructions;
    }

    Optional<Reason> moveCapital(EmergencyCommand.MoveCapital move) {
        var peaks = book.peaksOf(move.portfolio());
        boolean sound = peaks.isPresent() && move.equityBefore() > 0 && move.equityBefore() + move.amount() > 0;
        if (!sound) return Optional.of(Reason.because(ReasonCode.INPUT_INVALID, move.amount(), move.equityBefore()));
        var moved = peaks.get().moved(move.equityBefore(), move.amount());
        decide(new CapitalMoved(
                move.portfolio(),
                move.equityBefore(),
                move.amount(),
                moved.reference(),
                moved.allTime(),
                move.who(),
                move.atMs()));
        watches.computeIfPresent(move.portfolio(), (name, watch) -> watch.at(move.equityBefore() + move.amount()));
        return Optional.empty();
    }

    /** Why a latch cannot be released yet: it is not flat, and nobody was told so; or there is no equity to count from. */
    Optional<Reason> notReleasable(Latch latch) {
        var process = process(latch.id());
        boolean alarmed = book.alarms().stream().anyMatch(alarm -> alarm.startsWith(latch.id() + "/"));
        if (process.step() != EmergencyStep.DONE && !alarmed) {
            return Optional.of(
                    Reason.because(ReasonCode.RELEASE_NOT_YET, process.notFlat().size(), 0));
        }
        for (String portfolio : affected(latch.scope())) {
            double equity = equity(portfolio);
            if (!(equity > 0)) return Optional.of(Reason.because(ReasonCode.RELEASE_NOT_YET, equity, 0));
        }
        return Optional.empty();
    }

    void released(Latch latch, String who, String why, String follows, long atMs) {
        var rows = new ArrayList<PeakRow>();
        for (String portfolio : affected(latch.scope())) {
            double equity = equity(portfolio);
            var peaks = book.peaksOf(portfolio)
                    .orElseGet(() -> EquityPeaks.startingAt(equity))
                    .rebased(equity);
            rows.add(new PeakRow(portfolio, equity, peaks.reference(), peaks.allTime()));
        }
        decide(new EmergencyReleased(latch.id(), latch.scope().text(), List.of(who), why, rows, follows, atMs));
    }

    /**
     * Takes an operator's word for the next step, or says why not.
     *
     * @param now what the scope may do now: a step that nobody could trade at is no step
     */
    Optional<Reason> confirmStepUp(EmergencyCommand.ConfirmStepUp word, Permission now) {
        var stepUp = book.stepUps().get(word.scope().text());
        if (stepUp == null || stepUp.complete(limits)) {
            return Optional.of(Reason.because(ReasonCode.RELEASE_UNKNOWN));
        }
        if (!stepUp.confirmable(word.atMs(), limits)) {
            return Optional.of(Reason.because(
                    ReasonCode.ESS_STEP_UP_TOO_EARLY, word.atMs() - stepUp.sinceMs(), limits.stepUpMs()));
        }
        if (now != Permission.TRADE) return Optional.of(Reason.because(ReasonCode.ESS_STEP_UP_HELD));
        StepUp next = stepUp.confirmed(word.atMs());
        decide(new StepUpConfirmed(
                word.scope().text(), next.step(), next.fraction(limits), word.who(), word.why(), word.atMs()));
        return Optional.empty();
    }

    private void step(EmergencyProcess process, long atMs) {
        var next = process.due().orElseThrow();
        var rows = process.reports().values().stream()
                .map(report -> new FlatRow(
                        report.portfolio(),
                        report.symbol(),
                        report.signedQuantity(),
                        report.restingEntries(),
                        report.atMs()))
                .toList();
        decide(new EmergencyStepped(process.latchId(), next.name(), rows, atMs));
    }

    private void attempted(EmergencyProcess process, long atMs) {
        var after = process.attempted(atMs, limits);
        decide(new EmergencyAttempted(
                process.latchId(),
                process.step().name(),
                after.attempts(),
                List.copyOf(process.notFlat()),
                after.nextAttemptMs(),
                atMs));
    }

    private void alarmIfLate(EmergencyProcess process, long atMs) {
        if (process.step() == EmergencyStep.DONE) return;
        if (process.overdue(limits)) {
            alarm(process, SafetyAlarm.Kind.FLATTEN_OVERDUE, process.attempts(), limits.alarmAttempts(), atMs);
        }
        for (String portfolio : affected(process.scope())) {
            double drawdown = drawdown(portfolio);
            if (drawdown >= limits.failedDrawdown()) {
                alarm(process, SafetyAlarm.Kind.FLATTEN_FAILED, drawdown, limits.failedDrawdown(), atMs);
            }
        }
    }

    private void alarm(EmergencyProcess process, SafetyAlarm.Kind kind, double observed, double limit, long atMs) {
        if (book.alarms().contains(process.latchId() + "/" + kind)) return;
        decide(new EmergencyAlarmed(
                process.latchId(), kind.name(), observed, limit, List.copyOf(process.notFlat()), atMs));
    }

    /** The portfolios whose drawdown a latch of this scope answers for. */
    private List<String> affected(Scope scope) {
        return settings.portfoliosOf(scope);
    }

    private EmergencyProcess process(String latchId) {
        var process = book.processes().get(latchId);
        if (process == null) throw new IllegalStateException("no process of " + latchId);
        return process;
    }

    private void decide(EmergencyEvent event) {
        book = book.apply(event);
        decided.accept(event);
    }
}
