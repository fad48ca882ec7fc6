package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one open position and its surroundings.
 *
 * @param mark last mark price, NaN without one
 * @param atr average true range in price units, NaN without one
 * @param kill of the last closed bar of this position
 * @param state what level 4 judges
 * @param margin as the venue holds it
 * @param liquidation price at which the venue takes over, 0 or NaN without one
 * @param equity of the account, quote currency, NaN when unknown
 * @param floors values of equity at which something fires
 * @param nowMs UTC epoch milliseconds
 */
public record Sight(
        Position position,
        double mark,
        double atr,
        Optional<MarketReading> market,
        Optional<KillReading> kill,
        PositionState state,
        Optional<IsolatedMargin> margin,
        double liquidation,
        double equity,
        List<Floor> floors,
        long nowMs) {

    public Sight {
        floors = List.copyOf(floors);
    }

    /**
     * A trigger on the equity of the whole portfolio.
     *
     * @param observed fraction lost so far, NaN without a reading
     * @param limit fraction at which it fires
     * @param equity at which it is reached, quote currency
     */
    public record Floor(ReasonCode code, double observed, double limit, double equity) {

        /** A loss against a reference equity. */
        public static Floor below(ReasonCode code, double reference, double equity, double limit) {
            return new Floor(code, (reference - equity) / reference, limit, reference * (1 - limit));
        }
    }
}
