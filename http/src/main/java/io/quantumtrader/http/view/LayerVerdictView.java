package io.quantumtrader.http.view;

import io.quantumtrader.kernel.kill.Layer;
import java.util.List;

/**
 * What one layer said about one decision.
 *
 * @param layer who speaks
 * @param level 1..7
 * @param refused whether it refused; never true for a reducing plan
 * @param scale what it left of the size, 1 = unchanged
 * @param reasons why
 */
public record LayerVerdictView(Layer layer, int level, boolean refused, double scale, List<ReasonView> reasons) {

    public LayerVerdictView {
        reasons = List.copyOf(reasons);
    }

    public static LayerVerdictView of(Layer layer, boolean refused, double scale, List<ReasonView> reasons) {
        return new LayerVerdictView(layer, layer.level(), refused, scale, reasons);
    }
}
