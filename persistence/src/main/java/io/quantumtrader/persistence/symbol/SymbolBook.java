package io.quantumtrader.persistence.symbol;

import static io.quantumtrader.persistence.StateHash.mix;

import io.quantumtrader.kernel.exit.SigmaHistory;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.DriftResolved;
import io.quantumtrader.persistence.symbol.SymbolEvent.FundingCharged;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationMissed;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import io.quantumtrader.persistence.symbol.SymbolEvent.OwnershipTaken;
import io.quantumtrader.persistence.symbol.SymbolEvent.PositionAdopted;
import io.quantumtrader.persistence.symbol.SymbolEvent.PositionLiquidated;
import io.quantumtrader.persistence.symbol.SymbolEvent.RegimeChanged;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import io.quantumtrader.persistence.symbol.SymbolEvent.StopTriggered;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of one symbol adds up to: the fold that the actor and replay share. Mutable and confined to one thread,
 * because it lives through hundreds of thousands of observations; it changes in {@link #apply} alone, reads no clock, and
 * the same events give the same state and the same {@link #hash}. Longer than most files, so that the effect of every event stands
 * side by side.
 */
public final class SymbolBook {

    private static final int MOST_GONE = 8;

    private final Consumer<Bar> bars;
    private final Map<String, WorkingOrder> orders = new LinkedHashMap<>();
    private final ArrayDeque<WorkingOrder> goneEntries = new ArrayDeque<>();
    private final Map<String, StandingChanged> standing = new TreeMap<>();

    private long lastTick;
    private long observedTick;
    private long lastAtMs;
    private long lastOpenTimeMs = -1;
    private long markAtMs = Long.MIN_VALUE;
    private long barCount;
    private long venueSequence;
    private int decisions;
    private int positions;
    private int closedPositions;
    private long cooldownFromBar = Long.MIN_VALUE;
    private SigmaHistory sigmaHistory = SigmaHistory.EMPTY;
    private double mark = Double.NaN;
    private double lastClose = Double.NaN;
    private double killScore = Double.NaN;
    private double rMultiple = Double.NaN;
    private long hash = StateHash.EMPTY;
    private boolean killClosing;
    private boolean closing;
    private boolean stopRefused;
    private boolean frozen;
    private String termsVersion = "";
    private @Nullable InstrumentRules rules;
    private @Nullable Position position;
    private @Nullable ClosedPosition lastClosed;

    /**
     * An empty book.
     *
     * @param bars told each bar once, in order: what computes readings from bars alone
     */
    public SymbolBook(Consumer<Bar> bars) {
        this.bars = bars;
    }

    /**
     * The book that a snapshot was taken of.
     *
     * @param bars told each bar that comes after it
     */
    public static SymbolBook of(BookSnapshot from, Consumer<Bar> bars) {
        var book = new SymbolBook(bars);
        from.orders().forEach(order -> book.orders.put(order.id(), order));
        book.goneEntries.addAll(from.goneEntries());
        from.standing().forEach(restriction -> book.standing.put(restriction.layer(), restriction));
        book.lastTick = from.lastTick();
        book.observedTick = from.observedTick();
        book.lastAtMs = from.lastAtMs();
        book.lastOpenTimeMs = from.lastOpenTimeMs();
        book.markAtMs = from.markAtMs();
        book.barCount = from.barCount();
        book.venueSequence = from.venueSequence();
        book.decisions = from.decisions();
        book.positions = from.positions();
        book.closedPositions = from.closedPositions();
        book.cooldownFromBar = from.cooldownFromBar();
        book.sigmaHistory = SigmaHistory.of(from.sigmaSamples(), from.sigmaHour());
        book.mark = from.mark();
        book.lastClose = from.lastClose();
        book.killScore = from.killScore();
        book.rMultiple = from.rMultiple();
        book.hash = from.hash();
        book.killClosing = from.killClosing();
        book.closing = from.closing();
        book.stopRefused = from.stopRefused();
        book.frozen = from.frozen();
        book.termsVersion = from.termsVersion();
        book.rules = from.rules().orElse(null);
        book.position = from.position().orElse(null);
        book.lastClosed = from.lastClosed().orElse(null);
        return book;
    }

    /** Everything it holds; it does not change any more with the book. */
    public BookSnapshot snapshot() {
        return new BookSnapshot(
                List.copyOf(orders.values()),
                List.copyOf(goneEntries),
                List.copyOf(standing.values()),
                lastTick,
                observedTick,
                lastAtMs,
                lastOpenTimeMs,
                markAtMs,
                barCount,
                venueSequence,
                decisions,
                positions,
                closedPositions,
                cooldownFromBar,
                DoubleStream.of(sigmaHistory.samples()).boxed().toList(),
                sigmaHistory.lastHour(),
                mark,
                lastClose,
                killScore,
                rMultiple,
                hash,
                killClosing,
                closing,
                stopRefused,
                frozen,
                termsVersion,
                Optional.ofNullable(rules),
                Optional.ofNullable(position),
                Optional.ofNullable(lastClosed));
    }

    /** Takes one event in. Events of the same order of a journal give the same book. */
    public SymbolBook apply(SymbolEvent event) {
        switch (event) {
            case ObservationRow row -> observed(row);
            case Decided decided -> decided(decided);
            case TermsSet terms -> termsSet(terms);
            case OrderIntended order -> intended(order);
            case CancelIntended cancel -> change(cancel.clientOrderId(), WorkingOrder::withdrawn);
            case OrderAccepted accepted -> accepted(accepted);
            case OrderRefused refused -> refused(refused);
            case OrderHeldBack held -> gone(held.clientOrderId(), 2);
            case OrderUnknown unknown -> change(unknown.clientOrderId(), order -> order.in(WorkingOrder.State.UNKNOWN));
            case OrderGone gone -> {
                seen(gone.venueSequence());
                unharvest(gone.clientOrderId());
                gone(gone.clientOrderId(), 3);
            }
            case StopTriggered triggered -> seen(triggered.venueSequence());
            case OrderFilled fill -> filled(fill);
            case FundingCharged funding -> funded(funding);
            case PositionLiquidated lost -> liquidated(lost);
            case PositionAdopted adopted -> adopted(adopted);
            case DriftResolved drift -> drifted(drift);
            case ObservationMissed missed -> observedAt(missed.tick(), missed.atMs());
            case ObservationRefused refused -> observedAt(refused.tick(), refused.atMs());
            case OwnershipTaken ignored -> {}
            case RegimeChanged ignored -> {}
            case StandingChanged changed -> restricted(changed);
        }
        return this;
    }

    private void ticked(long tick, long atMs) {
        lastTick = Math.max(lastTick, tick);
        lastAtMs = Math.max(lastAtMs, atMs);
    }

    private void observedAt(long tick, long atMs) {
        ticked(tick, atMs);
        observedTick = Math.max(observedTick, tick);
    }

    private void observed(ObservationRow row) {
        observedAt(row.tick(), row.atMs());
        if (row.openTimeMs() > lastOpenTimeMs) pushBar(row.bar());
        mark = row.mark();
        markAtMs = row.atMs();
        killScore = row.killScore();
        rMultiple = row.rMultiple();
        sigmaHistory = sigmaHistory.observe(row.atMs(), row.sigma());
        if (position != null) {
            position = position.observed(position.path()
                    .observed(
                            row.mark(),
                            row.rMultiple(),
                            row.atMs(),
                            ObservationBits.has(row.bits(), ObservationBits.RISEN),
                            ObservationBits.has(row.bits(), ObservationBits.KILL_OVER_THRESHOLD),
                            ObservationBits.has(row.bits(), ObservationBits.CHOP),
                            row.stagedShare()));
            position = position.harvested(Math.max(position.fired(), ObservationBits.fired(row.bits())));
        }
        hash = mix(mix(mix(hash, row.openTimeMs()), row.killScore()), row.rMultiple());
    }

    /** Takes a bar in before its event is recorded, so that it can be decided on; recording it again changes nothing. */
    public void pushBar(Bar bar) {
        if (bar.openTimeMs() <= lastOpenTimeMs) return;
        lastOpenTimeMs = bar.openTimeMs();
        lastClose = bar.close();
        barCount++;
        bars.accept(bar);
    }

    private void decided(Decided decided) {
        decided.observation().ifPresent(this::observed);
        decisions++;
        ticked(decided.tick(), decided.atMs());
        if (decided.action().equals("CLOSE")) closing = position != null;
        killClosing |= position != null
                && decided.reasons().stream().anyMatch(reason -> reason.code().startsWith("KILL_SCORE"));
        hash = mix(mix(mix(mix(hash, decided.decisionId()), decided.action()), decided.quantity()), decided.stop());
        hash = ReasonRow.mixAll(hash, decided.reasons());
        for (VerdictRow verdict : decided.verdicts()) {
            hash = verdict.mixInto(hash);
        }
    }

    private void termsSet(TermsSet terms) {
        termsVersion = terms.version();
        rules = new InstrumentRules(
                terms.tickSize(),
                terms.stepSize(),
                terms.minNotional(),
                terms.maintenanceMarginRate(),
                terms.maxLeverage());
    }

    private void intended(OrderIntended order) {
        orders.put(order.clientOrderId(), new WorkingOrder(order, WorkingOrder.State.INTENDED, 0, false));
        if (position != null && order.purpose().equals("STOP")) position = position.protectedAt(order.price());
        if (position != null && order.firedAfter() > order.firedBefore()) {
            position = position.harvested(order.firedAfter());
        }
        hash = mix(mix(mix(mix(hash, order.clientOrderId()), order.kind()), order.quantity()), order.price());
    }

    private void accepted(OrderAccepted accepted) {
        change(
                accepted.clientOrderId(),
                order -> order.state() == WorkingOrder.State.ACCEPTED ? order : order.in(WorkingOrder.State.ACCEPTED));
    }

    private void refused(OrderRefused refused) {
        var order = orders.get(refused.clientOrderId());
        unharvest(refused.clientOrderId());
        stopRefused |= order != null && position != null && order.purpose() == WorkingOrder.Purpose.STOP;
        gone(refused.clientOrderId(), refused.code());
    }

    /** A tranche whose order ended without a fill has not fired (rules, C3), unless a later one fired and covers it. */
    private void unharvest(String clientOrderId) {
        var order = orders.get(clientOrderId);
        if (order == null || position == null || order.filled() > 0 || !harvests(order)) return;
        boolean latest = position.fired() == order.intended().firedAfter();
        if (latest) position = position.harvested(order.intended().firedBefore());
    }

    private static boolean harvests(WorkingOrder order) {
        return order.intended().firedAfter() > order.intended().firedBefore();
    }

    private void gone(String clientOrderId, long how) {
        var order = orders.remove(clientOrderId);
        if (order != null && order.purpose() == WorkingOrder.Purpose.ENTRY) {
            goneEntries.addLast(order);
            if (goneEntries.size() > MOST_GONE) goneEntries.removeFirst();
        }
        hash = mix(mix(hash, clientOrderId), how);
    }

    private void filled(OrderFilled fill) {
        seen(fill.venueSequence());
        hash = mix(mix(mix(mix(hash, fill.clientOrderId()), fill.quantity()), fill.price()), fill.fee());
        var order = orders.get(fill.clientOrderId());
        if (order == null) {
            boolean reduces = closingSide()
                    .filter(side -> side.name().equals(fill.side()))
                    .isPresent();
            if (reduces) leave(fill.quantity(), fill.price(), fill.fee(), fill.atMs(), false);
            else goneEntry(fill.clientOrderId()).ifPresent(entry -> enter(entry, fill));
            return;
        }
        if (order.purpose() == WorkingOrder.Purpose.ENTRY) enter(order, fill);
        else
            leave(fill.quantity(), fill.price(), fill.fee(), fill.atMs(), order.purpose() == WorkingOrder.Purpose.STOP);
        if (fill.complete()) orders.remove(fill.clientOrderId());
        else orders.put(fill.clientOrderId(), order.filledBy(fill.quantity()));
    }

    /** An entry that is over; what it traded before may be reported after (rules, C3). */
    private Optional<WorkingOrder> goneEntry(String clientOrderId) {
        return goneEntries.stream()
                .filter(order -> order.id().equals(clientOrderId))
                .findFirst();
    }

    /** A fill of an entry. One against what is held closes that first: a position is one way (rules, C3). */
    private void enter(WorkingOrder order, OrderFilled fill) {
        var terms = order.intended().entry().orElseThrow().terms();
        double closing = position == null || position.side() == terms.side()
                ? 0
                : Math.min(fill.quantity(), position.quantity());
        double closingFee = fill.fee() * closing / fill.quantity();
        if (closing > 0) leave(closing, fill.price(), closingFee, fill.atMs(), false);
        double opening = fill.quantity() - closing;
        double fee = fill.fee() - closingFee;
        if (opening <= 0) return;
        position = position == null
                ? Position.opened(++positions, terms, opening, fill.price(), fee, fill.atMs())
                : position.enlarged(opening, fill.price(), fee, rules());
    }

    private void leave(double quantity, double price, double fee, long atMs, boolean byStop) {
        var held = position;
        if (held == null) return;
        if (held.heldAfter(quantity, rules()) > 0) {
            position = held.reduced(quantity, price, fee, rules());
            return;
        }
        lastClosed = new ClosedPosition(held, held.closedCosts(held.quantity(), price, fee), atMs, byStop);
        closedPositions++;
        if (killClosing) cooldownFromBar = barCount;
        killClosing = false;
        closing = false;
        stopRefused = false;
        frozen = false;
        position = null;
        killScore = Double.NaN;
        rMultiple = Double.NaN;
    }

    private void funded(FundingCharged funding) {
        seen(funding.venueSequence());
        if (position != null) position = position.funded(funding.amount());
        hash = mix(hash, funding.amount());
    }

    private void liquidated(PositionLiquidated lost) {
        seen(lost.venueSequence());
        hash = mix(mix(hash, lost.quantity()), lost.price());
        leave(lost.quantity(), lost.price(), lost.fee(), lost.atMs(), true);
    }

    private void adopted(PositionAdopted found) {
        position = Position.adopted(++positions, found.terms().terms(), found.quantity(), found.price(), found.atMs());
        closing = frozen;
        hash = mix(mix(hash, found.quantity()), found.price());
    }

    private void drifted(DriftResolved drift) {
        var held = position;
        double venue = Math.abs(drift.venueQuantity());
        if (drift.outcome().equals("ADOPT") && held != null) {
            double delta = held.quantity() - venue;
            if (venue == 0) leave(held.quantity(), lastKnownPrice(held), 0, drift.atMs(), false);
            else if (delta > 0) position = held.reduced(delta, lastKnownPrice(held), 0, rules());
            else position = held.matched(venue, drift.venueEntry());
        }
        if (drift.outcome().equals("FLATTEN") && held != null) {
            leave(held.quantity(), lastKnownPrice(held), 0, drift.atMs(), false);
            frozen = true;
        }
        hash = mix(mix(hash, drift.venueQuantity()), drift.outcome());
    }

    /** What a quantity that went without a fill of ours is valued at. */
    private double lastKnownPrice(Position held) {
        return Double.isNaN(mark) ? held.averageEntry() : mark;
    }

    private void restricted(StandingChanged changed) {
        if (changed.reasons().isEmpty()) standing.remove(changed.layer());
        else standing.put(changed.layer(), changed);
        hash = ReasonRow.mixAll(mix(mix(hash, changed.layer()), changed.permission()), changed.reasons());
    }

    private void seen(long sequence) {
        venueSequence = Math.max(venueSequence, sequence);
    }

    private interface Change {
        WorkingOrder of(WorkingOrder order);
    }

    private void change(String clientOrderId, Change change) {
        orders.computeIfPresent(clientOrderId, (id, order) -> change.of(order));
    }

    // --- what others read

    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    /** What is held, base asset, positive long, negative short. */
    public double signedQuantity() {
        return position == null ? 0 : position.side().sign() * position.quantity();
    }

    public Optional<ClosedPosition> lastClosed() {
        return Optional.ofNullable(lastClosed);
    }

    /** Positions that ended so far. */
    public int closedPositions() {
        return closedPositions;
    }

    public Collection<WorkingOrder> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    public Optional<WorkingOrder> order(String clientOrderId) {
        return Optional.ofNullable(orders.get(clientOrderId));
    }

    /** The protective stop that is working or about to, the newest first. */
    public Optional<WorkingOrder> workingStop() {
        WorkingOrder last = null;
        for (var order : orders.values()) {
            if (order.purpose() == WorkingOrder.Purpose.STOP && !order.cancelling()) last = order;
        }
        return Optional.ofNullable(last);
    }

    /** The stop that rests at the venue, also while it is to be replaced or withdrawn. */
    public Optional<WorkingOrder> restingStop() {
        return orders.values().stream()
                .filter(order -> order.purpose() == WorkingOrder.Purpose.STOP && order.resting())
                .findFirst();
    }

    /** Whether a close was decided and is not finished. */
    public boolean closing() {
        return closing;
    }

    /** Whether the venue refused the protective stop of what is held. */
    public boolean stopRefused() {
        return stopRefused;
    }

    /** What is held beyond what working exits already close, base asset, 0 or more. */
    public double uncommitted() {
        if (position == null) return 0;
        double leaving = 0;
        for (var order : orders.values()) {
            if (order.purpose() == WorkingOrder.Purpose.EXIT && !order.cancelling()) {
                leaving += order.intended().quantity() - order.filled();
            }
        }
        return Math.max(0, rules().onStep(position.quantity() - leaving));
    }

    public boolean hasWorking(WorkingOrder.Purpose purpose) {
        return orders.values().stream().anyMatch(order -> order.purpose() == purpose);
    }

    /** Instrument rules in force; a symbol without terms has observed nothing yet. */
    public InstrumentRules rules() {
        if (rules == null) throw new IllegalStateException("no terms are set yet");
        return rules;
    }

    public boolean hasTerms() {
        return rules != null;
    }

    public String termsVersion() {
        return termsVersion;
    }

    /** Hourly volatility samples of the last week. */
    public SigmaHistory sigmaHistory() {
        return sigmaHistory;
    }

    public long lastTick() {
        return lastTick;
    }

    /** The last tick whose bar, or gap, is recorded; decisions between bars may be of a later one. */
    public long observedTick() {
        return observedTick;
    }

    public long lastAtMs() {
        return lastAtMs;
    }

    public long lastOpenTimeMs() {
        return lastOpenTimeMs;
    }

    public double mark() {
        return mark;
    }

    /** Age of the mark price at a time, milliseconds; {@link Long#MAX_VALUE} before the first. */
    public long markAgeMs(long nowMs) {
        return markAtMs == Long.MIN_VALUE ? Long.MAX_VALUE : Math.max(0, nowMs - markAtMs);
    }

    /** What a layer of this symbol restricts by the record; empty if it does not. */
    public Optional<StandingChanged> standing(Layer layer) {
        return Optional.ofNullable(standing.get(layer.name()));
    }

    /** Whether the kill score is closing what is held. */
    public boolean killClosing() {
        return killClosing;
    }

    public double lastClose() {
        return lastClose;
    }

    public double killScore() {
        return killScore;
    }

    public double rMultiple() {
        return rMultiple;
    }

    /** Closed bars seen. */
    public long barCount() {
        return barCount;
    }

    /** Closed bars since the kill score last closed a position, {@link Long#MAX_VALUE} if it never did. */
    public long barsSinceKillClose() {
        return cooldownFromBar == Long.MIN_VALUE ? Long.MAX_VALUE : barCount - cooldownFromBar;
    }

    /** The last venue event that is recorded here. */
    public long venueSequence() {
        return venueSequence;
    }

    /** Decisions recorded; the next decision has this number plus one. */
    public int decisions() {
        return decisions;
    }

    public int positions() {
        return positions;
    }

    /** Whether an unresolved discrepancy with the venue forbids opening. */
    public boolean frozen() {
        return frozen;
    }

    public long hash() {
        return hash;
    }

    /** The side that closes what is held. */
    public Optional<OrderSide> closingSide() {
        return position().map(held -> OrderSide.closing(held.side()));
    }
}
