package io.quantumtrader.exchange.simulated;

import io.quantumtrader.kernel.venue.Funding;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.SeededUnit;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;

/**
 * Makes events for one symbol and applies them at once. Events carry sequence number and trade id 0 until the venue
 * numbers the whole batch.
 */
final class Matching {

    private static final String POSITION_CLOSED = "POSITION_CLOSED";
    private static final String LIQUIDATION = "LIQUIDATION";
    private static final String REQUESTED = "REQUESTED";

    private static final int SLIPPAGE_DRAW = 0;
    private static final int DEPTH_DRAW = 1;
    private static final int LATENCY_DRAW = 2;
    private static final int DRAWS = 3;

    private final VenueSettings settings;
    private final SymbolBook book;
    private final List<VenueEvent> out;

    Matching(VenueSettings settings, SymbolBook book, List<VenueEvent> out) {
        this.settings = settings;
        this.book = book;
        this.out = out;
    }

    /** A placed order reaches the venue: it is accepted, and traded at once as far as it takes. */
    void arrive(VenueOrder order, long requestedMs) {
        String id = order.clientOrderId();
        long arrived = requestedMs + latency(id, 0);
        emit(new VenueEvent.Accepted(0, book.timeFor(arrived, id), book.symbol, id));
        boolean takes = switch (order) {
            case VenueOrder.Market market -> true;
            case VenueOrder.Limit limit -> limit.side().sign() * (limit.price() - book.last) >= 0;
            case VenueOrder.CloseStop stop -> false;
            case VenueOrder.QuantityStop stop -> false;
        };
        var live = book.order(id);
        if (takes && live != null) takePart(live, book.last, arrived);
    }

    void cancelOnRequest(LiveOrder live, long requestedMs) {
        cancel(live, requestedMs + latency(live.id(), 2), REQUESTED);
    }

    void cancel(LiveOrder live, long atMs, String reason) {
        emit(new VenueEvent.Cancelled(0, book.timeFor(atMs, live.id()), book.symbol, live.id(), reason));
    }

    void trigger(LiveOrder live, long atMs, double mark) {
        emit(new VenueEvent.Triggered(0, book.timeFor(atMs, live.id()), book.symbol, live.id(), mark));
    }

    /** Takes the first part, or all of it if the depth allows, at a price against the taker. */
    void takePart(LiveOrder live, double last, long atMs) {
        double want = wanted(live);
        take(live, part(live, want, last), want, last, atMs);
    }

    /** Takes all that is left. */
    void takeRest(LiveOrder live, double last, long atMs) {
        double want = wanted(live);
        take(live, want, want, last, atMs);
    }

    /** Fills a resting limit order, as far as the depth allows, at its own price or a better one. */
    void make(LiveOrder live, double price, long atMs) {
        double want = wanted(live);
        double quantity = part(live, want, price);
        fill(live, quantity, want, price, settings.fees().maker(quantity, price), atMs);
    }

    void fund(double rate, double mark, long atMs) {
        double amount = Funding.paid(book.position().signed(), mark, rate);
        emit(new VenueEvent.Funded(0, book.timeFor(atMs, ""), book.symbol, amount, rate, mark));
    }

    /** The venue takes over at the bankruptcy price: the margin is lost, no more and no less. */
    void liquidate(long atMs) {
        var position = book.position();
        double price = position.isolated(book.rules).bankruptcyPrice();
        var side = OrderSide.closing(position.side());
        long at = book.timeFor(atMs, "");
        emit(new VenueEvent.Liquidated(0, at, book.symbol, 0, side, position.held(), price, 0));
        for (var live : book.openOrders()) cancel(live, at, LIQUIDATION);
    }

    /** Simulated milliseconds between request and venue, hashed from the client order id. */
    long latency(String clientOrderId, long n) {
        long span = settings.latencyMaxMs() - settings.latencyMinMs();
        double unit = SeededUnit.of(settings.seed(), clientOrderId, n * DRAWS + LATENCY_DRAW);
        return settings.latencyMinMs() + (long) (unit * (span + 1));
    }

    private double wanted(LiveOrder live) {
        return live.order.reduceOnly()
                ? Math.min(live.remaining, book.position().held())
                : live.remaining;
    }

    /** Half to all of the depth where the order is larger than it, floored to the step, one step at least. */
    private double part(LiveOrder live, double want, double price) {
        if (want * price <= settings.depthNotional()) return want;
        double unit = SeededUnit.of(settings.seed(), live.id(), (long) live.fills * DRAWS + DEPTH_DRAW);
        double quantity = book.rules.floorQuantity(settings.depthNotional() * (0.5 + 0.5 * unit) / price);
        return Math.min(want, Math.max(quantity, book.rules.stepSize()));
    }

    private void take(LiveOrder live, double quantity, double want, double last, long atMs) {
        double unit = SeededUnit.of(settings.seed(), live.id(), (long) live.fills * DRAWS + SLIPPAGE_DRAW);
        double slipped = settings.slippage().price(live.side(), last, unit);
        double price = live.order instanceof VenueOrder.Limit limit ? notWorse(limit, slipped) : slipped;
        price = Math.max(book.rules.roundPrice(price), book.rules.tickSize());
        fill(live, quantity, want, price, settings.fees().taker(quantity, price), atMs);
    }

    private static double notWorse(VenueOrder.Limit limit, double price) {
        return limit.side() == OrderSide.BUY ? Math.min(price, limit.price()) : Math.max(price, limit.price());
    }

    private void fill(LiveOrder live, double quantity, double want, double price, double fee, long atMs) {
        if (want <= 0) {
            cancel(live, atMs, POSITION_CLOSED);
            return;
        }
        long at = book.timeFor(atMs, live.id());
        boolean complete = quantity >= want;
        emit(new VenueEvent.Filled(0, at, book.symbol, live.id(), 0, live.side(), quantity, price, fee, complete));
        book.forEachOrphan(orphan -> cancel(orphan, at, POSITION_CLOSED));
    }

    private void emit(VenueEvent event) {
        book.apply(event);
        out.add(event);
    }
}
