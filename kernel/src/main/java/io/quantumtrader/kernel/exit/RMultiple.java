package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.position.Side;

/** Profit in multiples of the risk frozen at entry (formulas, P2 live). */
public final class RMultiple {

    private RMultiple() {}

    /**
     * R_net per unit still held; closed units never enter.
     *
     * @param entryFeesPerUnit entry fees per unit, quote currency
     * @param fundingPerUnit net funding paid per unit, negative if received
     * @param takerFeeRate fraction of notional that the exit will cost
     * @param riskUnit 1R in price units, frozen at the first fill
     */
    public static double net(
            Side side,
            double mark,
            double averageEntry,
            double entryFeesPerUnit,
            double fundingPerUnit,
            double takerFeeRate,
            double riskUnit) {
        double pnl = side.sign() * (mark - averageEntry);
        double cost = entryFeesPerUnit + fundingPerUnit + takerFeeRate * mark;
        return (pnl - cost) / riskUnit;
    }

    /** R_total for reports: everything realised and open less all costs, over the risk of the original quantity. */
    public static double total(
            double realised, double open, double allCosts, double riskUnit, double originalQuantity) {
        return (realised + open - allCosts) / (riskUnit * originalQuantity);
    }
}
