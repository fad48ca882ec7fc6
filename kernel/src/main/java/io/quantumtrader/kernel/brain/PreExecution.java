package io.quantumtrader.kernel.brain;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.Optional;

/**
 * The last look at an opening order, milliseconds before it leaves: is it the plan that was permitted, in side, size, kind and
 * leverage, and can the venue take it? There is no such look at an order that reduces.
 */
public final class PreExecution {

    private PreExecution() {}

    /** Why the order must not leave; empty if it may. */
    public static Optional<Reason> refuses(VenueOrder order, OpeningPlan plan, InstrumentRules rules) {
        double quantity = quantityOf(order);
        boolean fits = quantity > 0
                && quantity <= plan.quantity() + rules.stepSize() / 2
                && order.side() == OrderSide.opening(plan.side())
                && order.symbol().equals(plan.symbol())
                && quantity * plan.price() >= rules.minNotional();
        if (!fits) return Optional.of(because(ReasonCode.ORDER_UNFIT, quantity, plan.quantity()));
        return plan.leverage() <= rules.maxLeverage()
                ? Optional.empty()
                : Optional.of(because(ReasonCode.LIMIT_LEVERAGE, plan.leverage(), rules.maxLeverage()));
    }

    /** Base asset that the order can add; NaN for a kind that never opens. */
    private static double quantityOf(VenueOrder order) {
        return switch (order) {
            case VenueOrder.Market market when !market.reduceOnly() -> market.quantity();
            case VenueOrder.Limit limit when !limit.reduceOnly() -> limit.quantity();
            case VenueOrder.Market ignored -> Double.NaN;
            case VenueOrder.Limit ignored -> Double.NaN;
            case VenueOrder.CloseStop ignored -> Double.NaN;
            case VenueOrder.QuantityStop ignored -> Double.NaN;
        };
    }
}
