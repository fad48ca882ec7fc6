package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Symbols as their actors would show them a minute after the epoch. */
final class Seen {

    static final long AT_MS = 60_000;

    private Seen() {}

    static SymbolView flat(String symbol, double mark, long barsSinceKillClose) {
        return view(symbol, null, mark, null, null, null, barsSinceKillClose);
    }

    static SymbolView open(String symbol, Position held, double mark, @Nullable KillReading kill) {
        return view(symbol, held, mark, kill, null, null, Long.MAX_VALUE);
    }

    static SymbolView open(
            String symbol, Position held, double mark, KillReading kill, MarketReading market, IsolatedMargin margin) {
        return view(symbol, held, mark, kill, market, margin, Long.MAX_VALUE);
    }

    private static SymbolView view(
            String symbol,
            @Nullable Position held,
            double mark,
            @Nullable KillReading kill,
            @Nullable MarketReading market,
            @Nullable IsolatedMargin margin,
            long barsSinceKillClose) {
        double quantity = held == null ? 0 : held.side().sign() * held.quantity();
        double free = margin == null ? Double.NaN : margin.freeMarginRatio(mark);
        var state = new PositionState(
                quantity, quantity, Drift.NONE, false, false, 0, 0, true, 0, Math.abs(quantity) * mark / 1000, free);
        return new SymbolView(
                symbol,
                Optional.ofNullable(held),
                Optional.empty(),
                Optional.ofNullable(market),
                mark,
                market == null ? Double.NaN : 0.5,
                Double.NaN,
                Optional.ofNullable(kill),
                Optional.empty(),
                false,
                false,
                Permission.TRADE,
                state,
                Optional.ofNullable(margin),
                margin == null ? Double.NaN : margin.liquidationPrice(),
                barsSinceKillClose,
                1,
                1,
                AT_MS,
                0);
    }
}
