package io.quantumtrader.kernel.exit;

import static io.quantumtrader.kernel.exit.StopReason.HELD;
import static io.quantumtrader.kernel.exit.StopReason.REGIME_CHOP;
import static io.quantumtrader.kernel.exit.StopReason.REGIME_MEAN_REVERSION;
import static io.quantumtrader.kernel.exit.StopReason.REGIME_TREND;
import static io.quantumtrader.kernel.exit.StopReason.TAKE_PROFIT_EXTENDED;
import static io.quantumtrader.kernel.exit.StopReason.TIGHTENING;
import static io.quantumtrader.kernel.exit.StopReason.TRAIL_ACTIVE;

import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;

/** Stop, trailing stop and take-profit from volatility and regime (formulas, P1), in the order written there. */
public final class StopKernel {

    /** A trend counts for the take-profit above this probability and this strength (formulas, P1). */
    private static final double EXTENDING_TREND = 0.3;

    private static final double EXTENDING_STRENGTH = 0.1;

    private StopKernel() {}

    public static StopProposal propose(StopInput in, StopTheta theta) {
        double sigma = in.sigma();
        double stopMultiple = theta.stop().mix(in.regime());
        double takeProfitMultiple = theta.takeProfit().mix(in.regime());
        double trailMultiple = theta.trail().mix(in.regime());
        double stopDistance = Math.max(theta.stopMinimum(), stopMultiple * sigma);
        double trailGap = Math.max(theta.stopMinimum(), trailMultiple * sigma);
        double extension = extension(in.regime().trend(), in.ts(), theta);
        double takeProfitDistance = Math.max(theta.takeProfitMinimum(), takeProfitMultiple * sigma * extension);

        boolean isLong = in.side() == Side.LONG;
        double rawStop = away(in.currentPrice(), stopDistance, isLong);
        double trailStop = away(isLong ? in.peakPrice() : in.troughPrice(), trailGap, isLong);
        double proposed = isLong ? Math.max(rawStop, trailStop) : Math.min(rawStop, trailStop);
        double tighter = theta.monotonic() ? in.side().sign() * (proposed - in.currentStop()) : 0;
        return new StopProposal(
                tighter < -theta.slack() ? in.currentStop() : proposed,
                away(in.currentPrice(), takeProfitDistance, !isLong),
                stopMultiple,
                takeProfitMultiple,
                trailMultiple,
                stopDistance,
                takeProfitDistance,
                trailGap,
                extension,
                rawStop,
                trailStop,
                moveBits(tighter, theta.slack(), in.side().tighter(trailStop, rawStop))
                        | regimeBits(in.regime(), extension));
    }

    /** A fraction below the price or above it. */
    private static double away(double price, double fraction, boolean below) {
        return below ? price * (1 - fraction) : price * (1 + fraction);
    }

    private static int regimeBits(RegimeProbabilities regime, double extension) {
        int dominant = dominant(regime).bit();
        return extension > 1 ? dominant | TAKE_PROFIT_EXTENDED.bit() : dominant;
    }

    /** What happens to the stop; NaN, where there is none, is neither held nor tightened. */
    private static int moveBits(double tighter, double slack, boolean trails) {
        int move = tighter < -slack ? HELD.bit() : tighter > slack ? TIGHTENING.bit() : 0;
        return trails ? move | TRAIL_ACTIVE.bit() : move;
    }

    /** The P1 stop distance alone, as a fraction of price: what 1R is made of at entry (rules, C1). */
    public static double stopDistance(double sigma, RegimeProbabilities regime, StopTheta theta) {
        return Math.max(theta.stopMinimum(), theta.stop().mix(regime) * sigma);
    }

    private static double extension(double trend, double ts, StopTheta theta) {
        if (!(trend > EXTENDING_TREND && ts > EXTENDING_STRENGTH)) return 1;
        double strength = Math.min(1, Math.max(0, ts));
        return 1 + Math.min(theta.extensionMaximum(), theta.extensionGain() * strength * trend);
    }

    private static StopReason dominant(RegimeProbabilities regime) {
        return switch (regime.dominant()) {
            case TREND -> REGIME_TREND;
            case MEAN_REVERSION -> REGIME_MEAN_REVERSION;
            case CHOP -> REGIME_CHOP;
        };
    }
}
