package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.position.Drift;

/**
 * What level 4 judged by, as it is written; the fields are those of {@link PositionState}.
 *
 * @param recorded base asset in the journal, positive long
 * @param atVenue base asset at the venue, NaN when it could not be read
 * @param share notional over equity
 */
public record PositionStateRow(
        double recorded,
        double atVenue,
        String drift,
        boolean frozen,
        boolean refused,
        long markAgeMs,
        long blindMs,
        boolean covered,
        long nakedMs,
        double share,
        double freeMargin) {

    public static PositionStateRow of(PositionState state) {
        return new PositionStateRow(
                state.recorded(),
                state.atVenue(),
                state.drift().name(),
                state.frozen(),
                state.refused(),
                state.markAgeMs(),
                state.blindMs(),
                state.covered(),
                state.nakedMs(),
                state.share(),
                state.freeMargin());
    }

    public PositionState state() {
        return new PositionState(
                recorded,
                atVenue,
                Drift.valueOf(drift),
                frozen,
                refused,
                markAgeMs,
                blindMs,
                covered,
                nakedMs,
                share,
                freeMargin);
    }
}
