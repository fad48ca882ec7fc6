package io.quantumtrader.kernel.venue;

import io.quantumtrader.kernel.check.Checks;

/**
 * What a venue charges for a trade. Rates are basis points of notional; a negative maker rate is a rebate.
 *
 * @param makerBps charged to an order that rested, basis points, −10..100
 * @param takerBps charged to an order that traded at once, basis points, 0..100
 */
public record Fees(double makerBps, double takerBps) {

    private static final double BPS = 10_000;

    public Fees {
        new Checks()
                .within("maker_bps", makerBps, -10, 100)
                .within("taker_bps", takerBps, 0, 100)
                .orThrow();
    }

    /** Quote currency paid by a resting order, negative if received. */
    public double maker(double quantity, double price) {
        return quantity * price * makerBps / BPS;
    }

    /** Quote currency paid by an order that takes. */
    public double taker(double quantity, double price) {
        return quantity * price * takerBps / BPS;
    }
}
