package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.KillComponent;
import io.quantumtrader.kernel.exit.KillDistance;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.EntryTerms;
import java.util.List;

/**
 * What each part of the kill score alone would have to become to take K to its threshold on the next closed bar. How many such
 * bars close the position is {@link io.quantumtrader.kernel.exit.KillRule}'s matter.
 */
public final class KillChanges {

    private static final String NOT_ALONE = "cannot fire alone";

    private final KillReading reading;
    private final KillDistance missing;
    private final MarketReading market;
    private final EntryTerms terms;
    private final LiveKillTheta theta;

    private KillChanges(KillReading reading, MarketReading market, EntryTerms terms, LiveKillTheta theta) {
        this.reading = reading;
        this.missing = theta.model().distance(reading);
        this.market = market;
        this.terms = terms;
        this.theta = theta;
    }

    /** One for each component, in their order. */
    public static List<Distance> of(KillReading reading, MarketReading market, EntryTerms terms, LiveKillTheta theta) {
        var changes = new KillChanges(reading, market, terms, theta);
        return List.of(changes.flip(), changes.spike(), changes.drop(), changes.age());
    }

    private boolean reached() {
        return theta.model().reached(reading);
    }

    private Distance flip() {
        double trend = market.exit(terms.side()).trend();
        double limit = theta.trendMinimum();
        if (!terms.flipArmed())
            return Distance.none(ReasonCode.KILL_REGIME_FLIP, trend, "the entry rested on no trend");
        if (reached()) return Distance.falling(ReasonCode.KILL_REGIME_FLIP, trend, limit, new Change.Stands());
        if (reading.flip() > 0 || Double.isInfinite(missing.regimeFlip())) {
            return Distance.none(ReasonCode.KILL_REGIME_FLIP, trend, NOT_ALONE);
        }
        return Distance.falling(ReasonCode.KILL_REGIME_FLIP, trend, limit, new Change.TrendBelow(limit));
    }

    private Distance spike() {
        double seen = reading.sigmaSpike();
        double needed = seen + missing.sigmaSpike();
        if (reached()) return stands(ReasonCode.KILL_SIGMA_SPIKE, KillComponent.SIGMA_SPIKE);
        if (Double.isInfinite(needed)) return Distance.none(ReasonCode.KILL_SIGMA_SPIKE, seen, NOT_ALONE);
        double sigma = theta.model().sigmaAt(needed, terms.sigmaReference());
        boolean calm = seen == 0 && market.sigma() > terms.sigmaReference();
        if (calm && market.sigma() < sigma) {
            return Distance.none(ReasonCode.KILL_SIGMA_SPIKE, seen, "the price does not move against it");
        }
        Change change = calm
                ? new Change.MoveAgainst(theta.adverseMove(terms.sigmaReference()), theta.spikeBars())
                : new Change.SigmaTo(sigma, sigma / terms.sigmaReference());
        return Distance.rising(ReasonCode.KILL_SIGMA_SPIKE, seen, needed, change);
    }

    private Distance drop() {
        double seen = reading.tsDrop();
        double needed = seen + missing.tsDrop();
        if (reached()) return stands(ReasonCode.KILL_TS_DROP, KillComponent.TS_DROP);
        double ts = theta.model().tsAt(needed, terms.trendReference());
        return Double.isFinite(ts)
                ? Distance.rising(ReasonCode.KILL_TS_DROP, seen, needed, new Change.TrendStrengthTo(ts))
                : Distance.none(ReasonCode.KILL_TS_DROP, seen, NOT_ALONE);
    }

    private Distance age() {
        double seen = reading.age();
        double needed = seen + missing.age();
        if (reached()) return stands(ReasonCode.KILL_AGE, KillComponent.AGE);
        return Double.isFinite(needed)
                ? Distance.rising(
                        ReasonCode.KILL_AGE,
                        seen,
                        needed,
                        new Change.AgeTo(theta.model().ageAt(needed)))
                : Distance.none(ReasonCode.KILL_AGE, seen, NOT_ALONE);
    }

    /** K is there; a part that adds nothing to it has nothing to show. */
    private Distance stands(ReasonCode code, KillComponent component) {
        double seen = reading.component(component);
        return seen > 0
                ? new Distance(code, seen, seen, 1, new Change.Stands())
                : Distance.none(code, seen, "K stands without it");
    }
}
