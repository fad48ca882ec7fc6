package io.quantumtrader.persistence.explain;

import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.symbol.SymbolEvent.Noted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order of the decision and everything that came back about it, in the order of the record.
 *
 * @param permit the permit that it spent, as its issue is recorded; empty where it needs none or none is found
 * @param answers every event about it but its fills
 * @param answeredWithinMs from the write of the intent to the write of the first answer, by the writers' wall clocks; empty
 *     while there is no answer or no clock is recorded
 */
public record Sent(
        OrderIntended order,
        Optional<PermitIssued> permit,
        List<Noted> answers,
        List<OrderFilled> fills,
        OptionalLong answeredWithinMs) {

    public Sent {
        answers = List.copyOf(answers);
        fills = List.copyOf(fills);
    }

    Sent permittedBy(Optional<PermitIssued> found) {
        return new Sent(order, found, answers, fills, answeredWithinMs);
    }

    /** What the fills traded together, base asset. */
    public double filled() {
        return fills.stream().mapToDouble(OrderFilled::quantity).sum();
    }

    /** Volume-weighted price of the fills, NaN without one. */
    public double averagePrice() {
        double worth = fills.stream()
                .mapToDouble(fill -> fill.quantity() * fill.price())
                .sum();
        return fills.isEmpty() ? Double.NaN : worth / filled();
    }

    public double fees() {
        return fills.stream().mapToDouble(OrderFilled::fee).sum();
    }

    /** What the fills cost against a mark price, as a fraction of it; above 0 is worse than the mark. */
    public double slippage(double mark) {
        int sign = order.side().equals("BUY") ? 1 : -1;
        return sign * (averagePrice() - mark) / mark;
    }
}
