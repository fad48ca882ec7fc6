package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.venue.OpeningOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A node's copy of the ladder, with the gate that every order passes on its way to the venue. Thread-safe. Reading is a
 * volatile read; a hand-over of an opening order shares a lock that closing the gate takes alone, so that once
 * {@link #tighten} has returned, every send that entered before is over and no opening order enters any more (rules, B8).
 * A new ladder allows REDUCE_ONLY until the layers that keep a journal have read it back (rules, B4).
 */
public final class Ladder {

    /** The layers whose latches are in the journal. */
    public static final Set<Layer> JOURNALED = Set.of(Layer.EMERGENCY_STOP, Layer.KILL_SWITCH, Layer.CEO);

    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Object writing = new Object();
    private final Set<Layer> awaited;
    private final List<Consumer<Scope>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Scope>> aloneListeners = new CopyOnWriteArrayList<>();
    private volatile Consumer<LadderChange> copies = change -> {};
    private final SafetyAlarms alarms;
    private final Lease lease;
    private final Latency gateClosed = new Latency();
    private final Latency rehearsed = new Latency();
    private final Doubts doubts = new Doubts(this);
    private volatile LadderState state;
    private volatile long closedNanos;

    public Ladder(SafetyAlarms alarms) {
        this(alarms, JOURNALED);
    }

    /** A ladder that waits for these layers to read their journal back, and never grows old. */
    public Ladder(SafetyAlarms alarms, Set<Layer> awaited) {
        this(alarms, awaited, Lease.unlimited());
    }

    /**
     * A ladder that waits for these layers to read their journal back.
     *
     * @param lease without it no opening order passes
     */
    public Ladder(SafetyAlarms alarms, Set<Layer> awaited, Lease lease) {
        this.alarms = alarms.isolated();
        this.lease = lease;
        this.awaited = EnumSet.noneOf(Layer.class);
        this.awaited.addAll(awaited);
        this.state = awaited.isEmpty() ? LadderState.OPEN : LadderState.OPEN.put(recoveringVerdict());
    }

    /**
     * Takes the gate as a tightening does, and changes nothing: an order waits for it as it would wait for a kill.
     *
     * @param acceptedNanos {@link System#nanoTime()} of this process when the rehearsal was accepted
     * @return nanoseconds from there until the gate would have been closed
     */
    public long rehearse(long acceptedNanos) {
        here(same -> same);
        long tookNanos = awaitHandOvers() - acceptedNanos;
        rehearsed.record(tookNanos);
        return tookNanos;
    }

    /** Adds a latch and closes the gate; when it returns no opening order that the latch covers leaves any more. */
    public void tighten(Latch latch) {
        tighten(latch, System.nanoTime());
    }

    /**
     * The same, for a kill that was accepted earlier.
     *
     * @param acceptedNanos {@link System#nanoTime()} of this process when the kill was accepted
     * @return nanoseconds from there until the gate was closed
     */
    public long tighten(Latch latch, long acceptedNanos) {
        change(before -> before.tighten(latch), new LadderChange.Tightened(latch));
        closedNanos = awaitHandOvers();
        long tookNanos = closedNanos - acceptedNanos;
        gateClosed.record(tookNanos);
        tell(listeners, latch.scope());
        return tookNanos;
    }

    /** Releases one latch; only to be called when the journal has the release. */
    public void release(String latchId) {
        change(before -> before.release(latchId), new LadderChange.Released(latchId));
    }

    /** Replaces what a layer says about a scope; tightening closes the gate like a latch. */
    public void put(Verdict verdict) {
        closeIfTighter(change(old -> old.put(verdict), new LadderChange.Said(verdict)), verdict.scope());
    }

    /** Takes back what a layer said about a scope. */
    public void withdraw(Layer layer, Scope scope) {
        change(before -> before.withdraw(layer, scope), new LadderChange.Withdrawn(layer, scope));
    }

    /** What this node alone holds against itself: other copies do not hear of it. */
    void putHere(Verdict verdict) {
        boolean tighter = closeIfTighter(here(old -> old.put(verdict)), verdict.scope());
        if (tighter) tell(aloneListeners, verdict.scope());
    }

    /** Takes back what this node held against itself. */
    void withdrawHere(Layer layer, Scope scope) {
        here(before -> before.withdraw(layer, scope));
    }

    private boolean closeIfTighter(LadderState before, Scope scope) {
        if (!state.at(scope).stricterThan(before.at(scope))) return false;
        closedNanos = awaitHandOvers();
        tell(listeners, scope);
        return true;
    }

    /**
     * Names who tells other copies what changes in this one: told of each change that is made here, in their order, while no other is
     * made. Returns at once and does not throw.
     */
    public void onChange(Consumer<LadderChange> told) {
        copies = told;
    }

    /**
     * What changed in another copy. When it returns and the change tightens, no opening order that it covers leaves this node any more.
     *
     * @param news whether the change is newer than what is known; asked while nothing else is changed
     */
    public void heard(LadderChange change, BooleanSupplier news) {
        LadderState before;
        synchronized (writing) {
            if (!news.getAsBoolean()) return;
            before = state;
            state = change.in(before);
        }
        closeIfTighter(before, change.scope());
    }

    /** What level 4 holds against the fund as a whole. */
    public Doubts doubts() {
        return doubts;
    }

    /** Limits or mode in force changed: permits issued before are void. */
    public void limitsChanged(Scope scope) {
        change(before -> before.limitsChanged(scope), new LadderChange.LimitsChanged(scope));
    }

    /** A layer has read its journal back; when the last one has, the ladder no longer counts as recovering. */
    public void recovered(Layer layer, LatchSet fromJournal) {
        for (Latch latch : fromJournal.latches())
            change(before -> before.tighten(latch), new LadderChange.Tightened(latch));
        for (String id : fromJournal.released()) change(before -> before.release(id), new LadderChange.Released(id));
        awaitHandOvers();
        synchronized (writing) {
            if (awaited.remove(layer) && awaited.isEmpty()) {
                state = state.withdraw(Layer.KILL_SWITCH, Scope.everything());
            }
        }
    }

    public boolean recovering() {
        synchronized (writing) {
            return !awaited.isEmpty();
        }
    }

    /**
     * Passes an opening order to the venue if its symbol may send it, check and hand-over in one critical section. An order
     * that can only reduce has no business here and cannot be given to it.
     *
     * @param permitVersion {@link #version(String, String)} at which the order's permit was issued
     * @param handOver gives the order to the venue connection; short, and never tightens the ladder itself
     */
    public GateAnswer admit(String portfolio, OpeningOrder order, long permitVersion, Runnable handOver) {
        gate.readLock().lock();
        try {
            var now = state;
            var permission = now.effective(portfolio, order.symbol());
            if (!permission.allowsOpening()) return refused(now, permission, portfolio, order.symbol());
            if (!lease.holds()) return new GateAnswer.Refused(Permission.REDUCE_ONLY, List.of(leaseExpired()));
            long version = now.version(portfolio, order.symbol());
            if (version != permitVersion) {
                return new GateAnswer.Refused(
                        permission, List.of(Reason.because(ReasonCode.PERMIT_VOID, permitVersion, version)));
            }
            handOver.run();
            return new GateAnswer.HandedOver();
        } finally {
            gate.readLock().unlock();
        }
    }

    public Lease lease() {
        return lease;
    }

    /** Why nothing is opened by a copy that has grown old. */
    Reason leaseExpired() {
        return Reason.because(ReasonCode.LADDER_LEASE_EXPIRED, lease.ageMs(), (double)
                lease.length().toMillis());
    }

    public Permission effective(String portfolio, String symbol) {
        return state.effective(portfolio, symbol);
    }

    /** All verdicts that cover the symbol, lowest layer first. */
    public List<Verdict> verdicts(String portfolio, String symbol) {
        return state.verdicts(portfolio, symbol);
    }

    /** Share of the usual size that the way back after an emergency stop leaves, 1 when there is none. */
    public double sizeScale(String portfolio, String symbol) {
        return StepUp.scaleOf(state.verdicts(portfolio, symbol));
    }

    /** Rises when any symbol tightens or limits change. */
    public long version() {
        return state.version();
    }

    /** Rises when this symbol tightens or limits for it change; permits are bound to it. */
    public long version(String portfolio, String symbol) {
        return state.version(portfolio, symbol);
    }

    public LadderState state() {
        return state;
    }

    /** From a kill accepted to the gate closed. */
    public Latency gateClosed() {
        return gateClosed;
    }

    /** From a rehearsal accepted to the gate that would have been closed; never mixed with real ones. */
    public Latency rehearsed() {
        return rehearsed;
    }

    /** {@link System#nanoTime()} of this process when the gate closed last, after the hand-overs under way; for figures only. */
    public long closedNanos() {
        return closedNanos;
    }

    /** Told after each tightening, when the gate is closed; what it throws stops nobody. */
    public void onTightening(Consumer<Scope> listener) {
        listeners.add(listener);
    }

    /** Told after each tightening of this copy that other copies do not hear of. */
    public void onTighteningHereAlone(Consumer<Scope> listener) {
        aloneListeners.add(listener);
    }

    /** Changes this copy, and tells of it if it made a difference. What the ladder was before. */
    private LadderState change(UnaryOperator<LadderState> change, LadderChange told) {
        synchronized (writing) {
            var before = state;
            state = change.apply(before);
            if (state != before) copies.accept(told);
            return before;
        }
    }

    /** Changes this copy alone. What the ladder was before. */
    private LadderState here(UnaryOperator<LadderState> change) {
        synchronized (writing) {
            var before = state;
            state = change.apply(before);
            return before;
        }
    }

    /** Every hand-over that began before is over afterwards; a hand-over's own thread does not wait for itself. Answers when. */
    private long awaitHandOvers() {
        if (gate.getReadHoldCount() > 0) return System.nanoTime();
        gate.writeLock().lock();
        try {
            return System.nanoTime();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void tell(List<Consumer<Scope>> told, Scope scope) {
        for (var listener : told) {
            try {
                listener.accept(scope);
            } catch (RuntimeException | LinkageError failed) {
                alarms.raise(new SafetyAlarm(
                        SafetyAlarm.Kind.LISTENER_FAILED, Double.NaN, Double.NaN, String.valueOf(failed)));
            }
        }
    }

    private static GateAnswer refused(LadderState now, Permission permission, String portfolio, String symbol) {
        var reasons = now.verdicts(portfolio, symbol).stream()
                .filter(verdict -> !verdict.permission().allowsOpening())
                .flatMap(verdict -> verdict.reasons().stream())
                .toList();
        return new GateAnswer.Refused(permission, reasons);
    }

    private static Verdict recoveringVerdict() {
        return new Verdict(
                Layer.KILL_SWITCH,
                Scope.everything(),
                Permission.REDUCE_ONLY,
                List.of(Reason.because(ReasonCode.LADDER_RECOVERING)),
                0,
                Verdict.UNTIL_RELEASED);
    }
}
