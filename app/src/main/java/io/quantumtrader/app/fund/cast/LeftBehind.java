package io.quantumtrader.app.fund.cast;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.Unattended;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Refuses to start a fund beside positions and orders of symbols that it does not trade: they would see no prices. */
public final class LeftBehind {

    private LeftBehind() {}

    /** Throws {@link ConfigurationRefused} naming each symbol that has something at the venue and is not traded. */
    public static void refuse(SimulatedVenue venue, List<String> traded) {
        var problems = venue.unattended(Set.copyOf(traded)).stream()
                .map(LeftBehind::problem)
                .toList();
        if (!problems.isEmpty()) throw new ConfigurationRefused(problems);
    }

    private static Problem problem(Unattended left) {
        return new Problem(
                "quantum-trader.market.symbols",
                "venue.log",
                "must have " + left.symbol() + ", for " + what(left)
                        + " at the venue: start with it and close it, or choose another --data");
    }

    private static String what(Unattended left) {
        String orders = left.workingOrders() + (left.workingOrders() == 1 ? " working order" : " working orders");
        double quantity = left.signedQuantity();
        if (quantity == 0) return orders;
        String held =
                BigDecimal.valueOf(Math.abs(quantity)).stripTrailingZeros().toPlainString();
        return (quantity > 0 ? "a LONG of " : "a SHORT of ") + held + " with " + orders;
    }
}
