package io.quantumtrader.kernel.market;

import java.util.List;

/**
 * The market state of one symbol on one closed bar in form v1 or v2, with everything it was made of.
 *
 * @param sigma robust volatility of one bar's log return, at least the floor
 * @param mu robust drift of the log price a bar, signed
 * @param ts trend strength |mu| / (sigma + eps)
 * @param muByWindow the slopes that mu mixes, in the order of the windows
 */
public record MarketState(
        double sigma,
        double mu,
        double ts,
        RegimeProbabilities probabilities,
        Features features,
        SigmaComponents sigmaComponents,
        List<Double> muByWindow) {

    /**
     * Evidence beside the drift.
     *
     * @param dp share of consecutive return pairs with the same sign, 0..1, neutral .5; zero has the sign of zero
     * @param vr variance ratio, 1 on a random walk, above 1 on momentum
     * @param spikeProxy see {@link SigmaComponents}
     */
    public record Features(double dp, double vr, double spikeProxy) {}
}
