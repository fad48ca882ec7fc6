package io.quantumtrader.persistence.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.signal.EntrySignal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What entry is wished, and by whom.
 *
 * @param confidence 0..1
 * @param quantity base asset asked for by hand; empty: the sizer decides
 */
public record EntryWish(Side side, double confidence, OptionalDouble quantity, List<Reason> reasons, String causedBy) {

    /** What {@code causedBy} says of an automatic entry. */
    public static final String STRATEGY = "strategy";

    public EntryWish {
        reasons = List.copyOf(reasons);
    }

    /** The strategy's. */
    public static EntryWish of(EntrySignal signal) {
        return new EntryWish(signal.side(), signal.confidence(), OptionalDouble.empty(), signal.reasons(), STRATEGY);
    }

    /** An operator's. */
    public static EntryWish byHand(Side side, OptionalDouble quantity, String causedBy) {
        return new EntryWish(side, 1.0, quantity, List.of(because(ReasonCode.OPERATOR_OPEN)), causedBy);
    }

    public boolean automatic() {
        return causedBy.equals(STRATEGY);
    }
}
