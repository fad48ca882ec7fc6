package io.quantumtrader.persistence.portfolio;

import io.quantumtrader.kernel.portfolio.Book;
import io.quantumtrader.kernel.portfolio.Exposure;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.portfolio.HeatReading;
import io.quantumtrader.kernel.portfolio.ReturnWindow;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HeatChanged;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HoldingRow;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.MoneyMoved;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.OpenGranted;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PeakRebased;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.SymbolsListed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A portfolio as its journal tells it. The fold is a function of state and event alone.
 *
 * @param window returns kept of each symbol; a setting, not an event, for it changes only how far back one can look
 * @param tick of the last reading
 * @param equity of the last reading, NaN before the first
 * @param maintenanceMargin of the last reading
 * @param peak reference of the drawdown, NaN before the first reading
 * @param heat the last reading
 * @param heatSinceMs since when heat is in its band, 0 before the first change
 * @param symbols in order
 * @param holdings what the last reading showed
 * @param granted plans that were granted and are not seen in a reading yet, by symbol
 * @param returns by symbol
 * @param rebasedMs time of the last level-5 release taken in, {@link Long#MIN_VALUE} before the first
 * @param hash fingerprint of everything lived through
 */
public record PortfolioState(
        int window,
        long tick,
        double equity,
        double maintenanceMargin,
        double peak,
        HeatReading heat,
        long heatSinceMs,
        List<String> symbols,
        Map<String, HoldingRow> holdings,
        Map<String, OpenGranted> granted,
        Map<String, ReturnWindow> returns,
        long rebasedMs,
        long hash) {

    /**
     * Before anything happened.
     *
     * @param window returns kept of each symbol, 1 or more
     */
    public static PortfolioState empty(int window) {
        double none = Double.NaN;
        return new PortfolioState(
                window,
                0,
                none,
                none,
                none,
                HeatReading.NONE,
                0,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Long.MIN_VALUE,
                StateHash.EMPTY);
    }

    /** The state after an event. */
    public PortfolioState on(PortfolioEvent event) {
        return switch (event) {
            case SymbolsListed listed -> new Draft(this).listed(listed).done();
            case PortfolioRead read -> new Draft(this).read(read).done();
            case HeatChanged changed -> new Draft(this).heatChanged(changed).done();
            case OpenGranted grant -> new Draft(this).granted(grant).done();
            case PeakRebased rebased -> new Draft(this).rebased(rebased).done();
            case MoneyMoved moved -> new Draft(this).moved(moved).done();
        };
    }

    /** What is held and what was granted since. */
    public Book book() {
        var exposures = new TreeMap<String, Exposure>();
        holdings.forEach((symbol, row) ->
                exposures.put(symbol, new Exposure(symbol, row.signedNotional(), row.sigmaBar(), row.lossAtStop())));
        var book = new Book(exposures);
        for (var grant : granted.values()) {
            book = book.with(
                    new Exposure(grant.symbol(), grant.signedNotional(), grant.sigmaBar(), grant.lossAtStop()));
        }
        return book;
    }

    /** Fraction of the reference peak, 0 at or above it; NaN before the first reading. */
    public double drawdown() {
        return Math.max(0, (peak - equity) / peak);
    }

    /** The state being changed; every change is one event's. */
    private static final class Draft {
        private final PortfolioState from;
        private long tick;
        private double equity;
        private double maintenanceMargin;
        private double peak;
        private HeatReading heat;
        private long heatSinceMs;
        private List<String> symbols;
        private Map<String, HoldingRow> holdings;
        private Map<String, OpenGranted> granted;
        private Map<String, ReturnWindow> returns;
        private long rebasedMs;
        private long hash;

        Draft(PortfolioState from) {
            this.from = from;
            tick = from.tick;
            equity = from.equity;
            maintenanceMargin = from.maintenanceMargin;
            peak = from.peak;
            heat = from.heat;
            heatSinceMs = from.heatSinceMs;
            symbols = from.symbols;
            holdings = from.holdings;
            granted = from.granted;
            returns = from.returns;
            rebasedMs = from.rebasedMs;
            hash = from.hash;
        }

        Draft listed(SymbolsListed event) {
            symbols = event.symbols();
            for (var symbol : symbols) hash = StateHash.mix(hash, symbol);
            return this;
        }

        Draft read(PortfolioRead event) {
            tick = event.tick();
            equity = event.equity();
            maintenanceMargin = event.maintenanceMargin();
            peak = event.peak();
            heat = new HeatReading(event.heat(), band(event.band()), event.atMs());
            holdings = new TreeMap<>();
            for (var row : event.holdings()) holdings.put(row.symbol(), row);
            granted = new TreeMap<>(granted);
            granted.values()
                    .removeIf(grant -> holdings.containsKey(grant.symbol()) || event.atMs() > grant.expiresAtMs());
            returns = new HashMap<>(returns);
            for (int i = 0; i < event.returns().size(); i++)
                addReturn(symbols.get(i), event.atMs(), event.returns().get(i));
            hash = StateHash.mix(StateHash.mix(StateHash.mix(hash, tick), equity), event.heat());
            hash = StateHash.mix(hash, event.band());
            return this;
        }

        private void addReturn(String symbol, long atMs, double value) {
            var before = returns.getOrDefault(symbol, ReturnWindow.EMPTY);
            returns.put(symbol, before.with(atMs, value, from.window));
        }

        Draft heatChanged(HeatChanged event) {
            heatSinceMs = event.atMs();
            return mix(event.tick(), event.to());
        }

        Draft granted(OpenGranted event) {
            granted = new TreeMap<>(granted);
            granted.put(event.symbol(), event);
            return mix(event.tick(), event.decisionId()).mixNumber(event.signedNotional());
        }

        Draft rebased(PeakRebased event) {
            peak = event.equity();
            rebasedMs = event.atMs();
            return mixNumber(peak);
        }

        Draft moved(MoneyMoved event) {
            double factor = (event.equityBefore() + event.amount()) / event.equityBefore();
            peak = peak * factor;
            equity = equity + event.amount();
            return mixNumber(event.amount());
        }

        Draft mix(long number, String text) {
            hash = StateHash.mix(StateHash.mix(hash, number), text);
            return this;
        }

        Draft mixNumber(double number) {
            hash = StateHash.mix(hash, number);
            return this;
        }

        PortfolioState done() {
            return new PortfolioState(
                    from.window,
                    tick,
                    equity,
                    maintenanceMargin,
                    peak,
                    heat,
                    heatSinceMs,
                    symbols,
                    holdings,
                    granted,
                    returns,
                    rebasedMs,
                    hash);
        }
    }

    private static Optional<HeatBand> band(String name) {
        for (var band : HeatBand.values()) if (band.name().equals(name)) return Optional.of(band);
        return Optional.empty();
    }
}
