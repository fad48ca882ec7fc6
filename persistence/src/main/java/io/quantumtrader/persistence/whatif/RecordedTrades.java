package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.PositionLiquidated;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The positions of the record itself, with the fills that they really had. */
final class RecordedTrades {

    private static final String ELSEWHERE = "GUARDIAN_OR_VENUE";

    private final String symbol;
    private final Span span;
    private final Consumer<Trade> trades;
    private @Nullable Draft draft;
    private String reason = ELSEWHERE;

    RecordedTrades(String symbol, Span span, Consumer<Trade> trades) {
        this.symbol = symbol;
        this.span = span;
        this.trades = trades;
    }

    /** The entry of what the record holds; empty while it is flat. */
    Optional<String> entryId() {
        return Optional.ofNullable(draft).map(Draft::entryId);
    }

    /** Takes an event in, and the book with it. */
    void apply(SymbolEvent event, SymbolBook book) {
        var before = book.position();
        var order =
                event instanceof OrderFilled fill ? book.order(fill.clientOrderId()) : Optional.<WorkingOrder>empty();
        if (event instanceof Decided decided && exits(decided))
            reason = decided.reasons().getFirst().code();
        int closed = book.closedPositions();
        book.apply(event);
        before.ifPresent(held -> exit(event, held, order));
        if (book.closedPositions() > closed) ended(book);
        if (book.position().isPresent() && draft == null) draft = new Draft(symbol, entryId(event, order), false);
    }

    private static boolean exits(Decided decided) {
        return (decided.action().equals("CLOSE") || decided.action().equals("REDUCE"))
                && !decided.reasons().isEmpty()
                && !decided.reasons().getFirst().code().equals("CLOSE_CONTINUES");
    }

    private void exit(SymbolEvent event, Position held, Optional<WorkingOrder> order) {
        if (draft == null) return;
        switch (event) {
            case OrderFilled fill
            when !adds(fill, held) ->
                draft.exit(
                        fill.atMs(),
                        fill.quantity(),
                        fill.price(),
                        order.map(WorkingOrder::purpose).map(this::reason).orElse(ELSEWHERE));
            case PositionLiquidated lost -> draft.exit(lost.atMs(), lost.quantity(), lost.price(), "LIQUIDATED");
            default -> {}
        }
    }

    private String reason(WorkingOrder.Purpose purpose) {
        return purpose == WorkingOrder.Purpose.STOP ? Exit.STOP : reason;
    }

    private static boolean adds(OrderFilled fill, Position held) {
        return fill.side().equals(held.side().sign() > 0 ? "BUY" : "SELL");
    }

    private void ended(SymbolBook book) {
        var closed = book.lastClosed().orElseThrow();
        if (draft != null && span.begun(closed.last().openedAtMs()))
            trades.accept(draft.ended(closed.last(), closed.costs()));
        draft = null;
        reason = ELSEWHERE;
    }

    private String entryId(SymbolEvent event, Optional<WorkingOrder> order) {
        return order.map(found -> found.intended().decisionId()).orElse(symbol + "@" + event.atMs());
    }

    /** What is held at the end, marked; nothing if it is flat. */
    Optional<Trade> open(SymbolBook book, double mark) {
        var last = draft;
        return last == null
                ? Optional.empty()
                : book.position().filter(held -> span.begun(held.openedAtMs())).map(held -> last.openAt(held, mark));
    }
}
