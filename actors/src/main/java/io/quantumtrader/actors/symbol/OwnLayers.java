package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.brain.PositionStateBrain;
import io.quantumtrader.kernel.brain.PositionStateBrain.Judgement;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.Care;
import io.quantumtrader.persistence.symbol.KillStanding;
import io.quantumtrader.persistence.symbol.PositionStateRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Levels 1 and 4 as one symbol says them to the ladder: the kill score that closes and cools down, and the position-state
 * brain. They act first and are written with the next observation. Lives in one incarnation.
 */
final class OwnLayers {

    private final SymbolParts parts;
    private final DriftWatch drift;
    private final Scope scope;
    private final Map<Layer, Verdict> said = new EnumMap<>(Layer.class);
    private Venue.@Nullable Holding holding;
    private double equity = Double.NaN;
    private long sawMs = Long.MIN_VALUE;
    private boolean refused;
    private long bornMs = Long.MAX_VALUE;
    private long coveredMs = Long.MIN_VALUE;

    OwnLayers(SymbolParts parts, DriftWatch drift) {
        this.parts = parts;
        this.drift = drift;
        scope = new Scope.OfSymbol(parts.portfolio(), parts.symbol());
    }

    /** A new life begins: how long a position has been without a stop, or a price, counts from here at most. */
    void begin(long nowMs) {
        bornMs = nowMs;
        coveredMs = nowMs;
    }

    /** What the venue holds, if it could be read, and what the account is worth, as of this time. */
    void saw(Optional<Venue.Holding> now, double newEquity, long atMs) {
        holding = now.orElse(null);
        equity = newEquity;
        sawMs = atMs;
    }

    /** Whether the last observation was refused at the door. */
    void refused(boolean now) {
        refused = now;
    }

    /** Says to the ladder what the book calls for; at once, and again only when it changes. */
    void speak(SymbolBook book, long nowMs) {
        if (covered(book)) coveredMs = nowMs;
        if (!book.hasTerms()) return;
        say(book, Layer.KILL_SCORE, killScore(book), nowMs);
        say(
                book,
                Layer.POSITION_STATE_BRAIN,
                judge(book, nowMs, book.markAgeMs(nowMs)).restricts(),
                nowMs);
    }

    /**
     * What changed since it was last written, as events.
     *
     * @param markAgeMs age of the mark price once the observation under way is taken in
     */
    List<SymbolEvent> changes(SymbolBook book, long tick, long nowMs, long markAgeMs) {
        var events = new ArrayList<SymbolEvent>(0);
        changed(book, Layer.KILL_SCORE, killScore(book), tick, nowMs, Optional.empty())
                .ifPresent(events::add);
        var state = state(book, nowMs, markAgeMs);
        var restricts = PositionStateBrain.judge(state, parts.brain()).restricts();
        changed(book, Layer.POSITION_STATE_BRAIN, restricts, tick, nowMs, Optional.of(PositionStateRow.of(state)))
                .ifPresent(events::add);
        return events;
    }

    /** What housekeeping has to heed at a time. */
    Care care(SymbolBook book, long nowMs) {
        var state = book.position().map(held -> state(book, nowMs, book.markAgeMs(nowMs)));
        return Care.of(
                parts.ladder().effective(parts.portfolio(), parts.symbol()), liquidation(), state, parts.brain());
    }

    /** What level 4 judges by, as of the last observation. */
    PositionState state(SymbolBook book) {
        return state(book, book.lastAtMs(), book.markAgeMs(book.lastAtMs()));
    }

    /** Price at which the venue takes over, NaN when flat or not known. */
    double liquidation() {
        var now = holding;
        return now == null || now.signedQuantity() == 0 ? Double.NaN : now.liquidationPrice();
    }

    private Judgement judge(SymbolBook book, long nowMs, long markAgeMs) {
        return PositionStateBrain.judge(state(book, nowMs, markAgeMs), parts.brain());
    }

    private PositionState state(SymbolBook book, long nowMs, long markAgeMs) {
        var now = holding;
        double recorded = book.signedQuantity();
        boolean covered = covered(book);
        return new PositionState(
                recorded,
                now == null ? Double.NaN : now.signedQuantity(),
                drift.found(),
                book.frozen(),
                refused,
                markAgeMs,
                Math.min(markAgeMs, Math.max(0, nowMs - bornMs)),
                covered,
                covered || recorded == 0 ? 0 : Math.max(0, nowMs - Math.max(coveredMs, openedAt(book))),
                Math.abs(recorded) * book.mark() / equity,
                freeMargin(book));
    }

    private static long openedAt(SymbolBook book) {
        return book.position().map(held -> held.openedAtMs()).orElse(Long.MIN_VALUE);
    }

    private double freeMargin(SymbolBook book) {
        if (!(book.mark() > 0)) return Double.NaN;
        return margin(book)
                .or(() -> marginOfEntry(book))
                .map(margin -> margin.freeMarginRatio(book.mark()))
                .orElse(Double.NaN);
    }

    /** The margin that an entry took with it, as filled at its leverage: until the venue has been read after it. */
    private Optional<IsolatedMargin> marginOfEntry(SymbolBook book) {
        var now = holding;
        if (now == null || now.signedQuantity() != 0) return Optional.empty();
        return book.position()
                .filter(held -> held.openedAtMs() >= sawMs)
                .map(held -> new IsolatedMargin(
                        held.side(),
                        held.quantity(),
                        held.averageEntry(),
                        held.quantity() * held.averageEntry() / held.terms().leverage(),
                        book.rules().maintenanceMarginRate()));
    }

    /** The margin of what is held, as the venue said last; empty when what it said makes no sense. */
    Optional<IsolatedMargin> margin(SymbolBook book) {
        var now = holding;
        var held = book.position();
        if (now == null || held.isEmpty() || now.signedQuantity() == 0) return Optional.empty();
        boolean sound = now.isolatedMargin() > 0
                && Double.isFinite(now.isolatedMargin())
                && now.averageEntry() > 0
                && Double.isFinite(now.averageEntry());
        if (!sound) return Optional.empty();
        return Optional.of(new IsolatedMargin(
                held.get().side(),
                Math.abs(now.signedQuantity()),
                now.averageEntry(),
                now.isolatedMargin(),
                book.rules().maintenanceMarginRate()));
    }

    /** Whether a stop that the venue confirmed covers all that is held. */
    private static boolean covered(SymbolBook book) {
        return book.position().isEmpty()
                || book.restingStop()
                        .filter(stop -> covers(stop, Math.abs(book.signedQuantity())))
                        .isPresent();
    }

    private static boolean covers(WorkingOrder stop, double held) {
        var order = stop.intended();
        return order.kind().equals("CLOSE_STOP") || order.quantity() - stop.filled() >= held;
    }

    private List<Reason> killScore(SymbolBook book) {
        return KillStanding.of(book).reasons(parts.settings());
    }

    private long until(SymbolBook book, Layer layer, long nowMs) {
        return layer == Layer.KILL_SCORE
                ? KillStanding.of(book).untilMs(parts.settings(), nowMs)
                : Verdict.UNTIL_RELEASED;
    }

    private void say(SymbolBook book, Layer layer, List<Reason> reasons, long nowMs) {
        var before = said.get(layer);
        if (before != null && before.reasons().equals(reasons)) return;
        long since = book.standing(layer)
                .filter(row -> sameCodes(row, reasons))
                .map(StandingChanged::atMs)
                .orElse(nowMs);
        var verdict = new Verdict(layer, scope, permission(reasons), reasons, since, until(book, layer, nowMs));
        said.put(layer, verdict);
        if (reasons.isEmpty() && before == null && !restricted(layer)) return;
        parts.ladder().put(verdict);
    }

    /** Whether somebody else, such as the guardian, has said something under this layer's name. */
    private boolean restricted(Layer layer) {
        return parts.ladder().verdicts(parts.portfolio(), parts.symbol()).stream()
                .anyMatch(verdict -> verdict.layer() == layer && verdict.scope().equals(scope));
    }

    private Optional<SymbolEvent> changed(
            SymbolBook book,
            Layer layer,
            List<Reason> reasons,
            long tick,
            long nowMs,
            Optional<PositionStateRow> state) {
        var written = book.standing(layer);
        boolean same = written.map(row -> sameCodes(row, reasons)).orElse(reasons.isEmpty());
        return same
                ? Optional.empty()
                : Optional.of(new StandingChanged(
                        tick,
                        nowMs,
                        layer.name(),
                        permission(reasons).name(),
                        ReasonRow.of(reasons),
                        until(book, layer, nowMs),
                        state));
    }

    private static boolean sameCodes(StandingChanged row, List<Reason> reasons) {
        return row.reasons().stream()
                .map(ReasonRow::code)
                .toList()
                .equals(reasons.stream().map(reason -> reason.code().name()).toList());
    }

    private static Permission permission(List<Reason> reasons) {
        return reasons.isEmpty() ? Permission.TRADE : Permission.REDUCE_ONLY;
    }
}
