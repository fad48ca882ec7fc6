package io.quantumtrader.app.drill.record;

import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The truth about one symbol: market orders fill in parts or whole, a stop closes everything, reports are kept in order. */
final class SpareVenue {

    private final InstrumentRules rules;
    private final Map<String, Live> orders = new LinkedHashMap<>();
    private final List<SymbolEvent> reports = new ArrayList<>();
    private double held;
    private long trades;

    /** An order that arrived. */
    static final class Live {
        final VenueOrder order;
        double filled;
        boolean open = true;

        private Live(VenueOrder order) {
            this.order = order;
        }
    }

    SpareVenue(InstrumentRules rules) {
        this.rules = rules;
    }

    /** Base asset, positive long. */
    double held() {
        return held;
    }

    /** Everything that was told, oldest first; the sequence number of a report is its place from 1. */
    List<SymbolEvent> reports() {
        return reports;
    }

    @Nullable
    Live find(String id) {
        return orders.get(id);
    }

    List<Live> open() {
        return orders.values().stream().filter(live -> live.open).toList();
    }

    /** Takes an order; false if there is nothing for it to reduce. The same id is the same order. */
    boolean take(VenueOrder order) {
        if (orders.containsKey(order.clientOrderId())) return true;
        if (order.reduceOnly() && !reduces(order)) return false;
        orders.put(order.clientOrderId(), new Live(order));
        return true;
    }

    private boolean reduces(VenueOrder order) {
        return held != 0 && order.side() == (held > 0 ? OrderSide.SELL : OrderSide.BUY);
    }

    boolean cancel(String id, long atMs) {
        var live = orders.get(id);
        if (live == null || !live.open) return false;
        gone(live, atMs, "withdrawn");
        return true;
    }

    private void gone(Live live, long atMs, String reason) {
        live.open = false;
        reports.add(new SymbolEvent.OrderGone(atMs, reports.size() + 1L, live.order.clientOrderId(), reason));
    }

    /** A share of a market order trades; all of it at 1. */
    void trade(Live live, double share, double price, long atMs) {
        if (!(live.order instanceof VenueOrder.Market market)) return;
        double left = rules.onStep(market.quantity() - live.filled);
        double most = left;
        if (market.reduceOnly()) {
            most = Math.min(left, reduces(market) ? Math.abs(held) : 0);
        }
        if (most <= 0) {
            gone(live, atMs, "nothing to reduce");
            return;
        }
        double quantity = share >= 1 ? most : Math.max(rules.stepSize(), rules.floorQuantity(most * share));
        fill(live, quantity, price, atMs, rules.onStep(most - quantity) <= 0);
    }

    /** The mark reaches a stop: it closes whatever is held. */
    void trigger(double mark, long atMs) {
        for (var live : open()) {
            if (!(live.order instanceof VenueOrder.CloseStop stop) || !reduces(stop)) continue;
            boolean reached = held > 0 ? mark <= stop.triggerPrice() : mark >= stop.triggerPrice();
            if (!reached) continue;
            String id = stop.clientOrderId();
            reports.add(new SymbolEvent.StopTriggered(atMs, reports.size() + 1L, id, mark));
            fill(live, Math.abs(held), mark, atMs, true);
        }
    }

    private void fill(Live live, double quantity, double price, long atMs, boolean complete) {
        double sign = live.order.side() == OrderSide.BUY ? 1 : -1;
        held = rules.onStep(held + sign * quantity);
        live.filled = rules.onStep(live.filled + quantity);
        live.open = !complete;
        reports.add(new SymbolEvent.OrderFilled(
                atMs,
                reports.size() + 1L,
                live.order.clientOrderId(),
                ++trades,
                live.order.side().name(),
                quantity,
                price,
                quantity * price * 0.0005,
                complete));
        if (held == 0) {
            for (var rest : open()) if (rest.order.reduceOnly()) gone(rest, atMs, "position closed");
        }
    }

    void fund(double amount, double mark, long atMs) {
        reports.add(new SymbolEvent.FundingCharged(atMs, reports.size() + 1L, amount, 1e-4, mark));
    }
}
