package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * What the live kill score looks at on one closed bar. Nothing non-finite passes the constructor: where a reading is
 * missing the score is off, it is never computed from a stand-in.
 *
 * @param flipArmed whether the entry rested on a trend, {@link LiveKillScore#arms}
 * @param exitTrend trend probability of the exit reading for the position's side, 0..1
 * @param sigma volatility of one bar now, 0 or more
 * @param sigmaReference frozen at entry, {@link SigmaReference}, above 0
 * @param signedTs trend strength in favour of the position
 * @param tsReference that reading at entry
 * @param move log price move in favour of the position over the last {@link LiveKillTheta#spikeBars} bars, or since
 *     entry if it is younger
 * @param ageSeconds since the first fill, 0 or more
 */
public record LiveKillInput(
        boolean flipArmed,
        double exitTrend,
        double sigma,
        double sigmaReference,
        double signedTs,
        double tsReference,
        double move,
        double ageSeconds) {

    public LiveKillInput {
        boolean sound = exitTrend >= 0
                && exitTrend <= 1
                && sigma >= 0
                && sigmaReference > 0
                && ageSeconds >= 0
                && Double.isFinite(sigma)
                && Double.isFinite(sigmaReference)
                && Double.isFinite(signedTs)
                && Double.isFinite(tsReference)
                && Double.isFinite(move)
                && Double.isFinite(ageSeconds);
        if (!sound)
            new Checks()
                    .within("exit_trend", exitTrend, 0, 1)
                    .notNegative("sigma", sigma)
                    .positive("sigma_reference", sigmaReference)
                    .finite("signed_ts", signedTs)
                    .finite("ts_reference", tsReference)
                    .finite("move", move)
                    .notNegative("age_seconds", ageSeconds)
                    .orThrow();
    }
}
