package io.quantumtrader.app.fund.desk;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import io.quantumtrader.persistence.symbol.SymbolEvent.StopTriggered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the orders that some decisions allowed, from the events of their symbol in order. */
final class OrderFates {

    /** Names in the journal of what tells the fate of an order. */
    static final Set<String> NAMES = Set.of(
            "OrderIntended",
            "CancelIntended",
            "OrderAccepted",
            "OrderRefused",
            "OrderHeldBack",
            "OrderUnknown",
            "OrderFilled",
            "StopTriggered",
            "OrderGone");

    /**
     * One order, or the withdrawal of one.
     *
     * @param what its purpose, in lower case
     * @param rests whether it waits at the venue once it is there
     * @param now what became of it so far
     * @param ended whether nothing more can become of it
     */
    private record Fate(
            String decisionId, String what, boolean rests, String now, boolean filledInPart, boolean ended) {
        Fate become(String next) {
            return new Fate(decisionId, what, rests, next, filledInPart, ended);
        }

        Fate end(String last) {
            return new Fate(decisionId, what, rests, last, filledInPart, true);
        }

        Fate fill(boolean complete) {
            return new Fate(decisionId, what, rests, complete ? "filled" : "partly filled", true, complete);
        }
    }

    private final Set<String> decisions;
    private final Map<String, Fate> orders = new LinkedHashMap<>();
    private final Map<String, Fate> withdrawals = new LinkedHashMap<>();

    /**
     * Nothing known yet.
     *
     * @param decisions ids of the decisions that are asked about
     */
    OrderFates(Set<String> decisions) {
        this.decisions = decisions;
    }

    /** Whether nothing more can become of what is known. */
    boolean settled() {
        return orders.values().stream().allMatch(Fate::ended)
                && withdrawals.values().stream().allMatch(Fate::ended);
    }

    /** Takes in the next event. */
    void next(JournalEvent event) {
        switch (event) {
            case OrderIntended order -> intended(order);
            case CancelIntended cancel -> withdrawn(cancel);
            case OrderAccepted(long at, String id) -> change(id, OrderFates::accepted);
            case OrderUnknown(long at, String id, String why) -> change(id, fate -> fate.become("sent, no answer yet"));
            case StopTriggered(long at, long sequence, String id, double mark) ->
                change(id, fate -> fate.become("triggered"));
            case OrderFilled fill -> filled(fill);
            case OrderRefused(long at, String id, int code, String message) ->
                change(id, fate -> fate.end("refused by the venue (" + code + " " + message + ")"));
            case OrderHeldBack(long at, String id, var reasons) -> change(id, fate -> fate.end("held back"));
            case OrderGone(long at, long sequence, String id, String reason) ->
                gone(id, sequence > 0 ? "cancelled by the venue (" + reason + ")" : reason);
            default -> {}
        }
    }

    private void intended(OrderIntended order) {
        if (!decisions.contains(order.decisionId())) return;
        boolean rests = !order.kind().equals("MARKET");
        String what = order.purpose().toLowerCase(Locale.ROOT);
        orders.put(order.clientOrderId(), new Fate(order.decisionId(), what, rests, "not sent yet", false, false));
    }

    private void withdrawn(CancelIntended cancel) {
        String id = cancel.clientOrderId();
        change(id, fate -> fate.become("being withdrawn"));
        if (!decisions.contains(cancel.decisionId())) return;
        withdrawals.put(id, new Fate(cancel.decisionId(), "withdrawal", false, "being withdrawn", false, false));
    }

    private static Fate accepted(Fate fate) {
        return fate.filledInPart() ? fate : fate.become(fate.rests() ? "working" : "sent");
    }

    private void filled(OrderFilled fill) {
        change(fill.clientOrderId(), fate -> fate.fill(fill.complete()));
        if (!fill.complete()) return;
        withdrawals.computeIfPresent(fill.clientOrderId(), (id, fate) -> fate.end("too late, it filled"));
    }

    private void gone(String id, String reason) {
        change(id, fate -> fate.end(fate.filledInPart() ? "partly filled, then " + reason : reason));
        withdrawals.computeIfPresent(id, (key, fate) -> fate.ended() ? fate : fate.end("withdrawn"));
    }

    private interface Change {
        Fate of(Fate fate);
    }

    private void change(String clientOrderId, Change change) {
        orders.computeIfPresent(clientOrderId, (id, fate) -> fate.ended() ? fate : change.of(fate));
    }

    /** What became of a decision's orders; of its withdrawals only where it has no orders. Empty if it has neither. */
    Optional<String> of(String decisionId) {
        var own = of(decisionId, orders);
        var told = own.isEmpty() ? of(decisionId, withdrawals) : own;
        if (told.isEmpty()) return Optional.empty();
        return Optional.of(told.stream()
                .map(fate -> own.size() > 1 ? fate.what() + " " + fate.now() : fate.now())
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    private static List<Fate> of(String decisionId, Map<String, Fate> fates) {
        return fates.values().stream()
                .filter(fate -> fate.decisionId().equals(decisionId))
                .toList();
    }

    /** {@code BTCUSDT-3} of the order {@code qt-BTCUSDT-3-17-0}; null of an id that is not ours. */
    static @Nullable String positionId(String symbol, String clientOrderId) {
        String start = "qt-" + symbol + "-";
        if (!clientOrderId.startsWith(start)) return null;
        String rest = clientOrderId.substring(start.length());
        int end = rest.indexOf('-');
        return end > 0 ? symbol + "-" + rest.substring(0, end) : null;
    }
}
