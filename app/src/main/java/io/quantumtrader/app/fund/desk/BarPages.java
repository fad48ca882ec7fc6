package io.quantumtrader.app.fund.desk;

import io.quantumtrader.app.config.SymbolSection;
import io.quantumtrader.http.request.BarPage;
import io.quantumtrader.http.view.MarketHistoryView;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bars of a symbol as its journal has them, with the regime that they show; regimes are derived again, by the settings in force. */
final class BarPages {

    private static final Set<String> NAMES = Set.of("Observation", "Decided");
    private static final int CHUNK = 1_000;

    private final JournalReader journal;
    private final String portfolio;
    private final SymbolSection settings;
    private final Duration interval;

    BarPages(JournalReader journal, String portfolio, SymbolSection settings, Duration interval) {
        this.journal = journal;
        this.portfolio = portfolio;
        this.settings = settings;
        this.interval = interval;
    }

    /** Blocks while the journal is read. */
    MarketHistoryView of(String symbol, BarPage page) {
        int wanted = page.bars() + settings.market().pricesNeeded();
        var rows = new TreeMap<Long, ObservationRow>();
        var stops = new ArrayList<MarketHistoryView.Stop>();
        String id = "symbol|" + portfolio + "|" + symbol;
        long before = Long.MAX_VALUE;
        while (rows.size() < wanted) {
            var chunk = journal.latest(id, before, NAMES, CHUNK);
            for (var entry : chunk) take(entry, page, rows, stops);
            if (chunk.size() < CHUNK) break;
            before = chunk.getLast().sequenceNr();
        }
        while (rows.size() > wanted) rows.pollFirstEntry();
        var bars = bars(new ArrayList<>(rows.values()), page.bars());
        long from = bars.isEmpty() ? Long.MAX_VALUE : bars.getFirst().openedAtMs();
        return new MarketHistoryView(
                symbol,
                interval.toMillis(),
                bars,
                stops.reversed().stream().filter(stop -> stop.atMs() >= from).toList());
    }

    private static void take(
            JournalEntry entry, BarPage page, Map<Long, ObservationRow> rows, List<MarketHistoryView.Stop> stops) {
        switch (entry.event()) {
            case ObservationRow row -> bar(row, page, rows);
            case Decided made -> {
                made.observation().ifPresent(row -> bar(row, page, rows));
                if (Double.isFinite(made.stop()) && made.atMs() <= page.beforeMs())
                    stops.add(new MarketHistoryView.Stop(made.atMs(), made.stop(), made.decisionId()));
            }
            default -> {}
        }
    }

    private static void bar(ObservationRow row, BarPage page, Map<Long, ObservationRow> rows) {
        if (row.openTimeMs() < page.beforeMs()) rows.put(row.openTimeMs(), row);
    }

    /** The last of them; those before only warm up what regimes are read off. */
    private List<MarketHistoryView.Bar> bars(List<ObservationRow> rows, int last) {
        var bars = new ArrayList<MarketHistoryView.Bar>();
        var indicators = settings.indicators();
        for (int at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            indicators.push(row.bar());
            if (at >= rows.size() - last) bars.add(bar(row, regime(indicators)));
        }
        return bars;
    }

    private static @Nullable Regime regime(Indicators indicators) {
        return Optional.ofNullable(indicators.reading())
                .filter(MarketReading::sound)
                .map(reading -> reading.published().dominant())
                .orElse(null);
    }

    private static MarketHistoryView.Bar bar(ObservationRow row, @Nullable Regime regime) {
        return new MarketHistoryView.Bar(
                row.openTimeMs(),
                row.open(),
                row.high(),
                row.low(),
                row.close(),
                row.volume(),
                row.mark(),
                regime,
                row.killScore(),
                row.rMultiple());
    }
}
