package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.exit.KillDistance;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import java.util.Optional;

/**
 * A symbol as others may see it.
 *
 * @param mark last mark price, NaN before the first observation
 * @param atr average true range in price units, NaN while there is none
 * @param rMultiple R_net at the last closed bar, NaN without a position
 * @param kill the kill score of the last closed bar with its components
 * @param distance how far each component is from firing it
 * @param stopConfirmed whether the venue has the protective stop
 * @param closing whether a close is under way
 * @param permission the effective permission
 * @param state what level 4 judges, as of the last observation
 * @param margin of the position as the venue holds it
 * @param liquidation price at which the venue takes over, NaN when flat or unknown
 * @param barsSinceKillClose closed bars since the kill score last closed a position, {@link Long#MAX_VALUE} if it never did
 * @param decisions decisions recorded so far
 * @param hash fingerprint of everything that was recorded
 */
public record SymbolView(
        String symbol,
        Optional<Position> position,
        Optional<ClosedPosition> lastClosed,
        Optional<MarketReading> market,
        double mark,
        double atr,
        double rMultiple,
        Optional<KillReading> kill,
        Optional<KillDistance> distance,
        boolean stopConfirmed,
        boolean closing,
        Permission permission,
        PositionState state,
        Optional<IsolatedMargin> margin,
        double liquidation,
        long barsSinceKillClose,
        int decisions,
        long tick,
        long atMs,
        long hash)
        implements Message {}
