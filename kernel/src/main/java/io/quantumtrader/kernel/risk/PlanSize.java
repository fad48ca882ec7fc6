package io.quantumtrader.kernel.risk;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.ArrayList;
import java.util.List;

/** How much of a plan the size limits leave: each limit caps the notional, the strictest counts. */
final class PlanSize {

    /** A limit met exactly must not be missed by a rounding. */
    private static final double ROUNDING = 1e-9;

    private final OpeningPlan plan;
    private final List<Reason> reasons = new ArrayList<>();
    private double scale = 1;

    PlanSize(OpeningPlan plan) {
        this.plan = plan;
    }

    /** A factor on the size that applies before any cap, 0..1. */
    PlanSize factor(ReasonCode code, double factor) {
        if (factor == 1) return this;
        reasons.add(because(code, factor, 1));
        scale = factor >= 0 ? scale * factor : Double.NaN;
        return this;
    }

    /**
     * Leaves at most {@code room} of notional.
     *
     * @param perNotional what one unit of notional adds to the observed number
     * @param others the observed number without the plan
     * @param limit the most it may be, same unit
     */
    PlanSize cap(ReasonCode code, double others, double perNotional, double limit) {
        double observed = others + notional() * perNotional;
        if (observed <= limit * (1 + ROUNDING)) return this;
        reasons.add(because(code, observed, limit));
        double room = Math.max(0, limit - others) / perNotional;
        scale = scale * Math.min(1, room / notional());
        return this;
    }

    /** Notional that is left, quote currency. */
    double notional() {
        return plan.notional() * scale;
    }

    /** Share of the quantity that is left, 0..1; NaN if a number was missing. */
    double scale() {
        return scale;
    }

    List<Reason> reasons() {
        return reasons;
    }

    boolean exceeds(double maxNotional) {
        return !(notional() <= maxNotional * (1 + ROUNDING));
    }
}
