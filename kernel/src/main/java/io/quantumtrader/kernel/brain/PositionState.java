package io.quantumtrader.kernel.brain;

import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.kernel.position.Side;

/**
 * What is known of one symbol at one moment, whatever it is worth.
 *
 * @param recorded base asset in the journal, positive long
 * @param atVenue base asset at the venue, positive long; NaN when it could not be read
 * @param drift how the two differ
 * @param frozen whether an earlier difference is not settled
 * @param refused whether the last observation was refused at the door
 * @param markAgeMs age of the last mark price, {@link Long#MAX_VALUE} before the first
 * @param blindMs the same, counted from the start of this life at most: a restart gives a grace
 * @param covered whether a stop that the venue confirmed covers all that is held
 * @param nakedMs how long a position has been without one, 0 when covered or flat
 * @param share notional over equity, NaN when unknown
 * @param freeMargin (margin balance − maintenance) / margin balance of the isolated position, NaN when unknown or flat
 */
public record PositionState(
        double recorded,
        double atVenue,
        Drift drift,
        boolean frozen,
        boolean refused,
        long markAgeMs,
        long blindMs,
        boolean covered,
        long nakedMs,
        double share,
        double freeMargin) {

    /** Whether anything is held, by the record. */
    public boolean held() {
        return recorded != 0;
    }

    /** The same a while later, with nothing seen meanwhile. */
    public PositionState olderBy(long milliseconds) {
        return new PositionState(
                recorded,
                atVenue,
                drift,
                frozen,
                refused,
                markAgeMs == Long.MAX_VALUE ? markAgeMs : markAgeMs + milliseconds,
                blindMs + milliseconds,
                covered,
                covered || !held() ? 0 : nakedMs + milliseconds,
                share,
                freeMargin);
    }

    /**
     * The loosest stop that keeps to half the distance to liquidation (rules, C8).
     *
     * @param average entry price, quote per base
     * @param liquidation price, 0 or not finite when there is none
     * @return a price, NaN when no liquidation can be reached
     */
    public static double loosestStop(Side side, double average, double liquidation) {
        boolean reachable =
                liquidation > 0 && Double.isFinite(liquidation) && side.sign() * (average - liquidation) > 0;
        return reachable ? average - (average - liquidation) / 2 : Double.NaN;
    }
}
