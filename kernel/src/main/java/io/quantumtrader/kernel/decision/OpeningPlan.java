package io.quantumtrader.kernel.decision;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Side;

/**
 * A wish for more exposure. It travels up the ladder, every layer may shrink or refuse it.
 *
 * @param symbol venue symbol
 * @param decisionId the decision it belongs to; a permit is bound to it
 * @param side direction of the exposure
 * @param quantity base asset, above 0
 * @param price the price the quantity was computed at, quote per base
 * @param stopDistance distance to the initial stop in price units; 1R per unit (rules, C1)
 * @param leverage 1..125
 * @param confidence 0..1, the signal's
 */
public record OpeningPlan(
        String symbol,
        String decisionId,
        Side side,
        double quantity,
        double price,
        double stopDistance,
        double leverage,
        double confidence)
        implements Plan {

    public OpeningPlan {
        new Checks()
                .positive("quantity", quantity)
                .positive("price", price)
                .positive("stop_distance", stopDistance)
                .within("leverage", leverage, 1, 125)
                .within("confidence", confidence, 0, 1)
                .orThrow();
    }

    /** Quote currency. */
    public double notional() {
        return quantity * price;
    }

    /** What is lost if the initial stop is hit, quote currency, before costs. */
    public double lossAtStop() {
        return quantity * stopDistance;
    }

    public OpeningPlan withQuantity(double smaller) {
        return new OpeningPlan(symbol, decisionId, side, smaller, price, stopDistance, leverage, confidence);
    }
}
