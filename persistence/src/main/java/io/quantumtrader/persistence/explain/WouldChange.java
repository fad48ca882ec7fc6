package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.ReasonRow;
import java.util.List;

/** What would have made the decision another. */
public sealed interface WouldChange {

    /**
     * A decision of the kernel on a bar, or of the strategy.
     *
     * @param flips each put to the kernel
     */
    record OfTheKernel(List<Flip> flips) implements WouldChange {
        public OfTheKernel {
            flips = List.copyOf(flips);
        }
    }

    /**
     * A plan that was refused: every limit that it missed has to be met.
     *
     * @param layer who refused; empty list of reasons never
     */
    record Missed(Layer layer, List<ReasonRow> reasons) {
        public Missed {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A refused opening plan.
     *
     * @param missed what refused, in the order of the layers
     * @param plan why it was no plan at all, such as a size below the minimum
     * @param notAsked layers that had not been asked yet: what they would have said is not on record
     */
    record OfLimits(List<Missed> missed, List<ReasonRow> plan, List<Layer> notAsked) implements WouldChange {
        public OfLimits {
            missed = List.copyOf(missed);
            plan = List.copyOf(plan);
            notAsked = List.copyOf(notAsked);
        }
    }

    /** Neither a number of the market nor a limit made it. */
    record NotANumber(Cause cause) implements WouldChange {}

    /** What a decision rests on that no kernel weighs. */
    enum Cause {
        /** A person's word, or the end of a run. */
        WORD,
        /** A person's word to open, which every layer let pass. */
        WORD_TO_OPEN,
        /** The state of the orders: a stop that is missing, a close that goes on, an order that must not rest. */
        HOUSEKEEPING,
        /** A close was under way, and until it is over no other exit is decided. */
        CLOSING,
        /** Nothing is held, and without a market state the strategy wishes for nothing. */
        NO_MARKET_STATE,
        /** What the kernel gave when it was asked again is not what is recorded, so it is not asked about changes. */
        NOT_REPRODUCED,
        /** The record has no settings or no market state to ask the kernel with. */
        NOT_RECORDED
    }
}
