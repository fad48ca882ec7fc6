package io.quantumtrader.kernel.decision;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.kill.Layer;
import java.util.List;

/**
 * What one layer says about one opening plan. A verdict can refuse or shrink, never enlarge.
 *
 * @param layer who speaks
 * @param refused whether the plan ends here
 * @param scale share of the quantity that may go on, 0..1; 1 leaves it unchanged, 0 exactly when refused
 * @param reasons why, each with the observed number and the limit; empty only if the plan passes unchanged
 */
public record LayerVerdict(Layer layer, boolean refused, double scale, List<Reason> reasons) {

    public LayerVerdict {
        reasons = List.copyOf(reasons);
        new Checks()
                .within("scale", scale, 0, 1)
                .require(refused == (scale == 0), "scale", scale, "0 exactly when refused")
                .require(scale == 1 || !reasons.isEmpty(), "reasons", reasons.size(), "given when refused or shrunk")
                .orThrow();
    }

    /** The plan goes on unchanged; the reasons, if any, are remarks. */
    public static LayerVerdict pass(Layer layer, Reason... remarks) {
        return new LayerVerdict(layer, false, 1, List.of(remarks));
    }

    /** The plan ends here, for all the reasons given. */
    public static LayerVerdict refuse(Layer layer, List<Reason> reasons) {
        return new LayerVerdict(layer, true, 0, reasons);
    }

    public static LayerVerdict refuse(Layer layer, Reason reason) {
        return refuse(layer, List.of(reason));
    }

    /** The plan goes on with a share of its quantity; a share of 0, or one that is no number, refuses. */
    public static LayerVerdict scaled(Layer layer, double scale, List<Reason> reasons) {
        return scale > 0 ? new LayerVerdict(layer, false, scale, reasons) : refuse(layer, reasons);
    }
}
