package io.quantumtrader.actors.portfolio;

import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.risk.Permit;
import java.util.List;
import java.util.Optional;

/** What became of an opening plan on its way up. */
public sealed interface OpenAnswer extends Message {

    /** What levels 2 and 3 said, as far as the plan came. */
    List<LayerVerdict> verdicts();

    /**
     * The plan may be carried out once.
     *
     * @param plan with its final quantity and leverage
     */
    record Granted(OpeningPlan plan, Permit permit, List<LayerVerdict> verdicts) implements OpenAnswer {
        public Granted {
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * A layer refused.
     *
     * @param rotateOut the holding that should be closed to make room for a better one; empty unless slots alone refuse
     */
    record Refused(List<LayerVerdict> verdicts, Optional<String> rotateOut) implements OpenAnswer {
        public Refused {
            verdicts = List.copyOf(verdicts);
        }
    }
}
