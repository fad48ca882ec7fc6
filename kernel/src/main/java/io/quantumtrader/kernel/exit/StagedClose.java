package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.venue.InstrumentRules;

/**
 * How far the kill-score close of a winning position has got (rules, C4). Losers, an extreme score, hot or unknown heat
 * close in full at once; otherwise the share grows from bar to bar while the score stands. Nothing here refuses a close.
 *
 * @param lastShare share closed by the last stage, 0 if none
 */
public record StagedClose(double lastShare) {

    /** No stage yet, or the score has stopped standing. */
    public static final StagedClose NONE = new StagedClose(0);

    /** The portfolio's heat as the symbol last heard it. */
    public enum Heat {
        COLD,
        WARM,
        HOT,
        /** No fresh reading. */
        UNKNOWN
    }

    /**
     * Tunables of the stages.
     *
     * @param enforced whether closes are staged at all
     * @param cold first share in cold heat, above 0
     * @param warm first share in warm heat and second stage, above the cold one and below 1
     * @param stressed least first share under cluster stress, above 0
     * @param stressLimit cluster stress from which that holds, 0..1
     * @param immediate score from which nothing is staged, above 0 and at most 1
     */
    public record Theta(
            boolean enforced, double cold, double warm, double stressed, double stressLimit, double immediate) {
        public Theta {
            new Checks()
                    .above("cold_share", cold, 0, 1)
                    .require(warm > cold && warm < 1, "warm_share", warm, "> cold_share and < 1")
                    .above("stressed_share", stressed, 0, 1)
                    .within("stress_limit", stressLimit, 0, 1)
                    .above("immediate_threshold", immediate, 0, 1)
                    .orThrow();
        }
    }

    /**
     * The share of what is held to close on this closed bar, above 0 and at most 1.
     *
     * @param rNet open profit after cost in multiples of 1R; NaN counts as a loss
     * @param score the kill score
     * @param clusterStress of the symbol's cluster, NaN if there is no fresh reading: then nothing is staged
     */
    public double share(double rNet, double score, Heat heat, double clusterStress, Theta theta) {
        boolean staged = theta.enforced()
                && rNet > 0
                && score < theta.immediate()
                && (heat == Heat.COLD || heat == Heat.WARM)
                && !Double.isNaN(clusterStress);
        if (!staged) return 1;
        double byHeat = heat == Heat.COLD ? theta.cold() : theta.warm();
        double first = clusterStress >= theta.stressLimit() ? Math.max(byHeat, theta.stressed()) : byHeat;
        return Math.max(first, escalated(theta));
    }

    /** After a stage with this share was decided. */
    public StagedClose after(double share) {
        return new StagedClose(share);
    }

    /** What a share of a holding comes to; a stage the venue would not take is no stage but the whole. */
    public static CloseQuantity quantity(double held, double share, double price, InstrumentRules rules) {
        if (share >= 1) return CloseQuantity.whole(held);
        CloseQuantity part = CloseQuantity.part(held * share, held, price, rules);
        return part.quantity() > 0 ? part : new CloseQuantity(held, 0, true);
    }

    private double escalated(Theta theta) {
        if (lastShare <= 0) return 0;
        return lastShare < theta.warm() ? theta.warm() : 1;
    }
}
