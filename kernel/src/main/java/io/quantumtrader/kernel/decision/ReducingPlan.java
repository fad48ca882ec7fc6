package io.quantumtrader.kernel.decision;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;

/**
 * Less exposure: the position becomes smaller and its sign does not flip. No layer can refuse it.
 *
 * @param symbol venue symbol
 * @param held side of the position that is reduced
 * @param quantity base asset to close, above 0 and at most what is held
 * @param remaining base asset left afterwards, 0 for a full close
 */
public record ReducingPlan(String symbol, Side held, double quantity, double remaining) implements Plan {

    public ReducingPlan {
        new Checks()
                .positive("quantity", quantity)
                .notNegative("remaining", remaining)
                .orThrow();
    }

    /** So much less of what is held; never more than all of it. */
    public static ReducingPlan of(String symbol, Position held, double quantity) {
        double most = Math.min(quantity, held.quantity());
        return new ReducingPlan(symbol, held.side(), most, held.quantity() - most);
    }
}
