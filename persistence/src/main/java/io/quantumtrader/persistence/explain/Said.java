package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.ReasonRow;
import java.util.List;

/**
 * What one layer said to one decision, by the record.
 *
 * @param scale what it left of the size, 1 unchanged; 0 where it refused
 * @param reasons why, each with the number seen and the limit; empty where none is recorded
 * @param latches of this layer that stood for the symbol
 */
public record Said(Layer layer, Stance stance, double scale, List<ReasonRow> reasons, List<Latch> latches) {

    /** How a layer stood to a decision. */
    public enum Stance {
        /** An opening plan went on unchanged. */
        ALLOWED,
        /** An opening plan went on smaller. */
        SCALED,
        /** An opening plan ended here. */
        REFUSED,
        /** A layer before it had refused already, or the plan was none. */
        NOT_ASKED,
        /** The layer itself called for what was done. */
        CALLED_FOR_IT,
        /** A hold or an exit asks no layer: it may restrict opens, it cannot refuse this. */
        NO_SAY
    }

    public Said {
        reasons = List.copyOf(reasons);
        latches = List.copyOf(latches);
    }

    /** Whether it restricted new exposure at that time by the record. */
    public boolean restricts() {
        return !latches.isEmpty() || (stance == Stance.NO_SAY && !reasons.isEmpty());
    }
}
