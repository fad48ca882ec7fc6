package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.risk.HardBounds;
import java.util.List;

/** What level 4 looks at for one position that is held: time, margin, size, the way to liquidation, agreement with the venue. */
public final class StateChanges {

    private final Sight seen;
    private final PositionState state;
    private final Position held;
    private final BrainLimits limits;

    private StateChanges(Sight seen, BrainLimits limits) {
        this.seen = seen;
        this.state = seen.state();
        this.held = seen.position();
        this.limits = limits;
    }

    public static List<Distance> of(Sight seen, BrainLimits limits) {
        var changes = new StateChanges(seen, limits);
        return List.of(
                changes.age(), changes.naked(), changes.margin(), changes.share(), changes.bound(), changes.drift());
    }

    private Distance age() {
        long limit = limits.markStale().toMillis();
        if (state.markAgeMs() == Long.MAX_VALUE) {
            return new Distance(ReasonCode.DATA_STALE, Double.NaN, limit, Double.NaN, new Change.Stands());
        }
        return Distance.rising(
                ReasonCode.DATA_STALE, (double) state.markAgeMs(), (double) limit, after(state.markAgeMs(), limit));
    }

    private Distance naked() {
        long grace = limits.protectionGrace().toMillis();
        Change change = state.covered() ? new Change.StopMissing(grace) : after(state.nakedMs(), grace);
        return Distance.rising(ReasonCode.PROTECTION_MISSING, (double) state.nakedMs(), (double) grace, change);
    }

    /** Beyond a limit, not at it: one millisecond more. */
    private static Change after(long passed, long limit) {
        return passed > limit ? new Change.Stands() : new Change.TimePasses(limit - passed + 1);
    }

    private Distance margin() {
        double limit = HardBounds.MIN_FREE_MARGIN_RATIO;
        double free = state.freeMargin();
        double price =
                seen.margin().map(known -> Marks.ofFreeMargin(known, limit)).orElse(Double.NaN);
        return Distance.falling(ReasonCode.MARGIN_SHORT, free, limit, mark(free < limit, price));
    }

    private Distance share() {
        double limit = HardBounds.MAX_POSITION_SHARE;
        double price = Marks.ofShare(held.side(), held.quantity(), seen.mark(), seen.equity(), limit);
        return Distance.rising(
                ReasonCode.POSITION_BEYOND_BOUND, state.share(), limit, mark(state.share() > limit, price));
    }

    private static Change mark(boolean stands, double price) {
        if (stands) return new Change.Stands();
        return Double.isNaN(price) ? new Change.Nothing("no price does it") : new Change.MarkTo(price);
    }

    /** The stop is tightened, or the position closed, once its stop is further away than half the distance to liquidation. */
    private Distance bound() {
        double entry = held.averageEntry();
        double loosest = PositionState.loosestStop(held.side(), entry, seen.liquidation());
        double observed = held.side().sign() * (entry - held.stop());
        double limit = Math.abs(entry - loosest);
        boolean stands = held.side().tighter(loosest, held.stop());
        double liquidation = 2 * held.stop() - entry;
        boolean reachable = observed > 0 && liquidation > 0;
        Change change = stands
                ? new Change.Stands()
                : reachable
                        ? new Change.LiquidationTo(liquidation)
                        : new Change.Nothing("no liquidation price does it");
        return Distance.rising(ReasonCode.STOP_LIQUIDATION_BOUND, observed, limit, change);
    }

    private Distance drift() {
        boolean stands = state.drift() != Drift.NONE || state.frozen();
        double share = stands ? 1 : Double.isNaN(state.atVenue()) ? Double.NaN : 0;
        return new Distance(
                ReasonCode.DRIFT,
                state.recorded(),
                state.atVenue(),
                share,
                stands ? new Change.Stands() : new Change.VenueDiffers());
    }
}
