package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.symbol.Evaluation;
import java.util.Optional;

/**
 * What the kernel answers, as far as one answer is another decision than the other: what is done, and for which reason first.
 * How much, or where exactly a stop goes, is no other decision.
 *
 * @param code empty for a hold
 */
public record Becomes(Evaluation.Action action, Optional<ReasonCode> code) {

    /** What an evaluation comes to. */
    public static Becomes of(Evaluation made) {
        var code = made.action() == Evaluation.Action.HOLD
                ? Optional.<ReasonCode>empty()
                : Optional.of(made.reasons().getFirst().code());
        return new Becomes(made.action(), code);
    }
}
