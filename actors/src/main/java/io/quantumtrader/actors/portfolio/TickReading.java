package io.quantumtrader.actors.portfolio;

import io.quantumtrader.actors.portfolio.PortfolioCommand.Tick;
import io.quantumtrader.kernel.portfolio.Exposure;
import io.quantumtrader.kernel.portfolio.Heat;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.persistence.portfolio.PortfolioEvent;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HeatChanged;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HoldingRow;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.SymbolsListed;
import io.quantumtrader.persistence.portfolio.PortfolioState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one mapping from a tick to the events that record it. */
final class TickReading {

    private final PortfolioState state;
    private final Tick tick;
    private final PortfolioSettings settings;
    private final Map<String, SymbolReading> readings = new TreeMap<>();

    TickReading(PortfolioState state, Tick tick, PortfolioSettings settings) {
        this.state = state;
        this.tick = tick;
        this.settings = settings;
        for (var reading : tick.readings()) readings.put(reading.symbol(), reading);
    }

    List<PortfolioEvent> events() {
        var events = new ArrayList<PortfolioEvent>();
        var symbols = new TreeSet<>(state.symbols());
        if (symbols.addAll(readings.keySet())) {
            events.add(new SymbolsListed(tick.tick(), tick.atMs(), List.copyOf(symbols)));
        }
        var holdings = holdings(symbols);
        double equity = tick.account().equity();
        double heat = Heat.of(
                exposures(holdings),
                equity,
                settings.bar(),
                settings.limits().heat().horizon());
        var next = state.heat().next(heat, tick.atMs(), settings.limits().heat());
        events.add(new PortfolioRead(
                tick.tick(),
                tick.atMs(),
                equity,
                tick.account().walletBalance(),
                tick.account().maintenanceMargin(),
                equity <= state.peak() || !Double.isFinite(equity) ? state.peak() : equity,
                heat,
                name(next.band()),
                holdings,
                symbols.stream().map(this::returnOf).toList()));
        if (!next.band().equals(state.heat().band())) {
            events.add(
                    new HeatChanged(tick.tick(), tick.atMs(), name(state.heat().band()), name(next.band()), heat));
        }
        return events;
    }

    /** A symbol without a reading in this tick holds what it held. */
    private List<HoldingRow> holdings(SortedSet<String> symbols) {
        var rows = new ArrayList<HoldingRow>();
        for (var symbol : symbols) {
            var reading = readings.get(symbol);
            if (reading == null) {
                var before = state.holdings().get(symbol);
                if (before != null) rows.add(before);
            } else if (reading.position() || reading.signedQuantity() != 0) {
                rows.add(new HoldingRow(symbol, reading.signedNotional(), reading.sigmaBar(), reading.lossAtStop()));
            }
        }
        return rows;
    }

    private static List<Exposure> exposures(List<HoldingRow> rows) {
        return rows.stream()
                .map(row -> new Exposure(row.symbol(), row.signedNotional(), row.sigmaBar(), row.lossAtStop()))
                .toList();
    }

    private double returnOf(String symbol) {
        var reading = readings.get(symbol);
        return reading == null ? Double.NaN : reading.logReturn();
    }

    private static String name(Optional<HeatBand> band) {
        return band.map(HeatBand::name).orElse("UNKNOWN");
    }
}
