package io.quantumtrader.kernel.sizing;

import io.quantumtrader.kernel.decision.Reason;
import java.util.List;

/** What a sizer answers. */
public sealed interface Sizing {

    /** A label of the market for the risk taken per trade. */
    enum Label {
        CHOP,
        BASE,
        TREND
    }

    /**
     * The entry, before any gate and before the venue's step.
     *
     * @param quantity base asset
     * @param notional quote currency
     * @param stopPrice the initial stop, quote per base
     * @param leverage 1..125
     * @param label the market the risk was chosen for
     */
    record Sized(double quantity, double notional, double stopPrice, double leverage, Label label) implements Sizing {}

    /** No entry; at least one reason. */
    record Rejected(List<Reason> reasons) implements Sizing {
        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }
}
