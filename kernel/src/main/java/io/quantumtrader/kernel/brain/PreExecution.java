package io.quantumtrader.kernel.brain;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.kernel.venue.OrderSide;
import java.util.Optional;

/**
 * The last look at an opening order, milliseconds before it leaves: is it the plan that was permitted, in side, size, kind and
 * leverage, and can the venue take it? There is no such look at an order that reduces.
 */
public final class PreExecution {

    private PreExecution() {}

    /** Why the order must not leave; empty if it may. */
    public static Optional<Reason> refuses(OpeningOrder opening, OpeningPlan plan, InstrumentRules rules) {
        var order = opening.order();
        double quantity = opening.quantity();
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
}
