package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.brain.PositionStateBrain;
import io.quantumtrader.kernel.brain.PositionStateBrain.Judgement;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.Care;
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
        changed(book, Layer.KILL_SCORE, killScore(book), tick, nowMs).ifPresent(events::add);
        changed(book, Layer.POSITION_STATE_BRAIN, judge(book, nowMs, markAgeMs).restricts(), tick, nowMs)
                .ifPresent(events::add);
        return events;
    }

    /** What housekeeping has to heed at a time. */
    Care care(SymbolBook book, long nowMs) {
        var close = book.position().isPresent()
                ? judge(book, nowMs, book.markAgeMs(nowMs)).close()
                : Optional.<Reason>empty();
        return new Care(parts.ladder().effective(parts.portfolio(), parts.symbol()), close, loosestStop(book));
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

    private double loosestStop(SymbolBook book) {
        var now = holding;
        if (now == null || now.signedQuantity() == 0) return Double.NaN;
        return book.position()
                .map(held -> PositionState.loosestStop(held.side(), held.averageEntry(), now.liquidationPrice()))
                .orElse(Double.NaN);
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

    /** The kill score closes, or has closed and cools down. */
    private List<Reason> killScore(SymbolBook book) {
        if (book.killClosing()) {
            double threshold = parts.settings().kill().model().threshold();
            return List.of(because(ReasonCode.KILL_SCORE_AT_LIMIT, book.killScore(), threshold));
        }
        long bars = book.barsSinceKillClose();
        int needed = parts.settings().cooldownBars();
        return bars < needed ? List.of(because(ReasonCode.KILL_COOLDOWN, bars, needed)) : List.of();
    }

    private long until(SymbolBook book, Layer layer, long nowMs) {
        if (layer != Layer.KILL_SCORE || book.killClosing()) return Verdict.UNTIL_RELEASED;
        long left = parts.settings().cooldownBars() - book.barsSinceKillClose();
        return nowMs + (long) (Math.max(0, left) * parts.settings().barMinutes() * 60_000);
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

    private Optional<SymbolEvent> changed(SymbolBook book, Layer layer, List<Reason> reasons, long tick, long nowMs) {
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
                        until(book, layer, nowMs)));
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
