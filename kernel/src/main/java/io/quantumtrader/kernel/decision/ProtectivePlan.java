package io.quantumtrader.kernel.decision;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Side;

/** Protection that can only grow: a stop placed or tightened, an increasing order withdrawn. No layer can refuse it. */
public sealed interface ProtectivePlan extends Plan {

    /**
     * Places the protective stop, or replaces it by an equal or tighter one.
     *
     * @param held side of the position
     * @param stop trigger price (mark price), above 0
     */
    record PlaceStop(String symbol, Side held, double stop) implements ProtectivePlan {
        public PlaceStop {
            new Checks().positive("stop", stop).orThrow();
        }
    }

    /** Withdraws a resting order that would increase exposure. */
    record CancelEntry(String symbol, String clientOrderId) implements ProtectivePlan {}
}
