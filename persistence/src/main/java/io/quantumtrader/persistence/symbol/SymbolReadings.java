package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import org.jspecify.annotations.Nullable;

/** What a symbol tells its portfolio after an observation. */
public final class SymbolReadings {

    private static final RegimeProbabilities UNKNOWN = new RegimeProbabilities(1.0 / 3, 1.0 / 3, 1.0 / 3);

    private SymbolReadings() {}

    /** Of the newest bar. */
    public static SymbolReading of(
            String symbol, SymbolBook book, Indicators indicators, SymbolSettings settings, long atMs) {
        var rule = ReturnRule.ONE_BAR;
        double logReturn = rule.told(rule.of(indicators, settings), closed(book, atMs));
        return of(symbol, book, indicators.reading(), indicators.atr(), logReturn, atMs);
    }

    /** Of what was read off the bars before, by the rule that the record was made by. */
    public static SymbolReading of(String symbol, SymbolBook book, BarReading bars, ReturnRule rule, long atMs) {
        double logReturn = rule.told(bars.logReturn(), closed(book, atMs));
        return of(symbol, book, bars.market(), bars.atr(), logReturn, atMs);
    }

    /** Whether a bar closed at this time: it left its mark. */
    private static boolean closed(SymbolBook book, long atMs) {
        return book.markAgeMs(atMs) == 0;
    }

    private static SymbolReading of(
            String symbol, SymbolBook book, @Nullable MarketReading market, double atr, double logReturn, long atMs) {
        var held = book.position();
        double mark = book.mark();
        return new SymbolReading(
                symbol,
                atMs,
                held.map(position -> position.side().sign() * position.quantity())
                        .orElse(0.0),
                mark,
                market == null ? Double.NaN : market.sigma(),
                held.map(Position::stop).orElse(Double.NaN),
                held.map(position -> position.lossAtStop(mark)).orElse(0.0),
                book.rMultiple(),
                held.map(position -> position.unrealised(mark)).orElse(0.0),
                market == null ? UNKNOWN : market.published(),
                atr / mark,
                logReturn,
                held.isPresent());
    }
}
