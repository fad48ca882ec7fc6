package io.quantumtrader.http.view;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import java.util.List;

/**
 * Why, with the number that was seen and the number it was held against.
 *
 * @param code stable name of the condition
 * @param layer the layer that speaks
 * @param level 1..7
 * @param observed what was seen, in the unit that the meaning states; NaN without a number
 * @param limit what it was held against; NaN without a limit
 * @param meaning the code in words
 */
public record ReasonView(ReasonCode code, Layer layer, int level, double observed, double limit, String meaning) {

    public static ReasonView of(Reason reason) {
        ReasonCode code = reason.code();
        return new ReasonView(
                code, code.layer(), code.layer().level(), reason.observed(), reason.limit(), code.meaning());
    }

    /** In the mouth of a layer that uses a code of another, as all layers do with refusals of a release. */
    public static ReasonView saidBy(Layer layer, Reason reason) {
        ReasonCode code = reason.code();
        return new ReasonView(code, layer, layer.level(), reason.observed(), reason.limit(), code.meaning());
    }

    public static List<ReasonView> of(List<Reason> reasons) {
        return reasons.stream().map(ReasonView::of).toList();
    }
}
