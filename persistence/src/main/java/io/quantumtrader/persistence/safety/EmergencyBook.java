package io.quantumtrader.persistence.safety;

import io.quantumtrader.kernel.kill.EmergencyProcess;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.EquityPeaks;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.Incidents;
import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.safety.EmergencyEvent.CapitalMoved;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyAlarmed;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyAttempted;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyPulledAgain;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyReleased;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyStepped;
import io.quantumtrader.persistence.safety.EmergencyEvent.EquityPeakRaised;
import io.quantumtrader.persistence.safety.EmergencyEvent.PeakRow;
import io.quantumtrader.persistence.safety.EmergencyEvent.StepUpConfirmed;
import io.quantumtrader.persistence.safety.EmergencyEvent.StopOutCounted;
import io.quantumtrader.persistence.safety.EmergencyEvent.SymbolFailed;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What the emergency stop's events amount to.
 *
 * @param peaks by portfolio
 * @param latches that stand, and the ids of those released
 * @param processes of the latches that stand, by latch id; the venue's reports are not kept, they are asked for anew
 * @param stepUps ways back that are not complete or just completed, by scope
 * @param alarms raised for latches that stand, {@code latchId/what}
 * @param incidents what lately went wrong and was not yet released
 * @param references the last release that moved a portfolio's reference peak, by portfolio
 */
public record EmergencyBook(
        SortedMap<String, EquityPeaks> peaks,
        LatchSet latches,
        SortedMap<String, EmergencyProcess> processes,
        SortedMap<String, StepUp> stepUps,
        SortedSet<String> alarms,
        Incidents incidents,
        SortedMap<String, ReferenceMoved> references,
        long events,
        long stateHash)
        implements Book<EmergencyEvent, EmergencyBook> {

    public static final EmergencyBook EMPTY = new EmergencyBook(
            Collections.emptySortedMap(),
            LatchSet.EMPTY,
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedSet(),
            Incidents.NONE,
            Collections.emptySortedMap(),
            0,
            StateHash.EMPTY);

    public EmergencyBook {
        peaks = Collections.unmodifiableSortedMap(new TreeMap<>(peaks));
        processes = Collections.unmodifiableSortedMap(new TreeMap<>(processes));
        stepUps = Collections.unmodifiableSortedMap(new TreeMap<>(stepUps));
        alarms = Collections.unmodifiableSortedSet(new TreeSet<>(alarms));
        references = Collections.unmodifiableSortedMap(new TreeMap<>(references));
    }

    /** Who moved a reference peak, why and when; the governor's reference follows it (rules, B5). */
    public record ReferenceMoved(String who, String why, long atMs) {}

    @Override
    public EmergencyBook apply(EmergencyEvent event) {
        return switch (event) {
            case EquityPeakRaised raised ->
                withPeaks(raised.portfolio(), new EquityPeaks(raised.reference(), raised.allTime()))
                        .counted(raised.reference());
            case CapitalMoved moved ->
                withPeaks(moved.portfolio(), new EquityPeaks(moved.reference(), moved.allTime()))
                        .counted(moved.amount());
            case EmergencyActivated activated -> activated(activated);
            case EmergencyPulledAgain again ->
                withProcess(again.latchId(), process -> process.activatedAgain(again.atMs()))
                        .counted(again.atMs());
            case EmergencyAttempted attempted ->
                withProcess(attempted.latchId(), process -> attempt(process, attempted))
                        .counted(attempted.attempt());
            case EmergencyStepped stepped ->
                reopenedBy(stepped)
                        .withProcess(
                                stepped.latchId(),
                                process -> process.at(EmergencyStep.valueOf(stepped.step()), stepped.atMs()))
                        .counted(stepped.atMs());
            case EmergencyAlarmed alarmed -> alarmed(alarmed).counted(alarmed.observed());
            case EmergencyReleased released -> released(released);
            case StopOutCounted counted ->
                withIncidents(incidents.with(
                                new Incidents.StopOut(counted.portfolio(), counted.positionId(), counted.atMs())))
                        .counted(counted.atMs());
            case SymbolFailed failed -> failed(failed).counted(failed.atMs());
            case StepUpConfirmed confirmed ->
                withStepUp(confirmed.scope(), new StepUp(confirmed.step(), confirmed.atMs()))
                        .counted(confirmed.fraction());
        };
    }

    public Optional<EquityPeaks> peaksOf(String portfolio) {
        return Optional.ofNullable(peaks.get(portfolio));
    }

    /** A way back within the scope ends, its release begins another; one around the scope goes on, its step begins anew. */
    private EmergencyBook activated(EmergencyActivated event) {
        var latch = event.latch().latch();
        var more = new TreeMap<>(processes);
        more.put(latch.id(), EmergencyProcess.activated(latch.id(), latch.scope(), event.symbols(), event.atMs()));
        var fewer = new TreeMap<>(stepUps);
        fewer.keySet().removeIf(scope -> Scope.parse(scope).enclosing().contains(latch.scope()));
        fewer.replaceAll((scope, stepUp) ->
                latch.scope().enclosing().contains(Scope.parse(scope)) ? stepUp.interrupted(event.atMs()) : stepUp);
        var next = new EmergencyBook(
                peaks, latches.add(latch), more, fewer, alarms, incidents, references, events, stateHash);
        return next.counted(event.latch().mixInto(stateHash));
    }

    private EmergencyBook released(EmergencyReleased event) {
        var fewer = new TreeMap<>(processes);
        fewer.remove(event.latchId());
        var rebased = new TreeMap<>(peaks);
        var moved = new TreeMap<>(references);
        var word = new ReferenceMoved(String.join(", ", event.persons()), event.why(), event.atMs());
        for (PeakRow row : event.peaks()) {
            rebased.put(row.portfolio(), new EquityPeaks(row.reference(), row.allTime()));
            moved.put(row.portfolio(), word);
        }
        var next = new EmergencyBook(
                rebased,
                latches.release(event.latchId()),
                fewer,
                stepUps,
                alarmsWithout(event.latchId()),
                incidents.forget(Scope.parse(event.scope())),
                moved,
                events,
                stateHash);
        return next.withStepUp(event.scope(), StepUp.first(event.atMs())).counted(event.atMs());
    }

    /** What was done and is not flat any more is alarmed again. */
    private EmergencyBook reopenedBy(EmergencyStepped event) {
        var process = processes.get(event.latchId());
        if (process == null || process.step() != EmergencyStep.DONE) return this;
        return new EmergencyBook(
                peaks,
                latches,
                processes,
                stepUps,
                alarmsWithout(event.latchId()),
                incidents,
                references,
                events,
                stateHash);
    }

    private SortedSet<String> alarmsWithout(String latchId) {
        var quiet = new TreeSet<>(alarms);
        quiet.removeIf(alarm -> alarm.startsWith(latchId + "/"));
        return quiet;
    }

    private EmergencyBook failed(SymbolFailed event) {
        if (!event.fault().equals(Fault.CODE.name())) return this;
        return withIncidents(incidents.with(new Incidents.Failure(event.portfolio(), event.symbol(), event.atMs())));
    }

    private EmergencyBook withIncidents(Incidents more) {
        return new EmergencyBook(peaks, latches, processes, stepUps, alarms, more, references, events, stateHash);
    }

    private EmergencyBook alarmed(EmergencyAlarmed event) {
        var more = new TreeSet<>(alarms);
        more.add(event.latchId() + "/" + event.what());
        return new EmergencyBook(peaks, latches, processes, stepUps, more, incidents, references, events, stateHash);
    }

    private EmergencyBook withPeaks(String portfolio, EquityPeaks changed) {
        var more = new TreeMap<>(peaks);
        more.put(portfolio, changed);
        return new EmergencyBook(more, latches, processes, stepUps, alarms, incidents, references, events, stateHash);
    }

    /** With a process changed; used for events and, by the actor, for reports that are not events. */
    public EmergencyBook withProcess(String latchId, UnaryOperator<EmergencyProcess> change) {
        var process = processes.get(latchId);
        if (process == null) return this;
        var changed = new TreeMap<>(processes);
        changed.put(latchId, change.apply(process));
        return new EmergencyBook(peaks, latches, changed, stepUps, alarms, incidents, references, events, stateHash);
    }

    private EmergencyBook withStepUp(String scope, StepUp stepUp) {
        var more = new TreeMap<>(stepUps);
        more.put(scope, stepUp);
        return new EmergencyBook(peaks, latches, processes, more, alarms, incidents, references, events, stateHash);
    }

    private EmergencyBook counted(double mixed) {
        return counted(StateHash.mix(stateHash, mixed));
    }

    private EmergencyBook counted(long hash) {
        return new EmergencyBook(peaks, latches, processes, stepUps, alarms, incidents, references, events + 1, hash);
    }

    private static EmergencyProcess attempt(EmergencyProcess process, EmergencyAttempted event) {
        return new EmergencyProcess(
                process.latchId(),
                process.scope(),
                process.sinceMs(),
                process.step(),
                event.attempt(),
                event.nextAttemptMs(),
                process.symbols(),
                process.reports());
    }
}
