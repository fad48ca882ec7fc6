package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import io.quantumtrader.persistence.symbol.SymbolEvent.StopTriggered;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One symbol of one portfolio as its journal and its guardian's tell it. Quantities and money are those of {@link SymbolBook},
 * the fold that the actor and replay share, so that a trade here cannot say anything else than the fund did.
 */
final class SymbolLife {

    /** Orders that are over and may still be told a trade of. */
    private static final int MOST_ENDED = 256;

    private final String portfolio;
    private final String symbol;
    private final SymbolBook book = new SymbolBook(bar -> {});
    private final Map<String, OrderLine> orders = new HashMap<>();
    private final ArrayDeque<String> ended = new ArrayDeque<>();
    private @Nullable OpenTrade trade;
    private @Nullable ObservationRow observation;
    private @Nullable Decided decided;
    private @Nullable Decided guardians;

    SymbolLife(String portfolio, String symbol) {
        this.portfolio = portfolio;
        this.symbol = symbol;
    }

    /** An event of the guardian's caretaker: orders of its own, whose trades the symbol tells. */
    void care(SymbolEvent event, long place, Writes writes) {
        if (event instanceof Decided made) guardians = made;
        else order(event, guardians, place, writes);
    }

    void next(SymbolEvent event, long place, Writes writes) {
        if (event instanceof Decided made) {
            decided = made;
            made.observation().ifPresent(row -> observation = row);
        }
        if (event instanceof ObservationRow row) observation = row;
        order(event, decided, place, writes);
        position(event, place, writes);
    }

    // --- orders

    private void order(SymbolEvent event, @Nullable Decided latest, long place, Writes writes) {
        switch (event) {
            case OrderIntended order -> {
                var allowed = latest != null && latest.decisionId().equals(order.decisionId()) ? latest : null;
                var line = new OrderLine(
                        order,
                        Words.positionId(symbol, order.clientOrderId()),
                        allowed,
                        observation,
                        book.mark(),
                        place);
                orders.put(order.clientOrderId(), line);
                writes.put(line.row(portfolio, symbol));
            }
            case CancelIntended cancel -> change(cancel.clientOrderId(), writes, OrderLine::withdraw);
            case OrderAccepted(long atMs, String id) -> change(id, writes, line -> line.become("ACCEPTED", atMs, null));
            case OrderUnknown(long atMs, String id, String why) ->
                change(id, writes, line -> line.become("UNKNOWN", atMs, why));
            case OrderRefused(long atMs, String id, int code, String message) ->
                change(id, writes, line -> line.become("REFUSED", atMs, code + " " + message));
            case OrderHeldBack(long atMs, String id, List<ReasonRow> reasons) ->
                change(id, writes, line -> line.become("HELD_BACK", atMs, codes(reasons)));
            case OrderGone gone ->
                change(gone.clientOrderId(), writes, line -> line.become("GONE", gone.atMs(), gone.reason()));
            case StopTriggered triggered ->
                change(triggered.clientOrderId(), writes, line -> line.triggered(triggered.mark(), triggered.atMs()));
            case OrderFilled fill -> filled(fill, place, writes);
            default -> {}
        }
    }

    private void filled(OrderFilled fill, long place, Writes writes) {
        boolean forgotten = !Words.positionId(symbol, fill.clientOrderId()).isEmpty();
        if (!orders.containsKey(fill.clientOrderId()) && !forgotten)
            orders.put(fill.clientOrderId(), new OrderLine(fill, book.mark(), place));
        change(fill.clientOrderId(), writes, line -> line.filled(fill));
    }

    private void change(String clientOrderId, Writes writes, Consumer<OrderLine> change) {
        var line = orders.get(clientOrderId);
        if (line == null) return;
        boolean before = line.ended();
        change.accept(line);
        writes.put(line.row(portfolio, symbol));
        if (before || !line.ended()) return;
        ended.addLast(clientOrderId);
        if (ended.size() > MOST_ENDED) orders.remove(ended.removeFirst());
    }

    private static String codes(List<ReasonRow> reasons) {
        return reasons.stream().map(ReasonRow::code).collect(Collectors.joining(", "));
    }

    // --- positions and trades

    private void position(SymbolEvent event, long place, Writes writes) {
        var before = book.position().orElse(null);
        int closed = book.closedPositions();
        book.apply(event);
        var after = book.position().orElse(null);
        if (book.closedPositions() > closed) ended(event, place, writes);
        else if (before != null && after != null && after.quantity() < before.quantity()) reduced(before, after, event);
        if (after == null) return;
        var open = trade == null ? new OpenTrade(portfolio, symbol, after, entry(event), place) : trade;
        trade = open;
        if (event instanceof ObservationRow row) open.observed(row.rMultiple());
        if (event instanceof Decided made) {
            made.observation().ifPresent(row -> open.observed(row.rMultiple()));
            if (made.action().equals("CLOSE")) open.closing(made);
        }
        writes.put(open.position(book, after, event.atMs()));
    }

    private void reduced(Position before, Position after, SymbolEvent event) {
        if (trade != null) trade.left(before, before.quantity() - after.quantity(), after.costs(), event);
    }

    private void ended(SymbolEvent event, long place, Writes writes) {
        var over = trade;
        trade = null;
        if (over == null) return;
        var closed = book.lastClosed().orElseThrow();
        over.left(closed.last(), closed.last().quantity(), closed.costs(), event);
        var exit = event instanceof OrderFilled fill ? orders.get(fill.clientOrderId()) : null;
        writes.put(over.trade(closed, exit, event, place));
        var sample = over.training(closed, exit, event, place);
        if (sample != null) writes.put(sample);
        writes.remove(over.key());
    }

    private @Nullable OrderLine entry(SymbolEvent event) {
        return event instanceof OrderFilled fill ? orders.get(fill.clientOrderId()) : null;
    }
}
