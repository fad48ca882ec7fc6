package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * At which reading how much of a position is closed in total: three marks with cumulative shares of the original
 * quantity (rules, C3).
 *
 * @param first mark of the first tranche, above 0
 * @param second above the first
 * @param third above the second
 * @param firstShare share of the original quantity closed in total at the first mark, above 0
 * @param secondShare above the first share
 * @param thirdShare above the second share and at most 1
 */
public record TrancheTargets(
        double first, double second, double third, double firstShare, double secondShare, double thirdShare) {

    public TrancheTargets {
        new Checks()
                .positive("first", first)
                .require(second > first && Double.isFinite(second), "second", second, "> first and finite")
                .require(third > second && Double.isFinite(third), "third", third, "> second and finite")
                .require(firstShare > 0, "first_share", firstShare, "> 0")
                .require(secondShare > firstShare, "second_share", secondShare, "> first_share")
                .require(thirdShare > secondShare && thirdShare <= 1, "third_share", thirdShare, "> second_share, <= 1")
                .orThrow();
    }

    /** The kernel's own tranches: 25, 50 and 75 % in total at T1, T2 and T3, in multiples of R. */
    public static TrancheTargets of(HarvestTheta theta) {
        return new TrancheTargets(
                theta.t1(),
                theta.t2(),
                theta.t3(),
                HarvestAction.PARTIAL_25.share(),
                HarvestAction.PARTIAL_50.share(),
                HarvestAction.PARTIAL_75.share());
    }

    /** How many marks a reading has reached, 0..3; NaN reaches none. */
    public int reached(double reading) {
        if (reading >= third) return 3;
        if (reading >= second) return 2;
        return reading >= first ? 1 : 0;
    }

    /** The reading of mark 1, 2 or 3. */
    public double mark(int number) {
        return number == 1 ? first : number == 2 ? second : third;
    }

    /** The cumulative share of mark 1, 2 or 3. */
    public double share(int number) {
        return number == 1 ? firstShare : number == 2 ? secondShare : thirdShare;
    }
}
