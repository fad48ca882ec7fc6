package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bars so far say, whatever is held: all that is costly in judging a bar.
 *
 * @param market the market state, null while there are too few bars
 * @param atr average true range in price units, NaN while there is none
 * @param logMove log return over the spike's bars, NaN while the window is shorter
 * @param logReturn log return of the last bar, NaN before the second and after a gap; in a replay by the rule of the record
 * @param signal the entry that the strategy wishes for
 */
public record BarReading(
        @Nullable MarketReading market, double atr, double logMove, double logReturn, Optional<EntrySignal> signal) {

    /** Reads the newest bar. */
    public static BarReading of(Indicators indicators, SymbolSettings settings) {
        return of(indicators, settings, ReturnRule.ONE_BAR);
    }

    /** The same by the rule that a record was made by. */
    public static BarReading of(Indicators indicators, SymbolSettings settings, ReturnRule rule) {
        return new BarReading(
                indicators.reading(),
                indicators.atr(),
                indicators.logReturn(settings.kill().spikeBars()),
                rule.of(indicators, settings),
                indicators.signal());
    }
}
