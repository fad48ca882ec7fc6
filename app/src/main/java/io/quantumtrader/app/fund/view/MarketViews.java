package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.http.view.MarketView;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Shows what the fund sees of a market. */
public final class MarketViews {

    private MarketViews() {}

    /**
     * One symbol.
     *
     * @param nowMs the fund's clock, UTC epoch milliseconds
     * @param silent whether it does not answer: what is told is what it said last
     */
    public static MarketView of(SymbolView seen, long nowMs, boolean silent) {
        boolean begun = seen.atMs() > 0;
        var market = seen.market();
        return new MarketView(
                seen.symbol(),
                begun ? seen.atMs() : null,
                begun ? Math.max(0, nowMs - seen.atMs()) : null,
                seen.mark(),
                seen.atr(),
                seen.atr() / seen.mark(),
                number(market, MarketReading::sigma),
                number(market, MarketReading::mu),
                number(market, MarketReading::ts),
                market.map(reading -> reading.published().dominant()).orElse(null),
                market.map(reading -> probabilities(reading.published())).orElse(null),
                seen.position().isPresent(),
                silent);
    }

    private static double number(Optional<MarketReading> market, ToDoubleFunction<MarketReading> of) {
        return market.map(of::applyAsDouble).orElse(Double.NaN);
    }

    private static MarketView.Probabilities probabilities(RegimeProbabilities of) {
        return new MarketView.Probabilities(of.trend(), of.meanReversion(), of.chop());
    }
}
