package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.position.Costs;
import io.quantumtrader.kernel.position.Position;

/**
 * A position that ended.
 *
 * @param last what it was before its last fill
 * @param costs everything earned and paid, quote currency
 * @param atMs time of the last fill
 * @param byStop whether the protective stop (or liquidation) ended it
 */
public record ClosedPosition(Position last, Costs costs, long atMs, boolean byStop) {

    /** R_total: everything earned and paid over the risk of the original quantity (formulas, P2 live). */
    public double totalR() {
        return costs.net() / (last.terms().stopDistance() * last.originalQuantity());
    }
}
