package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * How the kill score is read in a live position (formulas, P2 live).
 *
 * @param model the shape of the score
 * @param trendMinimum an armed flip counts below this trend probability of the exit reading, 0..1
 * @param spikeBars bars over which the adverse move of a spike is measured, 1 or more
 * @param spikeAdverseSigmas how adverse the move must be, in sigma·√bars, 0 or more
 */
public record LiveKillTheta(KillModel model, double trendMinimum, int spikeBars, double spikeAdverseSigmas) {

    public LiveKillTheta {
        new Checks()
                .within("trend_min", trendMinimum, 0, 1)
                .require(spikeBars >= 1, "spike_bars", spikeBars, ">= 1")
                .notNegative("spike_adverse_sigmas", spikeAdverseSigmas)
                .orThrow();
    }

    /** The log move in favour of a position at or below which a spike counts, 0 or less. */
    public double adverseMove(double sigmaReference) {
        return -spikeAdverseSigmas * sigmaReference * StrictMath.sqrt(spikeBars);
    }
}
