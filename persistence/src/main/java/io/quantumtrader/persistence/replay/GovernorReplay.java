package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.kernel.risk.Permits;
import io.quantumtrader.kernel.risk.RiskGuard;
import io.quantumtrader.persistence.governor.GovernorEvent;
import io.quantumtrader.persistence.governor.GovernorEvent.CloseReported;
import io.quantumtrader.persistence.governor.GovernorEvent.ClosesCounted;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.MoneyMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.OpeningAwaited;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitEnded;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.governor.GovernorState;
import io.quantumtrader.persistence.governor.GuardEvents;
import io.quantumtrader.persistence.governor.PermitEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The journal of level 3 beside that of its portfolio, whose equity readings it judged: guards derived from each reading, permits
 * kept for whoever derives the plan that they were issued for. A reading that moved nothing left nothing behind, so the guards
 * are read again even where the journal is silent.
 */
final class GovernorReplay {

    /** What a permit was issued on. */
    record Issued(GovernorState state, GuardState guards, JournalEntry entry, PermitIssued event) {}

    /**
     * What a tick is read by.
     *
     * @param dayLoss ceiling that the operating mode set
     */
    record By(double dayLoss, RiskGuard guard) {}

    /** One way of reading a tick. */
    private record Reading(GuardState guards, List<GovernorEvent> events) {}

    /**
     * What a reading would have written and did not.
     *
     * @param sequenceNr where it would stand
     */
    private record Unwritten(JournalEntry portfolioRead, long sequenceNr, GovernorEvent event) {}

    /** A governor that ended comes back from its journal, at the latest after so long by the clock of the wall. */
    private static final long LONGEST_ABSENCE_MS = 20_000;

    private final String id;
    private final List<JournalEntry> entries;
    private final Findings findings;
    private final Map<String, Issued> issued = new HashMap<>();
    /** Of the last reading, where this record goes on. */
    private final List<Unwritten> untold = new ArrayList<>();
    /** Behind the end of this record. */
    private final List<Unwritten> unwritten = new ArrayList<>();

    private GovernorState state = GovernorState.EMPTY;
    private GuardState latest = GuardState.NONE;
    private int next;
    private @Nullable JournalEntry lastRead;
    private @Nullable PortfolioRead lastTold;
    private LongFunction<List<By>> lastAnew = ordering -> List.of();
    private long portfolioSinceMs;

    GovernorReplay(String id, List<JournalEntry> entries, Findings findings) {
        this.id = id;
        this.entries = List.copyOf(entries);
        this.findings = findings;
    }

    GovernorState state() {
        return state;
    }

    /** The guards as a plan is judged by them: closes that are reported and not counted included. */
    GuardState guards(RiskGuard guard) {
        return withWaiting(latest, guard);
    }

    /** What a permit for this decision was issued on; told once. */
    Optional<Issued> issuedFor(String decisionId) {
        return Optional.ofNullable(issued.remove(decisionId));
    }

    /**
     * Nothing comes after: permits that nobody asked for, of which the record does not say what they were issued for, and readings
     * behind the end of this record. Those are missing, unless everything ended before a governor that was down had to be back.
     */
    void end() {
        for (var one : unwritten) {
            if (absentFor(one.portfolioRead()) <= LONGEST_ABSENCE_MS)
                findings.read(Kind.GUARDS, "the record ends before the governor wrote again");
            else findings.tell(missing(one));
        }
        untold.forEach(one -> findings.read(Kind.GUARDS, "the record ends within the tick"));
        for (var one : issued.values()) {
            if (findings.asksFor(one.event().atMs())) findings.read(Kind.PERMIT, "its plan is not in the record");
        }
    }

    /** How long the portfolio's last life went on without a governor: while the journal is away neither of them lives. */
    private long absentFor(JournalEntry from) {
        return Objects.requireNonNull(lastRead).writtenAtMs() - Math.max(from.writtenAtMs(), portfolioSinceMs);
    }

    /**
     * The equity reading of one tick.
     *
     * @param entry the portfolio's reading
     * @param by what was in force
     * @param anew what a fund may read by that has just started, by the place in the journal
     */
    void read(JournalEntry entry, PortfolioRead told, By by, LongFunction<List<By>> anew) {
        var guard = by.guard();
        boolean anotherLife = lastRead == null || !lastRead.writer().equals(entry.writer());
        wasTold(anotherLife);
        if (anotherLife) portfolioSinceMs = entry.writtenAtMs();
        lastRead = entry;
        lastAnew = anew;
        var start = startOf(told.tick());
        if (start.isPresent()) while (next < start.getAsLong()) take(guard);
        else advance(entry.ordering(), told.tick(), guard);
        lastTold = told;
        var events = recorded(told.tick());
        var reading = reading(latest, told, by);
        if (!reading.events().equals(events)) {
            long written =
                    events.isEmpty() ? entry.ordering() : entries.get(next).ordering();
            var again = anew(told, written, events);
            if (again.isPresent()) reading = again.get();
            else if (events.isEmpty() && begunAnew(told.tick())) {
                findings.read(Kind.GUARDS, "the governor was down");
                latest = state.guards();
                return;
            }
        }
        if (findings.asksFor(told.atMs())) compare(entry, told.tick(), events, reading.events());
        if (!events.isEmpty() || reading.events().isEmpty()) latest = reading.guards();
        for (int i = 0; i < events.size(); i++) apply();
    }

    /**
     * What the reading before would have written is missing, unless the portfolio ended with it: a write that was cut off may have
     * landed all the same, and who wrote it was gone before the governor was told.
     */
    private void wasTold(boolean portfolioEnded) {
        for (var one : untold) {
            if (portfolioEnded) findings.read(Kind.GUARDS, "the portfolio ended before it told the governor");
            else findings.tell(missing(one));
        }
        untold.clear();
    }

    private Difference missing(Unwritten one) {
        return Difference.missing(id, one.sequenceNr(), one.event());
    }

    /**
     * The tick as a governor reads it that has come back from its journal, where readings that moved nothing are not: alone, or
     * with its fund, whose operating mode counts as that of the start until it is known, and whose numbers may be others.
     *
     * @param written where in the journal it stands
     */
    private Optional<Reading> anew(PortfolioRead told, long written, List<GovernorEvent> recorded) {
        return lastAnew.apply(written).stream()
                .map(by -> reading(state.guards(), told, by))
                .filter(reading -> reading.events().equals(recorded))
                .findFirst();
    }

    /** Whether another life of the governor wrote what follows that tick than what came before it. */
    private boolean begunAnew(long tick) {
        int before = next - 1;
        while (before > 0 && tickOf(before).isEmpty()) before--;
        int after = firstBehind(next, tick);
        return before >= 0
                && after < entries.size()
                && !entries.get(after).writer().equals(entries.get(before).writer());
    }

    /** Nothing says what it decided by. */
    void onlyRead() {
        for (var entry : entries) {
            var event = (GovernorEvent) entry.event();
            if (!findings.asksFor(event.atMs())) continue;
            if (event instanceof PermitIssued) findings.read(Kind.PERMIT, SymbolDecisions.NOT_RECORDED);
            if (event instanceof GuardsMoved) findings.read(Kind.GUARDS, SymbolDecisions.NOT_RECORDED);
        }
    }

    private void compare(JournalEntry read, long tick, List<GovernorEvent> recorded, List<GovernorEvent> derived) {
        for (int i = 0; i < Math.max(recorded.size(), derived.size()); i++) {
            if (i >= recorded.size()) {
                unwritten(read, tick, next + i, derived.subList(i, derived.size()));
                return;
            }
            var entry = entries.get(next + i);
            findings.derived(Kind.GUARDS);
            if (i >= derived.size()) {
                findings.tell(Difference.unfounded(entry.persistenceId(), entry.sequenceNr(), recorded.get(i)));
                return;
            }
            findings.compare(entry.persistenceId(), entry.sequenceNr(), recorded.get(i), derived.get(i));
        }
    }

    private void unwritten(JournalEntry read, long tick, int from, List<GovernorEvent> events) {
        boolean goesOn = firstBehind(from, tick) < entries.size();
        for (var event : events) (goesOn ? untold : unwritten).add(new Unwritten(read, next + 1L, event));
    }

    /** The first event from there on that was written behind the reading of that tick; their number if there is none. */
    private int firstBehind(int from, long tick) {
        for (int i = from; i < entries.size(); i++) {
            if (tickOf(i).isPresent()) return i;
            if (entries.get(i).event() instanceof PermitIssued permit && permit.tick() >= tick) return i;
        }
        return entries.size();
    }

    private Reading reading(GuardState before, PortfolioRead told, By by) {
        var guard = by.guard();
        double dayLoss = by.dayLoss();
        long tick = told.tick();
        long atMs = told.atMs();
        var events = new ArrayList<GovernorEvent>();
        var counted = withWaiting(before, guard);
        if (!state.waiting().isEmpty()) {
            var ids = state.waiting().stream().map(CloseReported::positionId).toList();
            events.add(new ClosesCounted(tick, atMs, ids, counted.streak().losses()));
        }
        var guards = guard.read(counted, atMs, told.equity(), dayLoss);
        if (!GuardEvents.sameMemory(guards, state.guards())) events.addAll(GuardEvents.moved(guards, tick, atMs));
        events.addAll(new GuardEvents(guard).standingChanges(state.standing().keySet(), guards, tick, atMs, dayLoss));
        return new Reading(guards, events);
    }

    private GuardState withWaiting(GuardState before, RiskGuard guard) {
        var guards = before;
        for (var close : state.waiting()) guards = guard.closed(guards, close.pnlNet(), close.atMs());
        return guards;
    }

    /** Takes in all that was written before a place in the journal, readings of that tick and later ones left out. */
    void advance(long ordering, long tick, RiskGuard guard) {
        while (next < entries.size()
                && entries.get(next).ordering() < ordering
                && tickOf(next).orElse(Long.MIN_VALUE) < tick) take(guard);
    }

    /** The first event that the reading of a tick wrote, empty if it wrote none. */
    private OptionalLong startOf(long tick) {
        for (int i = next; i < entries.size(); i++) {
            var event = entries.get(i).event();
            if (event instanceof PermitIssued permit && permit.tick() >= tick) return OptionalLong.empty();
            boolean byHand = event instanceof GuardReleased || event instanceof MoneyMoved;
            if (byHand && movedAt(i + 1) >= tick) return OptionalLong.empty();
            var at = tickOf(i);
            if (at.isPresent() && at.getAsLong() == tick) return OptionalLong.of(i);
            if (at.isPresent() && at.getAsLong() > tick) return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    private long movedAt(int index) {
        return index < entries.size() && entries.get(index).event() instanceof GuardsMoved moved
                ? moved.tick()
                : Long.MIN_VALUE;
    }

    private List<GovernorEvent> recorded(long tick) {
        var events = new ArrayList<GovernorEvent>();
        for (int i = next; i < entries.size(); i++) {
            var at = tickOf(i);
            if (at.isEmpty() || at.getAsLong() != tick || (i > next && another(i))) break;
            events.add((GovernorEvent) entries.get(i).event());
        }
        return events;
    }

    private OptionalLong tickOf(int index) {
        return switch (entries.get(index).event()) {
            case ClosesCounted counted -> OptionalLong.of(counted.tick());
            case GuardsMoved moved -> OptionalLong.of(moved.tick());
            case OpeningAwaited awaited -> OptionalLong.of(awaited.tick());
            case GuardTripped tripped -> OptionalLong.of(tripped.tick());
            case GuardCleared cleared -> OptionalLong.of(cleared.tick());
            default -> OptionalLong.empty();
        };
    }

    /** Whether another life of the governor wrote that event than the one before it. */
    private boolean another(int index) {
        return index > 0
                && !entries.get(index).writer().equals(entries.get(index - 1).writer());
    }

    /** A fund that started is told its last tick again; by other numbers than before that may have moved the guards. */
    private boolean toldAgain() {
        var told = lastTold;
        if (told == null || !another(next)) return false;
        var at = tickOf(next);
        if (at.isEmpty() || at.getAsLong() != told.tick()) return false;
        var events = recorded(told.tick());
        long written = entries.get(next).ordering();
        var reading = anew(told, written, events)
                .orElseGet(() ->
                        reading(state.guards(), told, lastAnew.apply(written).getFirst()));
        if (findings.asksFor(told.atMs()))
            compare(Objects.requireNonNull(lastRead), told.tick(), events, reading.events());
        latest = reading.guards();
        for (int i = 0; i < events.size(); i++) apply();
        return true;
    }

    private void take(RiskGuard guard) {
        if (toldAgain()) return;
        var entry = entries.get(next);
        switch (entry.event()) {
            case GuardReleased released -> released(released, guard);
            case MoneyMoved moved -> byHand(guard.transferred(latest, moved.amount()), moved.atMs());
            case PermitIssued permit -> issued(entry, permit, guard);
            case PermitEnded ended -> ended(entry, ended);
            default -> {}
        }
        apply();
    }

    private void released(GuardReleased released, RiskGuard guard) {
        boolean drawdown = released.guard().equals(Guard.DRAWDOWN.name());
        byHand(drawdown ? guard.released(latest) : guard.emergencyReleased(latest), released.atMs());
    }

    /** What a person moved; the guards of the same tick that follow in the journal were written with it. */
    private void byHand(GuardState moved, long atMs) {
        latest = moved;
        if (findings.asksFor(atMs)) findings.read(Kind.GUARDS, "an operator's word");
        if (next + 1 == entries.size()) return;
        var tick = tickOf(next + 1);
        while (tick.isPresent() && next + 1 < entries.size() && tickOf(next + 1).equals(tick) && !another(next + 1))
            apply();
    }

    private void issued(JournalEntry entry, PermitIssued permit, RiskGuard guard) {
        issued.put(permit.decisionId(), new Issued(state, guards(guard), entry, permit));
    }

    /** The ladder's versions are inputs here. */
    private void ended(JournalEntry entry, PermitEnded ended) {
        var permit = state.permits().find(ended.permitId()).map(Permits.Entry::permit);
        if (permit.isEmpty() || !findings.asksFor(ended.atMs())) return;
        findings.derived(Kind.PERMIT);
        findings.compare(entry.persistenceId(), entry.sequenceNr(), ended, again(ended, permit.get()));
    }

    private static PermitEnded again(PermitEnded ended, Permit permit) {
        return ended.state().equals(Permits.State.EXPIRED.name())
                ? PermitEvents.expired(permit, ended.atMs())
                : PermitEvents.voided(permit, (long) ended.reason().limit(), ended.atMs());
    }

    private void apply() {
        state = state.on((GovernorEvent) entries.get(next++).event());
    }
}
