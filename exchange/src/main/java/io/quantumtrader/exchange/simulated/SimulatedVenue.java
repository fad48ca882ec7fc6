package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.SeededUnit;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The simulated venue. Each request and each tick is one batch of records: computed, applied, written to the log, and
 * only then answered. The same requests in the same order with the same seed give the same events and the same log.
 * Driven from one thread; readers on other threads see a whole state.
 *
 * <p>A client order id that was sent before is the same order: the first answer stands and nothing else happens; another
 * order under a known id is refused (−4116). A refused order never existed, so its id may be used again.
 */
public final class SimulatedVenue implements DrivenVenue, AutoCloseable {

    private static final int LOG_VERSION = 1;
    private static final int TIMEOUT_DRAW = -1;
    private static final int LOST_DRAW = -2;

    private final VenueSettings settings;
    private final VenueLog log;
    private final OrderDoor door;
    private final VenueState state;

    /** What the present request or tick brought about, not numbered yet. */
    private final List<VenueEvent> happened = new ArrayList<>();

    private @Nullable RuntimeException broken;

    private SimulatedVenue(VenueSettings settings, VenueState state, VenueLog log) {
        this.settings = settings;
        this.log = log;
        this.state = state;
        this.door = new OrderDoor(settings);
    }

    /** Opens the venue as its log left it; a new log starts with the balance of the settings. */
    public static SimulatedVenue open(VenueSettings settings, Map<String, InstrumentRules> instruments, VenueLog log) {
        var state = new VenueState(settings, instruments);
        log.replay(state::replay);
        log.append(List.of(state.session(LOG_VERSION, settings.seed())));
        return new SimulatedVenue(settings, state, log);
    }

    /** The last tick that was played, 0 before the first. */
    public synchronized long lastTick() {
        return state.lastTick();
    }

    /** End of the last tick, UTC epoch milliseconds, 0 before the first. */
    public synchronized long lastAtMs() {
        return state.lastAtMs();
    }

    /** Symbols outside a set that hold something or have orders working: nobody of that set looks after them. */
    public synchronized List<Unattended> unattended(Set<String> attended) {
        return guarded(() -> state.unattended(attended));
    }

    /** The sequence number of the last event, 0 before the first. */
    public synchronized long lastSequence() {
        return state.sequence();
    }

    /**
     * The first events of all symbols after a sequence number, in the order of their numbers.
     *
     * @param most how many at most, above 0
     */
    public synchronized List<VenueEvent> eventsAfter(long sequence, int most) {
        return guarded(() -> state.eventsAfter(sequence, most));
    }

    /** Whether the venue knows a symbol, of this session or of one before. */
    public synchronized boolean lists(String symbol) {
        return state.find(symbol) != null;
    }

    /** Quote currency that the account was opened with, in its first session. */
    public synchronized double startEquity() {
        return state.startEquity();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        return answer(() -> {
            var known = known(order);
            if (known != null) return known;
            if (drawn(order.clientOrderId(), LOST_DRAW, settings.lostProbability())) return timeout();
            var placed = placeNew(order, atMs);
            return drawn(order.clientOrderId(), TIMEOUT_DRAW, settings.timeoutProbability()) ? timeout() : placed;
        });
    }

    private @Nullable Placed known(VenueOrder order) {
        var book = state.find(order.symbol());
        var live = book == null ? null : book.order(order.clientOrderId());
        if (live == null) return null;
        return live.order.equals(order)
                ? new Placed.Accepted()
                : new Placed.Refused(-4116, "ClientOrderId is duplicated.");
    }

    private Placed placeNew(VenueOrder order, long atMs) {
        var book = state.find(order.symbol());
        if (book == null) return new Placed.Refused(-1121, "Invalid symbol.");
        var refusal = door.refusal(order, book, state.available());
        if (refusal.isPresent()) {
            var refused = refusal.get();
            log.append(List.of(new VenueRecord.Refused(atMs, order, refused.code(), refused.message())));
            return refused;
        }
        book.applyPlaced(order);
        matching(book).arrive(order, atMs);
        commit(new VenueRecord.Placed(atMs, order));
        return new Placed.Accepted();
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return answer(() -> {
            var book = state.find(symbol);
            var live = book == null ? null : book.order(clientOrderId);
            if (book == null || live == null || !live.open()) return new Cancel.NotFound();
            matching(book).cancelOnRequest(live, atMs);
            commit(null);
            return new Cancel.Done();
        });
    }

    @Override
    public CompletionStage<Optional<OrderView>> order(String symbol, String clientOrderId) {
        return answer(() -> {
            var book = state.find(symbol);
            return Optional.ofNullable(book == null ? null : book.order(clientOrderId))
                    .map(LiveOrder::view);
        });
    }

    @Override
    public CompletionStage<List<OrderView>> openOrders(String symbol) {
        return answer(() ->
                state.book(symbol).openOrders().stream().map(LiveOrder::view).toList());
    }

    @Override
    public CompletionStage<Holding> holding(String symbol) {
        return answer(() -> state.book(symbol).holding());
    }

    @Override
    public CompletionStage<Account> account() {
        return answer(state::account);
    }

    @Override
    public CompletionStage<List<VenueEvent>> eventsAfter(String symbol, long sequence) {
        return answer(() -> state.book(symbol).eventsAfter(sequence));
    }

    /** Whole numbers only, as at the venue (−4028); less than before is refused while a position is held (−4161). */
    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return answer(() -> {
            var book = state.find(symbol);
            if (book == null) return new Placed.Refused(-1121, "Invalid symbol.");
            if (leverage == book.leverage()) return new Placed.Accepted();
            var refusal = door.leverageRefusal(leverage, book);
            if (refusal.isPresent()) return refusal.get();
            book.applyLeverage(leverage);
            log.append(List.of(new VenueRecord.LeverageSet(atMs, symbol, leverage)));
            return new Placed.Accepted();
        });
    }

    @Override
    public InstrumentRules rules(String symbol) {
        return state.book(symbol).rules;
    }

    /** Playing the last tick again answers its events once more, an older one answers none; neither changes anything. */
    @Override
    public synchronized List<VenueEvent> play(long tick, long atMs, List<Slice> slices) {
        return guarded(() -> {
            if (tick <= state.lastTick()) return tick == state.lastTick() ? state.lastTickEvents() : List.of();
            for (var slice : slices) {
                var book = state.book(slice.symbol());
                new BarWalk(book, matching(book), slice, atMs).walk();
            }
            var events = state.number(happened);
            happened.clear();
            var ticked = new VenueRecord.Ticked(tick, atMs, state.prices());
            log.append(batch(null, events, ticked));
            state.ticked(ticked, events);
            return events;
        });
    }

    /** After a restart this answers once more what happened since the last tick; sequence numbers tell what is new. */
    @Override
    public synchronized List<VenueEvent> settle(long atMs) {
        return guarded(state::settle);
    }

    @Override
    public synchronized void close() {
        log.close();
    }

    /** Numbers and writes what a request brought about; {@link #settle} hands it over. */
    private void commit(VenueRecord.@Nullable Placed placed) {
        var events = state.number(happened);
        happened.clear();
        log.append(batch(placed, events, null));
        state.unsettled(events);
    }

    private static List<VenueRecord> batch(
            VenueRecord.@Nullable Placed placed, List<VenueEvent> events, VenueRecord.@Nullable Ticked ticked) {
        List<VenueRecord> batch = new ArrayList<>(events.size() + 1);
        if (placed != null) batch.add(placed);
        for (var event : events) batch.add(new VenueRecord.Happened(event));
        if (ticked != null) batch.add(ticked);
        return batch;
    }

    private Matching matching(SymbolBook book) {
        return new Matching(settings, book, happened);
    }

    private boolean drawn(String clientOrderId, int draw, double probability) {
        return probability > 0 && SeededUnit.of(settings.seed(), clientOrderId, draw) < probability;
    }

    private static Placed timeout() {
        return new Placed.Unknown("-1007 Timeout waiting for response from backend server. Execution status unknown.");
    }

    private synchronized <T> CompletionStage<T> answer(Supplier<T> request) {
        try {
            return CompletableFuture.completedFuture(guarded(request));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** A venue whose log failed has done more than its log says: it answers nothing any more. */
    private <T> T guarded(Supplier<T> request) {
        if (broken != null) throw new IllegalStateException("the venue's log failed; restart the venue", broken);
        try {
            return request.get();
        } catch (UncheckedIOException failure) {
            broken = failure;
            throw failure;
        }
    }
}
