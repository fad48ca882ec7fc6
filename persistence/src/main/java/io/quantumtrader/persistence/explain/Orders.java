package io.quantumtrader.persistence.explain;

import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.Noted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import io.quantumtrader.persistence.symbol.SymbolEvent.StopTriggered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The orders and withdrawals that one decision allowed, and everything that came back about them. */
final class Orders {

    /** One order while its answers come in. */
    private static final class Following {
        private final OrderIntended order;
        private final long writtenAtMs;
        private final List<Noted> answers = new ArrayList<>();
        private final List<OrderFilled> fills = new ArrayList<>();
        private @Nullable Long answeredAtMs;
        private boolean over;

        private Following(OrderIntended order, long writtenAtMs) {
            this.order = order;
            this.writtenAtMs = writtenAtMs;
        }

        private void answer(Noted event, long atMs, boolean ends) {
            answers.add(event);
            told(atMs, ends);
        }

        private void fill(OrderFilled event, long atMs) {
            fills.add(event);
            told(atMs, event.complete());
        }

        private void told(long atMs, boolean ends) {
            if (answeredAtMs == null) answeredAtMs = atMs;
            over |= ends;
        }

        private Sent sent() {
            var answered = answeredAtMs;
            var within = answered != null && writtenAtMs > 0 && answered >= writtenAtMs
                    ? OptionalLong.of(answered - writtenAtMs)
                    : OptionalLong.empty();
            return new Sent(order, Optional.empty(), answers, fills, within);
        }
    }

    private final String decisionId;
    private final Map<String, Following> orders = new LinkedHashMap<>();
    private final List<String> withdrawn = new ArrayList<>();
    private long lastTick;

    Orders(String decisionId) {
        this.decisionId = decisionId;
    }

    void next(Entry entry) {
        switch (entry.event()) {
            case OrderIntended order
            when order.decisionId().equals(decisionId) -> {
                orders.put(order.clientOrderId(), new Following(order, entry.writtenAtMs()));
                lastTick = Math.max(lastTick, order.tick());
            }
            case CancelIntended cancel
            when cancel.decisionId().equals(decisionId) -> withdrawn.add(cancel.clientOrderId());
            case OrderAccepted one -> answer(one.clientOrderId(), one, entry, false);
            case OrderUnknown one -> answer(one.clientOrderId(), one, entry, false);
            case StopTriggered one -> answer(one.clientOrderId(), one, entry, false);
            case OrderRefused one -> answer(one.clientOrderId(), one, entry, true);
            case OrderHeldBack one -> answer(one.clientOrderId(), one, entry, true);
            case OrderGone one -> answer(one.clientOrderId(), one, entry, true);
            case OrderFilled fill -> {
                var order = orders.get(fill.clientOrderId());
                if (order != null) order.fill(fill, entry.writtenAtMs());
            }
            default -> {}
        }
    }

    private void answer(String clientOrderId, Noted event, Entry entry, boolean ends) {
        var order = orders.get(clientOrderId);
        if (order != null) order.answer(event, entry.writtenAtMs(), ends);
    }

    /** Whether nothing more can come back. */
    boolean settled() {
        return orders.values().stream().allMatch(order -> order.over);
    }

    /** Whether an entry is among them. */
    boolean opens() {
        return orders.values().stream().anyMatch(one -> one.order.purpose().equals("ENTRY"));
    }

    /** The tick of the last order, 0 without one. */
    long lastTick() {
        return lastTick;
    }

    List<Sent> all() {
        return orders.values().stream().map(Following::sent).toList();
    }

    List<String> withdrawn() {
        return List.copyOf(withdrawn);
    }
}
