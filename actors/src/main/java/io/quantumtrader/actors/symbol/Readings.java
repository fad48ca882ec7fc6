package io.quantumtrader.actors.symbol;

import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.persistence.symbol.SymbolBook;

/** What a symbol tells its portfolio after an observation. */
final class Readings {

    private static final RegimeProbabilities UNKNOWN = new RegimeProbabilities(1.0 / 3, 1.0 / 3, 1.0 / 3);

    private Readings() {}

    static SymbolReading of(SymbolParts parts, SymbolBook book, Indicators indicators, long atMs) {
        var market = indicators.reading();
        var held = book.position();
        double mark = book.mark();
        return new SymbolReading(
                parts.symbol(),
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
                indicators.atr() / mark,
                indicators.logReturn(1),
                held.isPresent());
    }
}
