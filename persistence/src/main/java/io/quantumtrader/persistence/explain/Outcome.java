package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.persistence.symbol.ClosedPosition;

/** How the position of a decision has fared by the record. */
public sealed interface Outcome {

    /** The decision has no position: nothing was held, nothing was opened. */
    record None() implements Outcome {}

    /** An entry of which nothing was filled. */
    record NeverOpened(int number) implements Outcome {}

    /**
     * It stood when the record was read.
     *
     * @param rMultiple R_net on the last bar, NaN before the first
     */
    record Open(Position position, double mark, double rMultiple) implements Outcome {}

    /**
     * It ended.
     *
     * @param bars closed bars from the decision to its end
     */
    record Ended(ClosedPosition position, long bars) implements Outcome {}
}
