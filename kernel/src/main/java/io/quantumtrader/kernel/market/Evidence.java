package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.market.SerialDependence.SignPairs;
import java.util.List;

/**
 * Everything the three forms are made of, measured once from one window. Each form is a function of it, so the batch and
 * the incremental path differ only in how they find medians.
 */
record Evidence(
        SigmaComponents sigma,
        double mu,
        double ts,
        List<Double> muByWindow,
        double dp,
        double vr,
        double publishedMomentum,
        double exitMomentum) {

    /** Measures what needs no order statistics and mixes the slopes. */
    static Evidence of(SigmaComponents sigma, double[] slopes, double[] returns, int end, MarketTheta theta) {
        double mu = mix(slopes, theta.trend().weights());
        var regime = theta.regime();
        int from = end - regime.window();
        int exitFrom = end - Math.min(theta.live().exitWindow(), regime.window());
        double vr = SerialDependence.varianceRatio(returns, from, end, regime.vrK(), theta.eps());
        double exitVr = SerialDependence.varianceRatio(returns, exitFrom, end, regime.vrK(), theta.eps());
        var pairs = SignPairs.of(returns, from, end);
        var exitPairs = SignPairs.of(returns, exitFrom, end);
        return new Evidence(
                sigma,
                mu,
                Math.abs(mu) / (sigma.sigma() + theta.eps()),
                boxed(slopes),
                pairs.persistence(),
                vr,
                SerialDependence.momentum(pairs, vr, theta.live()),
                SerialDependence.momentum(exitPairs, exitVr, theta.live()));
    }

    MarketState v1(MarketTheta theta) {
        return state(RegimeScores.v1(ts, dp, vr, theta.regime()));
    }

    MarketState v2(MarketTheta theta) {
        return state(RegimeScores.v2(ts, dp, vr, theta.regime()));
    }

    MarketReading live(MarketTheta theta) {
        var live = theta.live();
        double temperature = theta.regime().softmaxTemp();
        double zt = ts / live.tsUnit();
        double signed = mu < 0 ? -zt : zt;
        return new MarketReading(
                sigma.sigma(),
                mu,
                ts,
                RegimeScores.live(zt, publishedMomentum, live.published(), temperature),
                RegimeScores.live(signed, exitMomentum, live.exit(), temperature),
                RegimeScores.live(-signed, exitMomentum, live.exit(), temperature));
    }

    private MarketState state(RegimeProbabilities probabilities) {
        var features = new MarketState.Features(dp, vr, sigma.spikeProxy());
        return new MarketState(sigma.sigma(), mu, ts, probabilities, features, sigma, muByWindow);
    }

    private static double mix(double[] slopes, List<Double> weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < slopes.length; i++) {
            double weight = weights.get(i);
            sum += weight * slopes[i];
            total += weight;
        }
        return sum / total;
    }

    private static List<Double> boxed(double[] slopes) {
        var boxed = new Double[slopes.length];
        for (int i = 0; i < slopes.length; i++) boxed[i] = slopes[i];
        return List.of(boxed);
    }
}
