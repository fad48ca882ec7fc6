package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.Optional;

/**
 * What housekeeping has to heed besides the book.
 *
 * @param permission the effective permission
 * @param close why level 4 closes what is held, if it does
 * @param loosestStop the loosest stop that keeps to half the distance to liquidation, NaN when there is no bound
 */
public record Care(Permission permission, Optional<Reason> close, double loosestStop) {

    /** The bound on the tick, NaN when there is none. */
    double bound(Side side, InstrumentRules rules) {
        return Double.isNaN(loosestStop) ? Double.NaN : rules.stopTowardsMarket(side, loosestStop);
    }

    /** Nothing but a permission. */
    public static Care of(Permission permission) {
        return new Care(permission, Optional.empty(), Double.NaN);
    }
}
