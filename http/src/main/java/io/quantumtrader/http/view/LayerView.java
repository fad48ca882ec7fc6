package io.quantumtrader.http.view;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the seven layers.
 *
 * @param layer which
 * @param level 1..7
 * @param state in a word or two: for example {@code COLD}, {@code watching}, {@code down}
 * @param permission the strictest it gives to anything it covers
 * @param scopes what that covers, written as in latches; empty while it allows everything
 * @param reasons why, with observed number and limit
 * @param sinceMs since when by the market's clock, UTC epoch milliseconds, null while it allows everything
 * @param untilMs when it ends by itself, null if it does not or is not known
 * @param effect what it does and who releases it
 * @param latches the latches it holds
 * @param distances how far its triggers are from firing, nearest first
 */
public record LayerView(
        Layer layer,
        int level,
        String state,
        Permission permission,
        List<String> scopes,
        List<ReasonView> reasons,
        @Nullable Long sinceMs,
        @Nullable Long untilMs,
        EffectView effect,
        List<LatchView> latches,
        List<DistanceView> distances) {

    public LayerView {
        scopes = List.copyOf(scopes);
        reasons = List.copyOf(reasons);
        latches = List.copyOf(latches);
        distances = List.copyOf(distances);
    }
}
