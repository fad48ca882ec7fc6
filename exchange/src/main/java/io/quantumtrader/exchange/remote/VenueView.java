package io.quantumtrader.exchange.remote;

import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.exchange.simulated.VenueSettings;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.List;
import java.util.SortedMap;

/**
 * What a venue tells of itself and its market.
 *
 * @param market name of the market, for example {@code synthetic:7}
 * @param synthetic whether its prices are made up (rules, D7)
 * @param symbols in symbol order
 * @param intervalMs length of a bar, milliseconds
 * @param length how many ticks there are, 0 for a market without end
 * @param warmUpTicks ticks at the start that were played without waiting for the clock
 * @param speed as {@link Pace#parse} reads it
 * @param firstKept the oldest tick that can still be asked for, 0 before the first
 * @param lastTick the last tick that was played, 0 before the first
 * @param lastAtMs its end, UTC epoch milliseconds, 0 before the first
 * @param ended whether no tick follows
 * @param lastSequence number of the last event, 0 before the first
 * @param startEquity quote currency that the account was opened with
 * @param settings how the venue behaves
 * @param rules of each symbol's instrument
 * @param referencePrices the first price of each symbol, quote per base
 */
public record VenueView(
        String market,
        boolean synthetic,
        List<String> symbols,
        long intervalMs,
        long length,
        long warmUpTicks,
        String speed,
        long firstKept,
        long lastTick,
        long lastAtMs,
        boolean ended,
        long lastSequence,
        double startEquity,
        VenueSettings settings,
        SortedMap<String, InstrumentRules> rules,
        SortedMap<String, Double> referencePrices) {

    public VenueView {
        symbols = List.copyOf(symbols);
    }
}
