package io.quantumtrader.http.view;

import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One symbol with or without a position; a flat symbol has {@code open} false and no data in the rest.
 *
 * @param symbol venue symbol
 * @param positionId null when flat
 * @param open whether something is held
 * @param side null when flat
 * @param quantity base asset held, at least 0
 * @param originalQuantity base asset of all entry fills
 * @param entry average entry price
 * @param mark last mark price; NaN before the first
 * @param notional quantity times mark, quote currency
 * @param leverage of the position
 * @param unrealized profit at the mark, quote currency, before the costs of the exit
 * @param rNet profit at the mark per unit still held after costs, in multiples of the risk frozen at entry
 * @param rTotal realised and open profit after all costs, in R of the original quantity
 * @param killScore of the last closed bar; null without one
 * @param killScoreMissing why there is no kill score; null where there is one, and when flat
 * @param stop the stop the position wants
 * @param venueStop the stop that the venue confirmed; NaN if none rests there
 * @param protectedAtVenue whether a confirmed stop covers what is held
 * @param liquidation price at which the venue takes over
 * @param tranchesFired how many of the profile's tranches have fired
 * @param tranches how many the profile has
 * @param nextTrancheR R at which the next fires; NaN if none is left
 * @param trancheR R at which each of the profile's tranches fires, in order; NaN where that is not known
 * @param lockR R after costs from which the stop locks profit in
 * @param riskPerUnit 1R per unit: the stop distance frozen at entry, price
 * @param profile the exit profile chosen at open
 * @param regime the market's likeliest regime, null without a reading
 * @param openedAtMs first fill
 * @param ageMs since the first fill
 * @param adopted whether it was found at the venue rather than opened here
 * @param permission the strictest of all layers for this symbol
 * @param permissionLayer which layer that is, null if it may trade
 * @param silent whether the symbol does not answer, as while it moves to another node: what is told is what it said last
 * @param distances what single change would fire what, nearest first; empty when flat
 */
public record PositionView(
        String symbol,
        @Nullable String positionId,
        boolean open,
        @Nullable Side side,
        double quantity,
        double originalQuantity,
        double entry,
        double mark,
        double notional,
        double leverage,
        double unrealized,
        double rNet,
        double rTotal,
        @Nullable KillScoreView killScore,
        @Nullable String killScoreMissing,
        double stop,
        double venueStop,
        boolean protectedAtVenue,
        double liquidation,
        int tranchesFired,
        int tranches,
        double nextTrancheR,
        List<Double> trancheR,
        double lockR,
        double riskPerUnit,
        @Nullable String profile,
        @Nullable String regime,
        @Nullable Long openedAtMs,
        @Nullable Long ageMs,
        boolean adopted,
        Permission permission,
        @Nullable String permissionLayer,
        boolean silent,
        List<DistanceView> distances) {

    public PositionView {
        trancheR = List.copyOf(trancheR);
        distances = List.copyOf(distances);
    }

    /** A symbol without a position. */
    public static PositionView flat(
            String symbol, double mark, Permission permission, @Nullable String permissionLayer, boolean silent) {
        double no = Double.NaN;
        return new PositionView(
                symbol,
                null,
                false,
                null,
                0,
                no,
                no,
                mark,
                0,
                no,
                no,
                no,
                no,
                null,
                null,
                no,
                no,
                false,
                no,
                0,
                0,
                no,
                List.of(),
                no,
                no,
                null,
                null,
                null,
                null,
                false,
                permission,
                permissionLayer,
                silent,
                List.of());
    }
}
