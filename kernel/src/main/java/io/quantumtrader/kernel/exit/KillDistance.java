package io.quantumtrader.kernel.exit;

/**
 * Which single change would fire the kill score: how much each component alone would have to rise, in its own unit. 0
 * everywhere once the score is at its threshold, positive infinity where the component cannot do it alone.
 *
 * @param regimeFlip 1 if a flip alone would fire it
 * @param sigmaSpike as a multiple of the reference
 * @param tsDrop in units of trend strength
 * @param age as a share of the maximum age
 */
public record KillDistance(double regimeFlip, double sigmaSpike, double tsDrop, double age) {}
