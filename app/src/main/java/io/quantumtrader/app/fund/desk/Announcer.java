package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.http.Fund;
import io.quantumtrader.http.request.AlarmPage;
import io.quantumtrader.http.view.AlarmsView;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.EventView;
import io.quantumtrader.http.view.PermitView;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.Permits;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitEnded;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitSpent;
import io.quantumtrader.persistence.numbers.NumberRow;
import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersChanged;
import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersProposed;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleased;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells watchers what happens: journaled events as they come, and pictures of the whole after ticks. It never makes the
 * fund wait: pictures are asked for beside it, one at a time and not more often than anybody can look.
 */
public final class Announcer implements EventFeed, Conductor.Progress, SafetyAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    /** What made a picture old, such as a kill, has the machine to itself first. */
    private static final Executor SOON = later(Duration.ofMillis(50));

    private static final Executor BETWEEN_PICTURES = later(Duration.ofMillis(200));
    private static final Duration WHILE_NOBODY_LOOKS = Duration.ofSeconds(5);
    private static final int PERMITS_KEPT = 256;

    private final AlarmBook book;
    private final List<Consumer<EventView>> listeners = new CopyOnWriteArrayList<>();
    private final LinkedHashMap<String, PermitView> permits = new LinkedHashMap<>();
    /** By symbol, then by action. */
    private final Map<String, Map<String, Made>> lastMade = new ConcurrentHashMap<>();

    private final AtomicInteger wanted = new AtomicInteger();
    private volatile BooleanSupplier watched = () -> false;
    private volatile long shownNanos;
    private volatile Supplier<CompletionStage<List<EventView>>> picture =
            () -> CompletableFuture.completedStage(List.of());
    private volatile long lastTickNanos = System.nanoTime();
    private volatile @Nullable Long lastAtMs;

    /** An announcer that keeps the alarms it tells. */
    public Announcer(AlarmBook book) {
        this.book = book;
    }

    /** A decision that was recorded, with its place. */
    private record Made(long sequence, SymbolEvent.Decided decided) {}

    /** The last of these actions that a symbol decided on, without what came of it; from memory. */
    Optional<DecisionView> lastDeed(String symbol, Set<String> actions) {
        return actions.stream()
                .flatMap(action -> Stream.ofNullable(
                        lastMade.getOrDefault(symbol, Map.of()).get(action)))
                .max(Comparator.comparingLong(Made::sequence))
                .flatMap(made -> DecisionViews.of(symbol, made.sequence(), made.decided()));
    }

    /** What is asked for after each tick. */
    void picturedBy(Supplier<CompletionStage<List<EventView>>> source) {
        picture = source;
    }

    Fund.Subscription subscribe(Consumer<EventView> listener, BooleanSupplier looking) {
        watched = looking;
        listeners.add(listener);
        show();
        return new Fund.Subscription() {
            @Override
            public void refresh() {
                SOON.execute(Announcer.this::show);
            }

            @Override
            public void close() {
                listeners.remove(listener);
            }
        };
    }

    private static Executor later(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, ForkJoinPool.commonPool());
    }

    /** Wall-clock time since the last tick. */
    public Duration sinceTick() {
        return Duration.ofNanos(System.nanoTime() - lastTickNanos);
    }

    @Override
    public void played(long tick, long atMs, int observed) {
        lastTickNanos = System.nanoTime();
        lastAtMs = atMs;
        refresh();
    }

    @Override
    public void raise(SafetyAlarm alarm) {
        alarm(lastAtMs, "critical", alarm.kind().name(), "*", alarm.kind() + ": " + alarm.detail());
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        switch (event) {
            case SymbolEvent own ->
                ofSymbol(persistenceId.substring(persistenceId.lastIndexOf('|') + 1), sequenceNr, own);
            case PermitIssued issued -> tell(issued(issued));
            case PermitSpent spent -> ended(spent.permitId(), Permits.State.SPENT.name());
            case PermitEnded lapsed -> ended(lapsed.permitId(), lapsed.state());
            case KillActivated kill ->
                alarm(
                        kill.atMs(),
                        "warning",
                        "KILL_ACTIVATED",
                        kill.latch().latch().scope().text(),
                        "kill switch pulled by " + kill.latch().latch().who() + ": "
                                + kill.latch().latch().why());
            case KillReleased released ->
                alarm(
                        released.atMs(),
                        "info",
                        "KILL_RELEASED",
                        released.scope(),
                        released.latchId() + " released by " + String.join(", ", released.persons()) + ": "
                                + released.why() + "; " + released.follows() + " follows for "
                                + (released.scope().contains("/")
                                        ? released.scope()
                                        : "the scope as a whole; single symbols may stay restricted"));
            case HaltProposed said ->
                alarm(
                        said.atMs(),
                        "warning",
                        "HALT_PROPOSED",
                        "*",
                        "halt proposed by " + said.who() + ": " + said.why());
            case HaltReleased released ->
                alarm(
                        released.atMs(),
                        "warning",
                        "HALT_RELEASED",
                        "*",
                        released.haltId() + " released by " + String.join(", ", released.persons()) + ": "
                                + released.why() + "; what was held is sent");
            case EmergencyActivated pulled ->
                alarm(
                        pulled.atMs(),
                        "critical",
                        "EMERGENCY_ACTIVATED",
                        pulled.latch().latch().scope().text(),
                        "emergency stop: " + pulled.latch().latch().why());
            case NumbersChanged changed ->
                alarm(
                        changed.atMs(),
                        "warning",
                        "NUMBERS_CHANGED",
                        "*",
                        "numbers changed by " + String.join(", ", changed.persons()) + ": " + numbers(changed.numbers())
                                + ": " + changed.why() + "; the fund starts anew");
            case NumbersProposed said ->
                alarm(
                        said.atMs(),
                        "warning",
                        "NUMBERS_PROPOSED",
                        "*",
                        said.who() + " proposes " + numbers(said.numbers()) + ": " + said.why());
            case ModeChanged changed ->
                alarm(changed.atMs(), "info", "MODE_CHANGED", "*", "operating mode " + changed.to());
            default -> {}
        }
    }

    private static String numbers(List<NumberRow> rows) {
        return rows.stream()
                .map(row -> row.key() + " from " + row.from() + " to "
                        + (row.to().isEmpty() ? "the configuration's" : row.to()))
                .collect(Collectors.joining(", "));
    }

    private void ofSymbol(String symbol, long sequence, SymbolEvent event) {
        if (event instanceof SymbolEvent.Decided decided)
            lastMade.computeIfAbsent(symbol, first -> new ConcurrentHashMap<>())
                    .put(decided.action(), new Made(sequence, decided));
        switch (event) {
            case SymbolEvent.DriftResolved drift ->
                alarm(
                        drift.atMs(),
                        "warning",
                        "DRIFT_RESOLVED",
                        symbol,
                        "journal and venue differed: " + drift.outcome());
            case SymbolEvent.PositionLiquidated lost ->
                alarm(lost.atMs(), "critical", "POSITION_LIQUIDATED", symbol, "the venue liquidated the position");
            case SymbolEvent.OrderRefused refused ->
                alarm(
                        refused.atMs(),
                        "warning",
                        "ORDER_REFUSED",
                        symbol,
                        "the venue refused an order: " + refused.message());
            default -> {
                if (listeners.isEmpty()) return;
                DecisionViews.of(symbol, sequence, event).ifPresent(view -> tell(new EventView.Decision(view)));
            }
        }
    }

    private EventView issued(PermitIssued event) {
        var view = new PermitView(
                event.permitId(),
                event.decisionId(),
                event.symbol(),
                Side.valueOf(event.side()),
                event.maxQuantity(),
                event.lowPrice(),
                event.highPrice(),
                event.ladderVersion(),
                event.atMs(),
                event.expiresAtMs(),
                Permits.State.ISSUED.name());
        synchronized (permits) {
            permits.put(view.id(), view);
            if (permits.size() > PERMITS_KEPT) permits.pollFirstEntry();
        }
        return new EventView.Permit(view);
    }

    private void ended(String permitId, String state) {
        PermitView known;
        synchronized (permits) {
            known = permits.remove(permitId);
        }
        if (known == null) return;
        tell(new EventView.Permit(new PermitView(
                known.id(),
                known.decisionId(),
                known.symbol(),
                known.side(),
                known.maxQuantity(),
                known.lowPrice(),
                known.highPrice(),
                known.ladderVersion(),
                known.issuedAtMs(),
                known.expiresAtMs(),
                state)));
    }

    private void alarm(@Nullable Long atMs, String severity, String kind, String symbol, String text) {
        tell(new EventView.Alarm(book.note(atMs, severity, kind, symbol, text)));
    }

    /** Alarms that were told, also before anybody listened. */
    AlarmsView alarms(AlarmPage page) {
        return book.page(page);
    }

    private void tell(EventView event) {
        for (var listener : listeners) listener.accept(event);
    }

    /** Asks for a new picture; several wishes in a row get one, and wishes while nobody looks few. */
    public void refresh() {
        if (listeners.isEmpty()) return;
        boolean fresh = System.nanoTime() - shownNanos < WHILE_NOBODY_LOOKS.toNanos();
        if (fresh && !watched.getAsBoolean()) return;
        if (wanted.getAndIncrement() == 0) SOON.execute(this::take);
    }

    private void take() {
        int answered = wanted.get();
        var _ = show().thenRun(() -> BETWEEN_PICTURES.execute(() -> {
            if (wanted.addAndGet(-answered) > 0) take();
        }));
    }

    private CompletionStage<Void> show() {
        shownNanos = System.nanoTime();
        return picture.get().handle((events, failed) -> {
            if (failed == null) events.forEach(this::tell);
            else LOG.debug("no picture of the fund", failed);
            return null;
        });
    }
}
