package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.brain.PositionStateBrain;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.Optional;

/**
 * What housekeeping has to heed besides the book.
 *
 * @param permission the effective permission
 * @param liquidation price at which the venue takes over, NaN when it is not known
 * @param state what level 4 judges by, where something is held
 * @param close why level 4 closes what is held, if it does
 */
public record Care(Permission permission, double liquidation, Optional<PositionState> state, Optional<Reason> close) {

    /** What level 4 says to this state is heeded. */
    public static Care of(
            Permission permission, double liquidation, Optional<PositionState> state, BrainLimits limits) {
        var close =
                state.flatMap(known -> PositionStateBrain.judge(known, limits).close());
        return new Care(permission, liquidation, state, close);
    }

    /** Nothing but a permission. */
    public static Care of(Permission permission) {
        return new Care(permission, Double.NaN, Optional.empty(), Optional.empty());
    }

    /** As it was recorded. */
    public static Care of(CareRow row, BrainLimits limits) {
        return of(
                Permission.valueOf(row.permission()),
                row.liquidation(),
                row.state().map(PositionStateRow::state),
                limits);
    }

    CareRow row() {
        return new CareRow(
                permission.name(), liquidation, close.isPresent() ? state.map(PositionStateRow::of) : Optional.empty());
    }

    /** The loosest stop that keeps to half the distance to liquidation, on the tick; NaN when there is no bound. */
    double bound(Position held, InstrumentRules rules) {
        double loosest = PositionState.loosestStop(held.side(), held.averageEntry(), liquidation);
        return Double.isNaN(loosest) ? Double.NaN : rules.stopTowardsMarket(held.side(), loosest);
    }
}
