package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The kill score of a live position: a flip is a change against the regime at entry, a spike counts only while the
 * price moves against the position (formulas, P2 live).
 */
public final class LiveKillScore {

    private LiveKillScore() {}

    public static KillReading evaluate(LiveKillInput in, LiveKillTheta theta) {
        double sigma = in.move() <= theta.adverseMove(in.sigmaReference()) ? in.sigma() : 0;
        return theta.model()
                .score(
                        flipped(in, theta),
                        sigma,
                        in.sigmaReference(),
                        in.signedTs(),
                        in.tsReference(),
                        in.ageSeconds());
    }

    /** Whether a flip can count later: the entry's regime was a trend and the exit reading saw it too. */
    public static boolean arms(Regime dominantAtEntry, double exitTrendAtEntry, LiveKillTheta theta) {
        return dominantAtEntry == Regime.TREND && exitTrendAtEntry >= theta.trendMinimum();
    }

    /** The log price move in favour of a side. */
    public static double move(Side side, double priceNow, double priceThen) {
        return side.sign() * (StrictMath.log(priceNow) - StrictMath.log(priceThen));
    }

    /** The components that contribute, each with its observed number and the number it was held against. */
    public static List<Reason> reasons(KillReading reading, LiveKillInput in, LiveKillTheta theta) {
        var reasons = new ArrayList<Reason>(4);
        if (reading.flip() > 0)
            reasons.add(Reason.because(ReasonCode.KILL_REGIME_FLIP, in.exitTrend(), theta.trendMinimum()));
        if (reading.sigmaSpike() > 0)
            reasons.add(Reason.because(
                    ReasonCode.KILL_SIGMA_SPIKE,
                    reading.sigmaSpike(),
                    theta.model().cap(KillComponent.SIGMA_SPIKE)));
        if (reading.tsDrop() > 0)
            reasons.add(Reason.because(
                    ReasonCode.KILL_TS_DROP, reading.tsDrop(), theta.model().cap(KillComponent.TS_DROP)));
        if (reading.age() > 0) reasons.add(Reason.because(ReasonCode.KILL_AGE, reading.age(), 1));
        return List.copyOf(reasons);
    }

    private static boolean flipped(LiveKillInput in, LiveKillTheta theta) {
        return in.flipArmed() && in.exitTrend() < theta.trendMinimum();
    }
}
