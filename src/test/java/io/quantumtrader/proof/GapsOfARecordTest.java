package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.app.config.RecordedTerms;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.portfolio.PeakRule;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.SymbolsListed;
import io.quantumtrader.persistence.replay.Difference;
import io.quantumtrader.persistence.replay.RecordReplay;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A record with bars missing in one symbol: none of its returns reaches over a gap, and it is derived without a difference, by the rule
 * of the version that made it.
 */
class GapsOfARecordTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final String GAPPY = WalkedRecord.SYMBOLS.getFirst();
    private static final int BARS = 560;
    private static final int EVERY = 37;
    private static final int MISSING = 2;
    private static final String PORTFOLIO = "portfolio|main";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static final Map<String, List<JournalEntry>> RECORD = new TreeMap<>();

    @BeforeAll
    static void play() throws IOException {
        Files.createDirectories(HOME.resolve("var/programs"));
        var bars = Files.createDirectories(folder.resolve("record"));
        WalkedRecord.write(bars, BARS, 11);
        withGaps(bars.resolve(GAPPY + "-1m-20250504-20250504.csv"));
        var data = Files.createDirectories(folder.resolve("data"));
        var settings = TestServer.settings(
                data,
                SettingsLoader.load(
                        HOME,
                        HOME.resolve("application.conf"),
                        false,
                        Map.of("profile", "paper", "market.source", "recorded:" + bars, "market.speed", "max")));
        new WholeFund().run(new RunRequest(data, true), settings, Progress.silent());
        TestServer.reading(data, HOME.resolve("var/programs"), database -> {
            try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
                reader.forEachAfter(
                        0,
                        entry -> RECORD.computeIfAbsent(entry.persistenceId(), id -> new ArrayList<>())
                                .add(entry));
            }
            return true;
        });
    }

    @Test
    void holdsNoReturnWithoutABarAndNoneOfTheBarAfterAGap() {
        var none = reads().filter(read -> returnOf(read).isNaN()).count();

        assertThat(none).isEqualTo(1 + gaps() * (MISSING + 1));
        assertThat(reads().filter(read -> read.returns().getLast().isNaN())).hasSize(1);
    }

    @Test
    void isDerivedWithoutADifference() {
        var found = RecordReplay.of(RECORD, RecordedTerms::symbol, RecordedTerms::layers);

        assertThat(found.differences()).isEmpty();
        assertThat(rows()).isNotEmpty();
    }

    @Test
    void ofAnEarlierVersionIsDerivedByItsOwnRules() {
        var earlier = asAnEarlierVersion(RECORD);

        assertThat(earlier.get(PORTFOLIO)).isNotEqualTo(RECORD.get(PORTFOLIO));
        assertThat(ofReadings(earlier)).isEmpty();
    }

    @Test
    void byTheRulesOfTheOtherVersionDiffers() {
        var readingsOfThen = new TreeMap<>(RECORD);
        readingsOfThen.put(PORTFOLIO, asAnEarlierVersion(RECORD).get(PORTFOLIO));
        var termsOfThen = asAnEarlierVersion(RECORD);
        termsOfThen.put(PORTFOLIO, RECORD.get(PORTFOLIO));

        assertThat(ofReadings(readingsOfThen)).isNotEmpty();
        assertThat(ofReadings(termsOfThen)).isNotEmpty();
    }

    @Test
    void aSymbolThatWasTooLateForTheFirstTickIsListedInTheSecond() {
        var record = new TreeMap<>(RECORD);
        record.put(PORTFOLIO, withoutTheLastSymbolInTheFirstTick(RECORD.getOrDefault(PORTFOLIO, List.of())));

        assertThat(RecordReplay.of(record, RecordedTerms::symbol, RecordedTerms::layers)
                        .differences())
                .isEmpty();
    }

    /** Nothing is held in the first tick and no return told, so that all else is the same. */
    private static List<JournalEntry> withoutTheLastSymbolInTheFirstTick(List<JournalEntry> whole) {
        var late = new ArrayList<JournalEntry>();
        for (var entry : whole) {
            switch (entry.event()) {
                case SymbolsListed(long tick, long atMs, var symbols) ->
                    late.add(EarlierRecord.with(
                            entry,
                            entry.ordering(),
                            new SymbolsListed(tick, atMs, symbols.subList(0, symbols.size() - 1))));
                case PortfolioRead read
                when read.tick() == 1 ->
                    late.add(EarlierRecord.with(
                            entry,
                            entry.ordering(),
                            with(read, read.returns().subList(1, read.returns().size()))));
                case PortfolioRead read
                when read.tick() == 2 -> {
                    late.add(EarlierRecord.with(
                            entry,
                            entry.ordering(),
                            new SymbolsListed(read.tick(), read.atMs(), WalkedRecord.SYMBOLS)));
                    late.add(entry);
                }
                default -> late.add(entry);
            }
        }
        assertThat(late).hasSize(whole.size() + 1);
        return late;
    }

    private static List<Difference> ofReadings(Map<String, List<JournalEntry>> record) {
        return RecordReplay.of(record, RecordedTerms::symbol, RecordedTerms::layers).differences().stream()
                .filter(one -> one.persistenceId().equals(PORTFOLIO))
                .toList();
    }

    /** Terms that name a form; returns told again and over gaps; a peak that each reading raises. */
    private static Map<String, List<JournalEntry>> asAnEarlierVersion(Map<String, List<JournalEntry>> whole) {
        var told = new Told();
        var record = new TreeMap<String, List<JournalEntry>>();
        whole.forEach((id, entries) -> record.put(
                id,
                entries.stream()
                        .map(entry -> EarlierRecord.with(entry, entry.ordering(), told.then(entry.event())))
                        .toList()));
        return record;
    }

    private static final class Told {
        private final Map<Long, Double> closes = new HashMap<>();
        private double peak = Double.NaN;
        private double last = Double.NaN;
        private double close = Double.NaN;

        Told() {
            rows().forEach(row -> closes.put(row.atMs(), StrictMath.log(row.close() + 1e-12)));
        }

        JournalEvent then(JournalEvent event) {
            return switch (event) {
                case TermsSet set ->
                    EarlierRecord.with(
                            set,
                            ConfigFactory.parseString(set.settings())
                                    .withValue("kernel.market-state.form", ConfigValueFactory.fromAnyRef("live"))
                                    .root()
                                    .render(ConfigRenderOptions.concise()));
                case PortfolioRead read -> then(read);
                default -> event;
            };
        }

        private PortfolioRead then(PortfolioRead read) {
            peak = PeakRule.ONE_READING.after(peak, Double.NaN, read.equity());
            Double now = closes.get(read.atMs());
            if (now != null) {
                last = now - close;
                close = now;
            }
            var returns = new ArrayList<>(read.returns());
            returns.set(0, last);
            return with(read, peak, returns);
        }
    }

    private static PortfolioRead with(PortfolioRead read, List<Double> returns) {
        return with(read, read.peak(), returns);
    }

    private static PortfolioRead with(PortfolioRead read, double peak, List<Double> returns) {
        return new PortfolioRead(
                read.tick(),
                read.atMs(),
                read.equity(),
                read.walletBalance(),
                read.maintenanceMargin(),
                peak,
                read.heat(),
                read.band(),
                read.holdings(),
                returns);
    }

    private static List<ObservationRow> rows() {
        return RECORD.entrySet().stream()
                .filter(journal -> journal.getKey().startsWith("symbol|")
                        && journal.getKey().endsWith(GAPPY))
                .flatMap(journal -> journal.getValue().stream())
                .map(JournalEntry::event)
                .flatMap(event -> switch (event) {
                    case ObservationRow row -> Stream.of(row);
                    case Decided made -> made.observation().stream();
                    default -> Stream.empty();
                })
                .toList();
    }

    private static Stream<PortfolioRead> reads() {
        return RECORD.getOrDefault(PORTFOLIO, List.of()).stream()
                .map(JournalEntry::event)
                .filter(PortfolioRead.class::isInstance)
                .map(PortfolioRead.class::cast);
    }

    private static Double returnOf(PortfolioRead read) {
        return read.returns().getFirst();
    }

    private static long gaps() {
        return IntStream.range(0, BARS).filter(GapsOfARecordTest::beginsAGap).count();
    }

    private static boolean beginsAGap(int bar) {
        return bar > 0 && bar % EVERY == 0 && bar + MISSING < BARS;
    }

    private static void withGaps(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var kept = new ArrayList<>(lines.subList(0, 1));
        for (int bar = 0; bar < BARS; bar++) {
            int at = bar;
            boolean missing = IntStream.range(0, MISSING).anyMatch(back -> beginsAGap(at - back));
            if (!missing) kept.add(lines.get(1 + bar));
        }
        Files.write(file, kept);
    }
}
