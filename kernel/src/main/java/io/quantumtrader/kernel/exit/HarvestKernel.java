package io.quantumtrader.kernel.exit;

import static io.quantumtrader.kernel.exit.HarvestReason.AGE_PENALTY;
import static io.quantumtrader.kernel.exit.HarvestReason.KILL_SCORE_TRIGGERED;
import static io.quantumtrader.kernel.exit.HarvestReason.PROFIT_LOCK;
import static io.quantumtrader.kernel.exit.HarvestReason.REGIME_FLIP;
import static io.quantumtrader.kernel.exit.HarvestReason.SIGMA_SPIKE;
import static io.quantumtrader.kernel.exit.HarvestReason.TS_DROP;

/**
 * Profit in multiples of risk, tranches, profit lock and kill score of one observation (formulas, P2), in the order
 * written there. It remembers nothing: which tranche has fired is the position's to know ({@link TrancheLadder}).
 */
public final class HarvestKernel {

    /** No risk unit is smaller than this, in price units (formulas, P2 step 1). */
    private static final double SMALLEST_RISK_UNIT = 1e-9;

    /** Chop and mean reversion together above this make a weak trend a flip (formulas, P2 step 5). */
    private static final double FLIP_MAJORITY = 0.5;

    /** A component above its mark is told as a reason (formulas, P2 step 6). */
    private static final double TELLING_SPIKE = 0.5;

    private static final double TELLING_DROP = 0.2;
    private static final double TELLING_AGE = 0.5;

    private HarvestKernel() {}

    public static HarvestProposal evaluate(HarvestInput in, HarvestTheta theta) {
        double riskUnit = riskUnit(in.entryPrice(), in.stopDistance(), theta);
        double cost = theta.costBps() / 10000 * in.entryPrice();
        double rNet = (in.pnlPerUnit() - cost) / riskUnit;

        HarvestAction tranche = tranche(rNet, theta);
        double newStop = ProfitLock.stop(in.side(), in.entryPrice(), in.currentStop(), rNet, theta);
        KillReading kill = kill(in, theta.kill());

        boolean fires = theta.kill().reached(kill);
        int bits = trancheBit(tranche)
                | (Double.isNaN(newStop) ? 0 : PROFIT_LOCK.bit())
                | (fires
                        ? KILL_SCORE_TRIGGERED.bit()
                                | componentBits(kill.flip(), kill.sigmaSpike(), kill.tsDrop(), kill.age())
                        : 0);
        HarvestAction action = fires ? HarvestAction.FULL_CLOSE_PROPOSED : tranche;
        return new HarvestProposal(action, newStop, rNet, riskUnit, cost, kill, bits);
    }

    /** 1R in price units where no frozen one exists: from P1's stop distance, else from the fallback. */
    static double riskUnit(double entryPrice, double stopDistance, HarvestTheta theta) {
        boolean given = !Double.isNaN(stopDistance) && stopDistance != 0;
        return Math.max(entryPrice * (given ? stopDistance : theta.fallbackStop()), SMALLEST_RISK_UNIT);
    }

    private static HarvestAction tranche(double rNet, HarvestTheta theta) {
        if (rNet >= theta.t3()) return HarvestAction.PARTIAL_75;
        if (rNet >= theta.t2()) return HarvestAction.PARTIAL_50;
        return rNet >= theta.t1() ? HarvestAction.PARTIAL_25 : HarvestAction.NONE;
    }

    private static KillReading kill(HarvestInput in, KillTheta theta) {
        boolean flip = in.trend() < theta.trendMinimum() && in.chop() + in.meanReversion() > FLIP_MAJORITY;
        return theta.score(flip, in.sigma(), theta.sigmaReference(), in.ts(), theta.tsReference(), in.ageSeconds());
    }

    private static int trancheBit(HarvestAction tranche) {
        return switch (tranche) {
            case PARTIAL_25 -> HarvestReason.PARTIAL_25.bit();
            case PARTIAL_50 -> HarvestReason.PARTIAL_50.bit();
            case PARTIAL_75 -> HarvestReason.PARTIAL_75.bit();
            case NONE, FULL_CLOSE_PROPOSED -> 0;
        };
    }

    /** Takes numbers, not the reading: where this is not inlined the reading need not exist. */
    private static int componentBits(double flip, double sigmaSpike, double tsDrop, double age) {
        return (flip > 0 ? REGIME_FLIP.bit() : 0)
                | (sigmaSpike > TELLING_SPIKE ? SIGMA_SPIKE.bit() : 0)
                | (tsDrop > TELLING_DROP ? TS_DROP.bit() : 0)
                | (age > TELLING_AGE ? AGE_PENALTY.bit() : 0);
    }
}
