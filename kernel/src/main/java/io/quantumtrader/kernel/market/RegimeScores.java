package io.quantumtrader.kernel.market;

/** The three ways to turn evidence into regime probabilities: scores, then a softmax in the order trend, mr, chop. */
final class RegimeScores {

    private RegimeScores() {}

    /** Parity with the golden table: the deviation of the variance ratio is unsigned, momentum counts as reversion. */
    static RegimeProbabilities v1(double ts, double dp, double vr, RegimeTheta theta) {
        var c = theta.score();
        double deviation = Math.abs(vr - 1);
        double trend = c.a1() * ts + c.a2() * dp - c.a3() * deviation;
        double reversion = c.b1() * deviation - c.b2() * ts - c.b3() * Math.abs(dp);
        double chop = c.c1() * (1 - Math.abs(dp)) + c.c2() * (1 - Math.min(ts, 1)) - c.c3() * deviation;
        return softmax(trend, reversion, chop, theta.softmaxTemp());
    }

    /** Form v2 (formulas, P0): signed, the weights are the a's and b's of v1's score. */
    static RegimeProbabilities v2(double ts, double dp, double vr, RegimeTheta theta) {
        var c = theta.score();
        double trend = c.a1() * ts + c.a2() * Math.max(0, vr - 1) + c.a3() * Math.max(0, dp - 0.5);
        double reversion = c.b1() * Math.max(0, 1 - ts) + c.b2() * Math.max(0, 1 - vr) + c.b3() * Math.max(0, 0.5 - dp);
        double chop = 1 / (1 + Math.abs(vr - 1) + Math.abs(dp - 0.5) + ts);
        return softmax(trend, reversion, chop, theta.softmaxTemp());
    }

    /** Standardised evidence against thresholds; chop scores 0. */
    static RegimeProbabilities live(double zt, double momentum, LiveTheta.Thresholds thresholds, double temperature) {
        double trend = Math.max(zt - thresholds.drift(), momentum - thresholds.momentum());
        return softmax(trend, -momentum - thresholds.reversion(), 0, temperature);
    }

    private static RegimeProbabilities softmax(double trend, double reversion, double chop, double temperature) {
        double largest = Math.max(trend, Math.max(reversion, chop));
        double t = exp((trend - largest) / temperature);
        double r = exp((reversion - largest) / temperature);
        double c = exp((chop - largest) / temperature);
        double total = t + r + c;
        return new RegimeProbabilities(t / total, r / total, c / total);
    }

    /** One of the three exponents is always zero. */
    private static double exp(double value) {
        return value == 0 ? 1 : StrictMath.exp(value);
    }
}
