package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.actors.venue.Venue.OrderState;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One symbol at the venue: its orders, its position and its share of the account. The only way to change it is
 * {@link #apply}, live and in replay alike.
 */
final class SymbolBook {

    final String symbol;
    final InstrumentRules rules;

    /** Last traded price and last mark price, 0 before the first bar. */
    double last;

    double mark;

    private final Map<String, LiveOrder> orders = new LinkedHashMap<>();
    private final List<LiveOrder> open = new ArrayList<>();
    private final EventHistory events = new EventHistory();
    private IsolatedPosition position = IsolatedPosition.FLAT;
    private double cash;
    private double leverage;
    private long lastAtMs;
    private String lastOrder = "";

    SymbolBook(String symbol, InstrumentRules rules, double leverage) {
        this.symbol = symbol;
        this.rules = rules;
        this.leverage = leverage;
    }

    IsolatedPosition position() {
        return position;
    }

    /** Realised profit minus fees and funding since the first tick, quote currency. */
    double cash() {
        return cash;
    }

    double leverage() {
        return leverage;
    }

    @Nullable
    LiveOrder order(String clientOrderId) {
        return orders.get(clientOrderId);
    }

    /** A copy in the order of arrival, since acting on one order may close others. */
    List<LiveOrder> openOrders() {
        return List.copyOf(open);
    }

    boolean idle() {
        return position.flat() && open.isEmpty();
    }

    Holding holding() {
        if (position.flat()) return new Holding(symbol, 0, 0, leverage, 0, 0);
        double liquidation = position.isolated(rules).liquidationPrice();
        return new Holding(
                symbol, position.signed(), position.averageEntry(), leverage, position.margin(), liquidation);
    }

    /** Quote currency that resting orders would need as margin if they filled. */
    double reserved() {
        double sum = 0;
        for (var order : open) {
            if (order.order.reduceOnly()) continue;
            double price = order.order instanceof VenueOrder.Limit limit ? limit.price() : last;
            sum += increase(order.side(), order.remaining) * price / leverage;
        }
        return sum;
    }

    /** Base asset by which a trade would enlarge or flip the position. */
    double increase(OrderSide side, double quantity) {
        return position.reducedBy(side) ? Math.max(0, quantity - position.held()) : quantity;
    }

    double unrealizedPnl() {
        return position.flat() ? 0 : position.isolated(rules).unrealizedPnl(mark);
    }

    double maintenanceMargin() {
        return position.flat() ? 0 : position.isolated(rules).maintenanceMargin(mark);
    }

    /**
     * The time of the next event: never before the last one, and later by a millisecond if it would otherwise sort
     * before it, so that events of a symbol in (time, order id) order are in the order in which they happened.
     */
    long timeFor(long wantedMs, String clientOrderId) {
        if (wantedMs > lastAtMs) return wantedMs;
        return clientOrderId.compareTo(lastOrder) < 0 ? lastAtMs + 1 : lastAtMs;
    }

    void applyPlaced(VenueOrder order) {
        var live = new LiveOrder(order);
        orders.put(order.clientOrderId(), live);
        open.add(live);
    }

    void applyLeverage(double value) {
        leverage = value;
    }

    /** Applies what happened. Sequence numbers play no part. */
    void apply(VenueEvent event) {
        lastAtMs = event.atMs();
        lastOrder = event instanceof VenueEvent.OfOrder ofOrder ? ofOrder.clientOrderId() : "";
        switch (event) {
            case VenueEvent.Accepted accepted -> {}
            case VenueEvent.Triggered triggered -> trigger(live(triggered));
            case VenueEvent.Filled fill -> {
                trade(fill.side(), fill.quantity(), fill.price(), fill.fee());
                filled(live(fill), fill);
            }
            case VenueEvent.Cancelled cancelled -> end(live(cancelled), OrderState.CANCELLED);
            case VenueEvent.Rejected rejected -> end(live(rejected), OrderState.REJECTED);
            case VenueEvent.Funded funded -> {
                cash -= funded.amount();
                position = position.withMarginLess(funded.amount());
            }
            case VenueEvent.Liquidated taken -> trade(taken.side(), taken.quantity(), taken.price(), taken.fee());
        }
    }

    /** Keeps a numbered event for readers that were away. */
    void remember(VenueEvent numbered) {
        events.add(numbered);
    }

    List<VenueEvent> eventsAfter(long sequence) {
        return events.after(sequence, Integer.MAX_VALUE);
    }

    /** Orders that can only reduce but have nothing left to reduce. */
    void forEachOrphan(Consumer<LiveOrder> each) {
        for (var order : openOrders()) {
            if (order.order.reduceOnly() && !position.reducedBy(order.side())) each.accept(order);
        }
    }

    private LiveOrder live(VenueEvent.OfOrder event) {
        var live = orders.get(event.clientOrderId());
        if (live == null) throw new IllegalStateException("an event of an order that was never placed: " + event);
        return live;
    }

    private void trigger(LiveOrder live) {
        live.triggered = true;
        live.remaining = switch (live.order) {
            case VenueOrder.QuantityStop stop -> Math.min(stop.quantity(), position.held());
            default -> position.held();
        };
    }

    private void trade(OrderSide side, double quantity, double price, double fee) {
        var outcome = position.trade(side, quantity, price, leverage, rules);
        position = outcome.position();
        cash += outcome.realized() - fee;
    }

    private void filled(LiveOrder live, VenueEvent.Filled fill) {
        live.filled = rules.floorQuantity(live.filled + fill.quantity());
        live.remaining = rules.floorQuantity(Math.max(0, live.remaining - fill.quantity()));
        live.fills++;
        if (fill.complete()) end(live, OrderState.FILLED);
        else live.state = OrderState.PARTIALLY_FILLED;
    }

    private void end(LiveOrder live, OrderState state) {
        live.state = state;
        open.remove(live);
    }
}
