package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.distance.Sight.Floor;
import java.util.ArrayList;
import java.util.List;

/**
 * What a position's distances need to know of the rest of the fund.
 *
 * @param equity quote currency, NaN when unknown
 * @param floors values of equity at which something fires
 * @param atMs time of the last tick, 0 before the first
 */
public record Surroundings(double equity, List<Floor> floors, long atMs) {

    /** When the rest of the fund does not answer: what a symbol knows by itself is still told. */
    public static final Surroundings UNKNOWN = new Surroundings(Double.NaN, List.of(), 0);

    public Surroundings {
        floors = List.copyOf(floors);
    }

    public static Surroundings of(Moment now, FundSettings settings) {
        var guards = now.guards();
        var limits = settings.limits().guards();
        double equity = now.account().equity();
        double dayLoss = dayLoss(now, settings);
        var floors = new ArrayList<Floor>();
        now.emergency()
                .book()
                .peaksOf(settings.portfolio())
                .ifPresent(peaks -> floors.add(Floor.below(
                        ReasonCode.ESS_DRAWDOWN,
                        peaks.reference(),
                        equity,
                        settings.emergency().flattenDrawdown())));
        floors.add(
                Floor.below(ReasonCode.GUARD_DRAWDOWN_FLATTEN, guards.flattenPeak(), equity, limits.drawdownFlatten()));
        floors.add(Floor.below(ReasonCode.GUARD_DRAWDOWN, guards.peak(), equity, limits.drawdownNoNewRisk()));
        floors.add(Floor.below(ReasonCode.GUARD_WEEK_LOSS, guards.weekOpen(), equity, limits.weekLoss()));
        floors.add(Floor.below(ReasonCode.GUARD_DAY_LOSS, guards.dayOpen(), equity, dayLoss));
        return new Surroundings(equity, floors, now.atMs());
    }

    /** The stricter of the guard's own limit and the operating mode's. */
    static double dayLoss(Moment now, FundSettings settings) {
        return Math.min(settings.limits().guards().dayLoss(), now.ceo().limits().dayLoss());
    }
}
