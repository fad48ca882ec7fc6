package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.IsolatedMargin;

/**
 * The mark price of one symbol at which something reaches a value, everything else as it is. Quote per base; NaN where no
 * price above 0 does it.
 */
public final class Marks {

    private Marks() {}

    /** Where R_net of what is held is {@code r}; the exit's fee moves with the price. */
    public static double ofR(Position held, double r, double takerFeeRate) {
        int sign = held.side().sign();
        var costs = held.costs();
        double paid = costs.entryFees() / held.originalQuantity() + costs.fundingPerUnit();
        double needed = r * held.terms().stopDistance() + sign * held.averageEntry() + paid;
        return price(needed / (sign - takerFeeRate));
    }

    /** Where the account is worth {@code target}, quote currency, if only this symbol moves. */
    public static double ofEquity(Side side, double quantity, double mark, double equity, double target) {
        return price(mark + (target - equity) / (side.sign() * quantity));
    }

    /** Where the free margin ratio of an isolated position is {@code ratio}, below 1. */
    public static double ofFreeMargin(IsolatedMargin margin, double ratio) {
        int sign = margin.side().sign();
        double left = 1 - ratio;
        double own = margin.margin() - sign * margin.averageEntry() * margin.quantity();
        return price(left * own / (margin.quantity() * (margin.maintenanceRate() - left * sign)));
    }

    /** Where the position is {@code share} of equity; equity moves with it. */
    public static double ofShare(Side side, double quantity, double mark, double equity, double share) {
        int sign = side.sign();
        return price(share * (equity - sign * quantity * mark) / (quantity * (1 - share * sign)));
    }

    private static double price(double solved) {
        return Double.isFinite(solved) && solved > 0 ? solved : Double.NaN;
    }
}
