package io.quantumtrader.app.drill.record;

import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at every event and at what the record makes of it, and knows the position's past from that alone. */
public final class Watch {

    private static final double DUST = 1e-9;

    private final Tally tally;
    private final Set<String> decisions = new HashSet<>();
    private final Map<String, SymbolEvent.OrderIntended> intents = new HashMap<>();
    private final Set<String> filled = new HashSet<>();
    private final Set<Integer> harvested = new HashSet<>();
    private int position;
    private double stop = Double.NaN;
    private double entered;
    private double left;

    /** Has seen nothing. */
    public Watch(Tally tally) {
        this.tally = tally;
    }

    /** Before an event is folded. */
    public void comes(SymbolEvent event, SymbolBook before) {
        switch (event) {
            case SymbolEvent.Decided decided ->
                tally.check(Rule.E7, decisions.add(decided.decisionId()), "decision twice " + decided.decisionId());
            case SymbolEvent.OrderIntended order -> intended(order, before);
            case SymbolEvent.OrderFilled fill -> filled(fill);
            case SymbolEvent.PositionAdopted adopted -> entered += adopted.quantity();
            case SymbolEvent.DriftResolved drift ->
                entered += Math.max(0, Math.abs(drift.venueQuantity()) - Math.abs(drift.journalQuantity()));
            case SymbolEvent.OrderGone gone -> takenBack(gone.clientOrderId(), before);
            case SymbolEvent.OrderRefused refused -> takenBack(refused.clientOrderId(), before);
            default -> {}
        }
    }

    private void intended(SymbolEvent.OrderIntended order, SymbolBook before) {
        boolean first = intents.put(order.clientOrderId(), order) == null;
        tally.check(Rule.E15, first, "order id twice " + order.clientOrderId());
        boolean decided = decisions.contains(order.decisionId());
        tally.check(Rule.E7, decided, "order without decision " + order.clientOrderId());
        if (order.purpose().equals(WorkingOrder.Purpose.EXIT.name())) exit(order, before);
    }

    private void exit(SymbolEvent.OrderIntended order, SymbolBook before) {
        boolean fits = order.reduceOnly() && order.quantity() <= before.uncommitted() + DUST;
        tally.check(Rule.E5, fits, "exit beyond what is held and free: " + order);
        for (int tranche = order.firedBefore() + 1; tranche <= order.firedAfter(); tranche++) {
            tally.check(Rule.E6, harvested.add(tranche), "tranche " + tranche + " fires again: " + order);
        }
    }

    private void filled(SymbolEvent.OrderFilled fill) {
        filled.add(fill.clientOrderId());
        var order = intents.get(fill.clientOrderId());
        if (order == null) return;
        if (order.purpose().equals(WorkingOrder.Purpose.ENTRY.name())) entered += fill.quantity();
        else left += fill.quantity();
    }

    /** An order that ended without a fill harvested nothing, unless a later tranche covers it. */
    private void takenBack(String id, SymbolBook before) {
        var order = intents.get(id);
        if (order == null || filled.contains(id) || before.order(id).isEmpty()) return;
        boolean latest = before.position().map(Position::fired).orElse(-1) == order.firedAfter();
        if (!latest) return;
        for (int tranche = order.firedBefore() + 1; tranche <= order.firedAfter(); tranche++) harvested.remove(tranche);
    }

    /** After an event was folded. */
    public void came(SymbolEvent event, SymbolBook after) {
        var held = after.position();
        if (held.isEmpty()) {
            if (position != 0) ended();
            return;
        }
        var now = held.get();
        if (now.number() != position) {
            position = now.number();
            stop = Double.NaN;
            harvested.clear();
        }
        tightens(now, event);
        boolean sound = now.quantity() > 0 && now.quantity() <= now.originalQuantity() + DUST;
        if (event instanceof SymbolEvent.OrderFilled) tally.check(Rule.E5, sound, "held " + now);
    }

    private void ended() {
        tally.check(Rule.E5, left <= entered + DUST, "entered " + entered + ", left " + left);
        position = 0;
        stop = Double.NaN;
        entered = 0;
        left = 0;
        harvested.clear();
    }

    private void tightens(Position now, SymbolEvent event) {
        double is = now.stop();
        if (Double.compare(is, stop) == 0) return;
        boolean tighter = Double.isNaN(stop) || now.side().tighter(is, stop);
        tally.check(Rule.E4, tighter, "stop of " + now.side() + " from " + stop + " to " + is + " by " + event);
        stop = is;
    }

    /** The intent behind an order that reaches the venue. */
    Optional<SymbolEvent.OrderIntended> intent(String id) {
        return Optional.ofNullable(intents.get(id));
    }
}
