package io.quantumtrader.kernel.signal;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.position.Side;
import java.util.List;

/**
 * A wish to enter.
 *
 * @param confidence 0..1
 * @param reasons why, with numbers
 */
public record EntrySignal(Side side, double confidence, List<Reason> reasons) {
    public EntrySignal {
        new Checks().within("confidence", confidence, 0, 1).orThrow();
        reasons = List.copyOf(reasons);
    }
}
