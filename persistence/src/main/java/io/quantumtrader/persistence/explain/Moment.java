package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import java.util.List;
import java.util.Optional;

/**
 * What a symbol knew when it decided: the record up to the event before, and the bar that it decided on taken in.
 *
 * @param observation the bar decided on, or the last one before a decision between bars; empty before the first
 * @param market the market state on that bar, empty while there was none
 * @param atr average true range in price units, NaN while there was none
 * @param logMove log return over the bars of the kill score's spike, NaN while there was none
 * @param free what is held and no exit is closing yet, base asset
 * @param closing whether a close was under way
 * @param barsSinceKillClose {@link Long#MAX_VALUE} if the kill score never closed here
 * @param standing what levels 1 and 4 restricted by the record
 * @param bars the last bars, this one last, as many as the settings look back at
 */
public record Moment(
        Optional<ObservationRow> observation,
        Optional<Position> position,
        Optional<MarketReading> market,
        double atr,
        double logMove,
        double mark,
        double free,
        boolean closing,
        boolean killClosing,
        long barsSinceKillClose,
        List<StandingChanged> standing,
        Optional<InstrumentRules> rules,
        Optional<Terms> terms,
        List<Bar> bars) {

    public Moment {
        standing = List.copyOf(standing);
        bars = List.copyOf(bars);
    }
}
