package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.Venue.OrderState;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the orders of a log. */
final class OrdersOfLog {

    private static final class Entry {
        private final VenueOrder order;
        private final long atMs;
        private final List<VenueEvent.Filled> fills = new ArrayList<>();
        private OrderState state = OrderState.NEW;
        private String reason = "";

        private Entry(VenueOrder order, long atMs) {
            this.order = order;
            this.atMs = atMs;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();

    void add(VenueRecord row) {
        switch (row) {
            case VenueRecord.Placed(var atMs, var order) -> {
                var entry = new Entry(order, atMs);
                entries.add(entry);
                byId.put(key(order.symbol(), order.clientOrderId()), entry);
            }
            case VenueRecord.Refused(var atMs, var order, var code, var message) -> {
                var entry = new Entry(order, atMs);
                entry.state = OrderState.REJECTED;
                entry.reason = code + " " + message;
                entries.add(entry);
            }
            case VenueRecord.Happened(VenueEvent.OfOrder event) -> happened(event);
            case VenueRecord.Happened other -> {}
            case VenueRecord.Opened opened -> {}
            case VenueRecord.LeverageSet leverage -> {}
            case VenueRecord.Ticked tick -> {}
        }
    }

    private void happened(VenueEvent.OfOrder event) {
        var entry = byId.get(key(event.symbol(), event.clientOrderId()));
        if (entry == null) return;
        switch (event) {
            case VenueEvent.Filled fill -> {
                entry.fills.add(fill);
                entry.state = fill.complete() ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
            }
            case VenueEvent.Cancelled cancelled -> {
                entry.state = OrderState.CANCELLED;
                entry.reason = cancelled.reason();
            }
            case VenueEvent.Rejected rejected -> {
                entry.state = OrderState.REJECTED;
                entry.reason = rejected.code() + " " + rejected.message();
            }
            case VenueEvent.Accepted accepted -> {}
            case VenueEvent.Triggered triggered -> {}
        }
    }

    List<LoggedOrder> list() {
        return entries.stream()
                .map(entry -> new LoggedOrder(entry.order, entry.atMs, entry.state, entry.reason, entry.fills))
                .toList();
    }

    private static String key(String symbol, String clientOrderId) {
        return symbol + ' ' + clientOrderId;
    }
}
