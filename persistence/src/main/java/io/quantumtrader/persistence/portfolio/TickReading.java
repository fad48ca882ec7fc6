package io.quantumtrader.persistence.portfolio;

import io.quantumtrader.kernel.portfolio.Exposure;
import io.quantumtrader.kernel.portfolio.Heat;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.portfolio.PortfolioLimits;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HeatChanged;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HoldingRow;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.SymbolsListed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one mapping from a tick to the events that record it. */
public final class TickReading {

    /**
     * What a portfolio is told once a tick.
     *
     * @param readings of the symbols that observed something; of the others the last is kept
     * @param equity quote currency, as are the other two
     * @param walletBalance deposits plus realised profit minus fees and funding
     * @param maintenanceMargin of all positions
     */
    public record Told(
            long tick,
            long atMs,
            List<SymbolReading> readings,
            double equity,
            double walletBalance,
            double maintenanceMargin) {
        public Told {
            readings = List.copyOf(readings);
        }
    }

    private final PortfolioState state;
    private final Told tick;
    private final PortfolioLimits limits;
    private final Duration bar;
    private final PeakRule peak;
    private final Map<String, SymbolReading> readings = new TreeMap<>();

    public TickReading(PortfolioState state, Told tick, PortfolioLimits limits, Duration bar) {
        this(state, tick, limits, bar, PeakRule.TWO_READINGS);
    }

    /** The same by the rule that a record was made by. */
    public TickReading(PortfolioState state, Told tick, PortfolioLimits limits, Duration bar, PeakRule peak) {
        this.state = state;
        this.tick = tick;
        this.limits = limits;
        this.bar = bar;
        this.peak = peak;
        for (var reading : tick.readings()) readings.put(reading.symbol(), reading);
    }

    public List<PortfolioEvent> events() {
        var events = new ArrayList<PortfolioEvent>();
        var symbols = new TreeSet<>(state.symbols());
        if (symbols.addAll(readings.keySet())) {
            events.add(new SymbolsListed(tick.tick(), tick.atMs(), List.copyOf(symbols)));
        }
        var holdings = holdings(symbols);
        double equity = tick.equity();
        double heat = Heat.of(exposures(holdings), equity, bar, limits.heat().horizon());
        var next = state.heat().next(heat, tick.atMs(), limits.heat());
        events.add(new PortfolioRead(
                tick.tick(),
                tick.atMs(),
                equity,
                tick.walletBalance(),
                tick.maintenanceMargin(),
                peak.after(state.peak(), state.equity(), equity),
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
            } else {
                rowOf(reading).ifPresent(rows::add);
            }
        }
        return rows;
    }

    /** What a symbol holds by its reading; empty if it holds nothing. */
    public static Optional<HoldingRow> rowOf(SymbolReading reading) {
        if (!reading.position() && reading.signedQuantity() == 0) return Optional.empty();
        return Optional.of(
                new HoldingRow(reading.symbol(), reading.signedNotional(), reading.sigmaBar(), reading.lossAtStop()));
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
