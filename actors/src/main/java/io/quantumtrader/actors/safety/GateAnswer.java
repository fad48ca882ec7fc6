package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Permission;
import java.util.List;

/** What the send gate did with an order. */
public sealed interface GateAnswer {

    /** The order was handed to the venue connection. */
    record HandedOver() implements GateAnswer {}

    /**
     * The order was held back and will not be sent; only an opening one ever is.
     *
     * @param permission what the symbol may do
     */
    record Refused(Permission permission, List<Reason> reasons) implements GateAnswer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
