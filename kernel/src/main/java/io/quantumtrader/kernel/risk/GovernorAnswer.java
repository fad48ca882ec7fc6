package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import java.util.Optional;

/** What level 3 answers to an opening plan. */
public sealed interface GovernorAnswer {

    LayerVerdict verdict();

    /**
     * The plan may be carried out once.
     *
     * @param plan the plan with its final quantity and leverage
     */
    record Permitted(OpeningPlan plan, Permit permit, LayerVerdict verdict) implements GovernorAnswer {}

    /**
     * The plan ends here.
     *
     * @param rotateOut the holding that should be closed to make room, if slots alone are in the way and the candidate
     *     is better by the edge; the entry may be asked for again once it is flat
     */
    record Refused(LayerVerdict verdict, Optional<String> rotateOut) implements GovernorAnswer {}
}
