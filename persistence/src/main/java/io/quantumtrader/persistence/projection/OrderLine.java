package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import org.jspecify.annotations.Nullable;

/** What is known of one order so far. Confined to one thread. */
final class OrderLine {

    private final String clientOrderId;
    private final String positionId;
    private final long place;
    private final @Nullable OrderIntended intended;
    private final @Nullable Decided decided;
    private final @Nullable ObservationRow observation;
    private String state = "INTENDED";
    private long stateAtMs;
    private boolean withdrawn;
    private @Nullable String why;
    private int fills;
    private double filled;
    private double notional;
    private double fees;
    private double referenceMark;
    private String side;

    /**
     * An order as it was recorded.
     *
     * @param decided the decision that allowed it, if it is known
     * @param observation the last bar seen before it
     * @param mark last mark price recorded, NaN before the first
     */
    OrderLine(
            OrderIntended intended,
            String positionId,
            @Nullable Decided decided,
            @Nullable ObservationRow observation,
            double mark,
            long place) {
        this.clientOrderId = intended.clientOrderId();
        this.positionId = positionId;
        this.intended = intended;
        this.decided = decided;
        this.observation = observation;
        this.place = place;
        stateAtMs = intended.atMs();
        side = intended.side();
        referenceMark = intended.purpose().equals("STOP") ? Double.NaN : mark;
    }

    /** An order that is known by a trade alone. */
    OrderLine(OrderFilled fill, double mark, long place) {
        this.clientOrderId = fill.clientOrderId();
        this.positionId = "";
        this.intended = null;
        this.decided = null;
        this.observation = null;
        this.place = place;
        side = fill.side();
        referenceMark = mark;
    }

    void become(String next, long atMs, @Nullable String because) {
        if (fills > 0 && (next.equals("ACCEPTED") || next.equals("UNKNOWN"))) return;
        state = next;
        stateAtMs = atMs;
        if (because != null) why = because;
    }

    void withdraw() {
        withdrawn = true;
    }

    void triggered(double mark, long atMs) {
        referenceMark = mark;
        become("TRIGGERED", atMs, null);
    }

    void filled(OrderFilled fill) {
        fills++;
        filled += fill.quantity();
        notional += fill.quantity() * fill.price();
        fees += fill.fee();
        boolean over = ended();
        if (!over || fill.complete()) become(fill.complete() ? "FILLED" : "PARTLY_FILLED", fill.atMs(), null);
    }

    boolean ended() {
        return switch (state) {
            case "FILLED", "GONE", "REFUSED", "HELD_BACK" -> true;
            default -> false;
        };
    }

    String clientOrderId() {
        return clientOrderId;
    }

    String purpose() {
        return intended == null ? "FOREIGN" : intended.purpose();
    }

    @Nullable
    OrderIntended intended() {
        return intended;
    }

    @Nullable
    Decided decided() {
        return decided;
    }

    @Nullable
    ObservationRow observation() {
        return observation;
    }

    Row row(String portfolio, String symbol) {
        double average = filled > 0 ? notional / filled : Double.NaN;
        var row = new Row(SymbolTables.ORDERS)
                .set("portfolio", portfolio)
                .set("client_order_id", clientOrderId)
                .set(Table.PLACE, place)
                .set("symbol", symbol)
                .set("position_id", Words.known(positionId))
                .set("purpose", purpose())
                .set("side", side)
                .set("state", state)
                .set("withdrawn", withdrawn)
                .set("state_at_ms", stateAtMs)
                .set("why", why)
                .set("fills", fills)
                .set("filled_quantity", filled)
                .set("average_price", average)
                .set("fees", fees)
                .set("reference_mark", referenceMark)
                .set("slippage", OrderSide.valueOf(side).sign() * (average - referenceMark) / referenceMark);
        var order = intended;
        if (order == null) return row;
        if (decided != null) row.set("decision_reason", Words.firstCode(decided.reasons()));
        return row.set("decision_id", order.decisionId())
                .set("permit_id", Words.known(order.permitId()))
                .set("kind", order.kind())
                .set("quantity", order.quantity())
                .set("price", order.price() == 0 ? Double.NaN : order.price())
                .set("reduce_only", order.reduceOnly())
                .set("intended_at_ms", order.atMs());
    }
}
