package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.EntryTermsRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal written by hand: one symbol, steps of one unit, prices near 10, taker fee 4 bps. */
final class HandMade {

    static final String SYMBOL = "ADAUSDT";
    static final long START_MS = 1_746_316_800_000L;
    static final long MINUTE_MS = 60_000;

    private final List<SymbolEvent> events = new ArrayList<>();
    private long tick;
    private int decisions;
    private double close = 10;

    HandMade() {
        events.add(new SymbolEvent.TermsSet(START_MS, "v1", "0.0004", 0.0001, 1, 5, 0.005, 75));
    }

    List<SymbolEvent> events() {
        return List.copyOf(events);
    }

    long atMs() {
        return START_MS + tick * MINUTE_MS;
    }

    /** So many bars about 10, enough for a market state. */
    HandMade warm(int bars) {
        for (int i = 0; i < bars; i++) bar(i % 2 == 0 ? 10.01 : 10.0);
        return this;
    }

    /** A bar from the last close straight to the next. */
    HandMade bar(double to) {
        return bar(close, Math.max(close, to), Math.min(close, to), to);
    }

    HandMade bar(double open, double high, double low, double to) {
        tick++;
        close = to;
        long bits = ObservationBits.inputs(Permission.TRADE, Optional.of(HeatBand.HOT));
        double none = Double.NaN;
        events.add(new ObservationRow(
                tick, atMs(), atMs() - MINUTE_MS, open, high, low, to, 1, to, none, none, none, 0, 10_000, 0, bits));
        return this;
    }

    /** A long entry of so much at the last close, 1R = 1.0 a unit, its fee paid; filled whole. */
    HandMade enter(double quantity) {
        var terms = new EntryTermsRow("LONG", 1.0, 5, "KERNEL_TRANCHES", 1.0, 0, false, "TREND");
        String id = decide("OPEN", quantity, "ENTRY_SIGNAL", "strategy");
        order(id, "ENTRY", "MARKET", "BUY", quantity, 0, Optional.of(terms));
        return fill(id, "BUY", quantity, close);
    }

    /** The protective stop of what is held was hit. */
    HandMade stopped(double quantity, double stop, double price) {
        String id = decide("PROTECT", 0, "PROTECTION_PLACED", "housekeeping");
        order(id, "STOP", "CLOSE_STOP", "SELL", 0, stop, Optional.empty());
        return fill(id, "SELL", quantity, price);
    }

    /** A person closed so much between two bars. */
    HandMade closedByHand(String action, double quantity) {
        String id = decide(action, quantity, "OPERATOR_CLOSE", "{}");
        order(id, "EXIT", "MARKET", "SELL", quantity, 0, Optional.empty());
        return fill(id, "SELL", quantity, close);
    }

    HandMade funded(double amount, double rate) {
        events.add(new SymbolEvent.FundingCharged(atMs() + MINUTE_MS, 0, amount, rate, close));
        return this;
    }

    private String decide(String action, double quantity, String code, String causedBy) {
        String id = SYMBOL + "-" + ++decisions;
        var reason = new ReasonRow(code, 0, 0);
        events.add(new Decided(
                id,
                tick,
                atMs(),
                Optional.empty(),
                action,
                quantity,
                Double.NaN,
                List.of(reason),
                List.of(),
                "v1",
                causedBy));
        return id;
    }

    private void order(
            String id,
            String purpose,
            String kind,
            String side,
            double quantity,
            double price,
            Optional<EntryTermsRow> terms) {
        events.add(new OrderIntended(
                tick, atMs(), id, "qt-" + id, purpose, kind, side, quantity, price, terms.isEmpty(), "", 0, 0, terms));
    }

    private HandMade fill(String id, String side, double quantity, double price) {
        double fee = 0.0004 * quantity * price;
        events.add(new OrderFilled(atMs() + 50, 0, "qt-" + id, tick, side, quantity, price, fee, true));
        return this;
    }
}
