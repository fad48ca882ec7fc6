package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.check.Violation;
import java.util.List;

/**
 * Tunables of the harvest kernel (formulas, P2). The constructor accepts what a bare call may ask for; a fund's
 * configuration additionally passes {@link #fundViolations()}. Violations carry the names of the golden table.
 *
 * @param fallbackStop stop distance as a fraction of entry where P1 gave none, above 0 and below 1
 * @param costBps round-trip cost in basis points of entry, 0 or more
 * @param t1 R of the first tranche; t1 &lt; t2 &lt; t3
 * @param t2 R of the second tranche
 * @param t3 R of the third tranche
 * @param lock R at which the stop goes beyond break-even
 * @param breakEvenPlus how far beyond, fraction of entry, 0 or more and below 1
 * @param utilities of the tranches, audit only
 * @param kill the kill score
 */
public record HarvestTheta(
        double fallbackStop,
        double costBps,
        double t1,
        double t2,
        double t3,
        double lock,
        double breakEvenPlus,
        TrancheUtilities utilities,
        KillTheta kill) {

    public HarvestTheta {
        new Checks()
                .require(fallbackStop > 0 && fallbackStop < 1, "theta.fallback_stop_pct", fallbackStop, "in (0, 1)")
                .notNegative("theta.cost_bps", costBps)
                .positive("theta.T1_R", t1)
                .require(t2 > t1 && Double.isFinite(t2), "theta.T2_R", t2, "> T1_R = " + t1 + " and finite")
                .require(t3 > t2 && Double.isFinite(t3), "theta.T3_R", t3, "> T2_R = " + t2 + " and finite")
                .positive("theta.lock_R", lock)
                .require(breakEvenPlus >= 0 && breakEvenPlus < 1, "theta.be_plus_pct", breakEvenPlus, "in [0, 1)")
                .orThrow();
    }

    /** What a fund may not be configured with although a bare call may (rules, C2 and C7); empty if all is well. */
    public List<Violation> fundViolations() {
        return fundViolations(t1, t2, t3, lock, kill.threshold());
    }

    /** The same of numbers that may not even make a theta; the only place where these bounds stand. */
    public static List<Violation> fundViolations(double t1, double t2, double t3, double lock, double killThreshold) {
        return new Checks()
                .within("theta.T1_R", t1, 0.5, 10)
                .within("theta.T2_R", t2, 0.5, 10)
                .within("theta.T3_R", t3, 0.5, 10)
                .within("theta.lock_R", lock, 0.5, 10)
                .require(lock <= t1, "theta.lock_R", lock, "<= T1_R = " + t1)
                .above("theta.kill_threshold", killThreshold, 0.5, 0.9)
                .violations();
    }
}
