package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.AtHand;
import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Market, venue and supervisors of a conductor under test: they write down when they are called. */
final class ScriptedMarket implements MarketSource, DrivenVenue, Supervisors {

    private final List<String> log;
    private final List<String> symbols;
    private final long ticks;
    private long next = 1;
    /** What the venue has to tell, taken one batch at a time. */
    final ArrayDeque<List<VenueEvent>> atPlay = new ArrayDeque<>();

    final ArrayDeque<List<VenueEvent>> atSettle = new ArrayDeque<>();
    /** What the ladder says after the supervision of a tick. */
    Function<Long, Permission> permission = tick -> Permission.TRADE;

    /** Who is to make room in the next tick. */
    final List<Rotation> rotations = new ArrayList<>();

    /** When the supervision of a tick is done. */
    CompletableFuture<Void> thinking = CompletableFuture.completedFuture(null);

    /** Who was said to be silent with a position, tick by tick. */
    final List<SortedSet<String>> unheard = new ArrayList<>();

    /** The equity that was told, tick by tick. */
    final List<Double> equities = new ArrayList<>();

    /** How the venue answers when it is asked what it holds. */
    Function<String, CompletionStage<Holding>> holding =
            symbol -> CompletableFuture.completedStage(new Holding(symbol, 0, 0, 1, 0, 0));

    /** How it answers when it is asked for the account. */
    Supplier<CompletionStage<Account>> account = () -> CompletableFuture.completedStage(new Account(10_000, 0, 0, 0));

    private long judged;

    ScriptedMarket(List<String> log, List<String> symbols, long ticks) {
        this.log = log;
        this.symbols = symbols;
        this.ticks = ticks;
    }

    // --- market

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public List<String> symbols() {
        return symbols;
    }

    @Override
    public long intervalMs() {
        return 60_000;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(ticks);
    }

    @Override
    public long warmUpTicks() {
        return 0;
    }

    @Override
    public void seek(long lastPlayed) {
        next = lastPlayed + 1;
    }

    @Override
    public Optional<Tick> next() {
        if (next > ticks) return Optional.empty();
        long number = next++;
        var slices = symbols.stream()
                .map(symbol -> {
                    var bar = new Bar((number - 1) * 60_000, 100, 100, 100, 100, 1);
                    return new Slice(symbol, bar, bar, 0);
                })
                .toList();
        return Optional.of(new Tick(number, number * 60_000, slices));
    }

    @Override
    public void close() {}

    // --- venue

    @Override
    public List<VenueEvent> play(long tick, long atMs, List<Slice> slices) {
        log.add("play " + tick);
        return atPlay.isEmpty() ? List.of() : atPlay.poll();
    }

    @Override
    public List<VenueEvent> settle(long atMs) {
        log.add("settle");
        return atSettle.isEmpty() ? List.of() : atSettle.poll();
    }

    @Override
    public CompletionStage<Holding> holding(String symbol) {
        return holding.apply(symbol);
    }

    @Override
    public CompletionStage<Account> account() {
        return account.get();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        throw notTheConductors();
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        throw notTheConductors();
    }

    @Override
    public CompletionStage<Optional<OrderView>> order(String symbol, String clientOrderId) {
        throw notTheConductors();
    }

    @Override
    public CompletionStage<List<OrderView>> openOrders(String symbol) {
        throw notTheConductors();
    }

    @Override
    public CompletionStage<List<VenueEvent>> eventsAfter(String symbol, long sequence) {
        throw notTheConductors();
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        throw notTheConductors();
    }

    @Override
    public InstrumentRules rules(String symbol) {
        throw notTheConductors();
    }

    private static IllegalStateException notTheConductors() {
        return new IllegalStateException("symbols alone speak of orders");
    }

    // --- supervisors

    @Override
    public Function<String, AtHand> judge(
            long tick, long atMs, List<SymbolReading> readings, SortedSet<String> unheard, Account account) {
        log.add("judge " + tick);
        this.unheard.add(unheard);
        equities.add(account.equity());
        judged = tick;
        thinking.join();
        return symbol -> AtHand.nothing();
    }

    @Override
    public List<Rotation> rotations() {
        var agreed = List.copyOf(rotations);
        rotations.clear();
        return agreed;
    }

    @Override
    public Permission permission(String symbol) {
        return permission.apply(judged);
    }
}
