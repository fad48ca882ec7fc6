package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A venue that answers as a test tells it to and notes everything it was asked, with the length of the journal at that
 * moment. Fills happen when the test says so. It outlives the symbols that use it, as a venue does.
 */
final class ScriptedVenue implements Venue {

    /**
     * One request.
     *
     * @param word place, cancel, order, leverage or read
     * @param journaled events in the symbol's journal when it arrived
     */
    record Request(String word, String clientOrderId, int journaled) {}

    private final String symbol;
    private final IntSupplier journaled;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, OrderView> orders = new ConcurrentHashMap<>();
    private final List<VenueEvent> events = new CopyOnWriteArrayList<>();
    private volatile Function<VenueOrder, CompletionStage<Placed>> placing = this::accept;
    private final AtomicReference<Runnable> afterNews = new AtomicReference<>(ScriptedVenue::nothing);
    private final AtomicInteger looks = new AtomicInteger();
    private volatile CompletionStage<Placed> leverage = answer(new Placed.Accepted());
    private volatile boolean readable = true;
    private final AtomicReference<Runnable> onLook = new AtomicReference<>(ScriptedVenue::nothing);
    private volatile double held;
    private volatile double averageEntry;
    private volatile @Nullable Risk risk;

    private record Risk(double liquidation, double margin) {}

    ScriptedVenue(String symbol, IntSupplier journaled) {
        this.symbol = symbol;
        this.journaled = journaled;
    }

    // --- the script

    /** What the venue does with orders from now on. */
    void onPlace(Function<VenueOrder, CompletionStage<Placed>> answer) {
        placing = answer;
    }

    /** What the venue says to a leverage, and when. */
    void onLeverage(CompletionStage<Placed> answer) {
        leverage = answer;
    }

    /** Takes an order as a venue does that is well. */
    CompletionStage<Placed> accept(VenueOrder order) {
        orders.putIfAbsent(order.clientOrderId(), new OrderView(order, OrderState.NEW, 0));
        return answer(new Placed.Accepted());
    }

    static CompletionStage<Placed> answer(Placed placed) {
        return CompletableFuture.completedStage(placed);
    }

    /** What happens at the venue between the reading of its news and everything that is read afterwards. */
    void afterNextNews(Runnable happening) {
        afterNews.set(happening);
    }

    /** Stops are lost on the way, everything else arrives. */
    void losesStops() {
        onPlace(order -> order instanceof VenueOrder.CloseStop ? answer(new Placed.Unknown("late")) : accept(order));
    }

    /** What the venue says of the margin of what is held. */
    void liquidatesAt(double price, double margin) {
        risk = new Risk(price, margin);
    }

    /** How often somebody asked for the open orders. */
    int looks() {
        return looks.get();
    }

    /** What happens on the caller's thread when somebody asks for the open orders. */
    void onLook(Runnable happening) {
        onLook.set(happening);
    }

    void readable(boolean now) {
        readable = now;
    }

    /** What the account holds, whatever the symbol believes. */
    void holds(double signedQuantity, double price) {
        held = signedQuantity;
        averageEntry = price;
    }

    /** Fills a part of an order and says so. */
    VenueEvent.Filled fill(String id, double quantity, double price, boolean complete) {
        var view = known(id);
        var order = view.order();
        var state = complete ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        orders.put(id, new OrderView(order, state, view.filledQuantity() + quantity));
        double after = SymbolDefaults.RULES.onStep(held + order.side().sign() * quantity);
        holds(after, order.reduceOnly() ? averageEntry : price);
        long sequence = events.size() + 1L;
        var fill =
                new VenueEvent.Filled(sequence, 0, symbol, id, sequence, order.side(), quantity, price, 0.01, complete);
        events.add(fill);
        return fill;
    }

    // --- what a test asks

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> ids(String word) {
        return requests.stream()
                .filter(request -> request.word().equals(word))
                .map(Request::clientOrderId)
                .toList();
    }

    VenueOrder sent(String id) {
        return known(id).order();
    }

    Holding holdingNow() {
        if (held == 0) return new Holding(symbol, 0, 0, 3, 0, 0);
        var side = held > 0 ? Side.LONG : Side.SHORT;
        var margin = IsolatedMargin.opened(side, Math.abs(held), averageEntry, 3, 0.004);
        var told = risk;
        return told == null
                ? new Holding(symbol, held, averageEntry, 3, margin.margin(), margin.liquidationPrice())
                : new Holding(symbol, held, averageEntry, 3, told.margin(), told.liquidation());
    }

    // --- the venue

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        note("place", order.clientOrderId());
        return placing.apply(order);
    }

    @Override
    public CompletionStage<Cancel> cancel(String name, String id, long atMs) {
        note("cancel", id);
        var view = orders.get(id);
        if (view == null || !working(view)) return CompletableFuture.completedStage(new Cancel.NotFound());
        orders.put(id, new OrderView(view.order(), OrderState.CANCELLED, view.filledQuantity()));
        return CompletableFuture.completedStage(new Cancel.Done());
    }

    @Override
    public CompletionStage<Optional<OrderView>> order(String name, String id) {
        note("order", id);
        if (!readable) return CompletableFuture.failedStage(new IllegalStateException("no connection"));
        return CompletableFuture.completedStage(Optional.ofNullable(orders.get(id)));
    }

    @Override
    public CompletionStage<List<OrderView>> openOrders(String name) {
        looks.incrementAndGet();
        onLook.get().run();
        return CompletableFuture.completedStage(
                orders.values().stream().filter(ScriptedVenue::working).toList());
    }

    @Override
    public CompletionStage<Holding> holding(String name) {
        return CompletableFuture.completedStage(holdingNow());
    }

    @Override
    public CompletionStage<Account> account() {
        return CompletableFuture.completedStage(new Account(10_000, 0, 0, 0));
    }

    @Override
    public CompletionStage<List<VenueEvent>> eventsAfter(String name, long sequence) {
        note("read", "");
        if (!readable) return CompletableFuture.failedStage(new IllegalStateException("no connection"));
        var news = events.stream().filter(event -> event.sequence() > sequence).toList();
        afterNews.getAndSet(ScriptedVenue::nothing).run();
        return CompletableFuture.completedStage(news);
    }

    @Override
    public CompletionStage<Placed> setLeverage(String name, double leverage, long atMs) {
        note("leverage", "" + leverage);
        return this.leverage;
    }

    @Override
    public InstrumentRules rules(String name) {
        return SymbolDefaults.RULES;
    }

    private OrderView known(String id) {
        return Objects.requireNonNull(orders.get(id), () -> "the venue never saw " + id);
    }

    private static void nothing() {}

    private static boolean working(OrderView view) {
        return view.state() == OrderState.NEW || view.state() == OrderState.PARTIALLY_FILLED;
    }

    private void note(String word, String id) {
        requests.add(new Request(word, id, journaled.getAsInt()));
    }
}
