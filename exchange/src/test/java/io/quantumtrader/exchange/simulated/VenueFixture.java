package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.venue.Fees;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.Slippage;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A venue of two symbols at 100, minute bars, without slippage and latency unless a test asks for them. */
final class VenueFixture {

    static final String A = "AUSDT";
    static final String B = "BUSDT";
    static final long MINUTE = 60_000;

    private static final InstrumentRules RULES = new InstrumentRules(0.05, 0.001, 5, 0.01, 50);

    final SimulatedVenue venue;
    private long tick;

    VenueFixture(SimulatedVenue venue) {
        this.venue = venue;
        this.tick = venue.lastTick();
    }

    static VenueFixture fresh() {
        return with(settings());
    }

    static VenueFixture with(VenueSettings settings) {
        var fixture = new VenueFixture(open(settings, VenueLog.inMemory()));
        fixture.flatBar(100);
        return fixture;
    }

    static SimulatedVenue open(VenueSettings settings, VenueLog log) {
        return SimulatedVenue.open(settings, Map.of(A, RULES, B, RULES), log);
    }

    static VenueSettings settings() {
        return settings(new Slippage(0, 0), 1e9, 0, 0, 0);
    }

    static VenueSettings lively() {
        return settings(new Slippage(0.5, 4), 1_500, 20, 120, 0);
    }

    static VenueSettings settings(Slippage slippage, double depth, long latencyMin, long latencyMax, double timeouts) {
        return new VenueSettings(
                7, 10_000, new Fees(2, 5), slippage, depth, latencyMin, latencyMax, 5, true, timeouts, 0);
    }

    long now() {
        return tick * MINUTE;
    }

    static Bar bar(double open, double high, double low, double close) {
        return Bar.of(0, open, high, low, close, 1).orThrow();
    }

    /** Plays a bar of symbol A, the mark like the trades. */
    List<VenueEvent> play(double open, double high, double low, double close) {
        return play(A, bar(open, high, low, close), bar(open, high, low, close), 0);
    }

    List<VenueEvent> play(String symbol, Bar bar, Bar mark, double funding) {
        tick++;
        return venue.play(tick, now(), List.of(new Slice(symbol, at(bar), at(mark), funding)));
    }

    private Bar at(Bar bar) {
        return new Bar(now() - MINUTE, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /** Plays a bar of both symbols that stands still. */
    void flatBar(double price) {
        tick++;
        var bar = at(bar(price, price, price, price));
        venue.play(tick, now(), List.of(new Slice(A, bar, bar, 0), new Slice(B, bar, bar, 0)));
    }

    List<VenueEvent> settle() {
        return venue.settle(now());
    }

    Placed place(VenueOrder order) {
        return now(venue.place(order, now()));
    }

    Placed buy(String id, double quantity) {
        return place(new VenueOrder.Market(id, A, OrderSide.BUY, quantity, false));
    }

    Placed sell(String id, double quantity) {
        return place(new VenueOrder.Market(id, A, OrderSide.SELL, quantity, false));
    }

    Placed close(String id, double quantity) {
        return place(new VenueOrder.Market(id, A, OrderSide.SELL, quantity, true));
    }

    Placed stop(String id, double trigger) {
        return place(new VenueOrder.CloseStop(id, A, OrderSide.SELL, trigger));
    }

    Holding holding() {
        return now(venue.holding(A));
    }

    Account account() {
        return now(venue.account());
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static <T> List<T> only(Class<T> type, List<VenueEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
