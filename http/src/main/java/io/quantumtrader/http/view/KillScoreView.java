package io.quantumtrader.http.view;

import java.util.List;

/**
 * The kill score of one position and how far it is from firing.
 *
 * @param k the score, 0..1; NaN without a valid market state
 * @param threshold K at which it counts a bar
 * @param immediate K at which it acts at once
 * @param z the weighted sum behind K
 * @param zThreshold the sum at which K reaches the threshold
 * @param distance threshold minus K; at most 0 when K is there
 * @param barsAtLimit how many of the last {@code barsWindow} closed bars had K at the threshold
 * @param barsNeeded how many it takes
 * @param barsWindow out of how many
 * @param components its parts in the order of the formula
 */
public record KillScoreView(
        double k,
        double threshold,
        double immediate,
        double z,
        double zThreshold,
        double distance,
        int barsAtLimit,
        int barsNeeded,
        int barsWindow,
        List<ComponentView> components) {

    public KillScoreView {
        components = List.copyOf(components);
    }
}
