package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.RecordedTerms;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.replay.Difference;
import io.quantumtrader.persistence.replay.RecordReplay;
import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.server.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fund that is killed, backed up or read while it runs leaves behind: the first rows of its journal, in the middle of a tick. */
class BeginningsOfARecordTest {

    private static final long SEED = 20_261_121L;
    private static final int CASES = Integer.getInteger("proof.beginnings", 40);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path data;

    private static final List<JournalEntry> RECORD = new ArrayList<>();

    @BeforeAll
    static void play() {
        var home = Path.of("").toAbsolutePath();
        var settings = TestServer.settings(
                data,
                SettingsLoader.load(
                        home,
                        home.resolve("none.conf"),
                        false,
                        Map.of("market.source", "synthetic:1", "market.ticks", "700", "market.speed", "max")));
        new WholeFund().run(new RunRequest(data, true), settings, Progress.silent());
        TestServer.reading(data, home.resolve("var/programs"), database -> {
            try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
                reader.forEachAfter(0, RECORD::add);
            }
            return true;
        });
    }

    @Test
    void isDerivedWithoutADifferenceWhereverItEnds() {
        var ends = ends();

        long compared = 0;
        for (int rows : ends) {
            var found = RecordReplay.of(beginning(rows), RecordedTerms::symbol, RecordedTerms::layers);
            assertThat(found.differences()).as("the first %d rows", rows).isEmpty();
            compared += found.compared();
        }

        assertThat(compared).isPositive();
        System.out.printf(
                "beginnings of a record of %d rows: %d cases, %d events compared, 0 violations%n",
                RECORD.size(), ends.size(), compared);
    }

    @Test
    void tellsOfWhatTheGovernorDidNotWriteWhereTheRecordGoesOn() {
        long silentFrom = halfTheGuards();
        var record = withoutTheGovernor(silentFrom);
        record.replaceAll((id, all) -> all.stream()
                .map(entry ->
                        entry.ordering() < silentFrom ? entry : later(entry, (entry.ordering() - silentFrom) * 1_000))
                .toList());

        var found = RecordReplay.of(record, RecordedTerms::symbol, RecordedTerms::layers);

        assertThat(found.differences())
                .anyMatch(one -> one.persistenceId().equals("governor|main")
                        && one.recorded().equals("nothing")
                        && one.derived().equals("GuardsMoved"));
    }

    @Test
    void bearsAGovernorThatWasDownWhenEverythingEnded() {
        var last = RECORD.getLast();
        var record = withoutTheGovernor(halfTheGuards());
        record.replaceAll((id, all) ->
                all.stream().map(entry -> at(entry, last.writtenAtMs())).toList());

        var found = RecordReplay.of(record, RecordedTerms::symbol, RecordedTerms::layers);

        assertThat(found.differences()).noneMatch(one -> one.persistenceId().equals("governor|main"));
        assertThat(found.tally().counts().toString()).contains("the record ends before the governor wrote again");
    }

    @Test
    void tellsOfAReadingThatTheSameLifeOfTheGovernorLeftOutAndBearsOneThatItOrThePortfolioDiedWith() {
        var moved = guardsMoved();
        var left = moved.get(moved.size() / 2);
        long next = moved.get(moved.size() / 2 + 1).ordering();

        var silent = RecordReplay.of(without(left), RecordedTerms::symbol, RecordedTerms::layers);
        var anew = without(left);
        anew.computeIfPresent(
                "governor|main",
                (id, all) -> all.stream()
                        .map(entry -> entry.ordering() < next ? entry : by(entry, "another life"))
                        .toList());
        var died = RecordReplay.of(anew, RecordedTerms::symbol, RecordedTerms::layers);

        var untold = without(left);
        untold.computeIfPresent(
                "portfolio|main",
                (id, all) -> all.stream()
                        .map(entry -> entry.ordering() < left.ordering() ? entry : by(entry, "another life"))
                        .toList());
        var ended = RecordReplay.of(untold, RecordedTerms::symbol, RecordedTerms::layers);

        assertThat(silent.differences()).anyMatch(one -> missing(one, left));
        assertThat(ended.differences()).noneMatch(one -> missing(one, left));
        assertThat(ended.tally().counts().toString()).contains("the portfolio ended before it told the governor");
        assertThat(died.differences()).noneMatch(one -> missing(one, left));
        assertThat(died.tally().counts().toString()).contains("the governor was down");
    }

    /** What that event says of its tick; later ticks differ anyway, for the governor that wrote them had read this one. */
    private static boolean missing(Difference one, JournalEntry left) {
        return one.persistenceId().equals("governor|main")
                && one.recorded().equals("nothing")
                && one.toString().contains("GuardsMoved[tick=" + ((GuardsMoved) left.event()).tick() + ",");
    }

    private static Map<String, List<JournalEntry>> without(JournalEntry left) {
        var record = beginning(RECORD.size());
        record.computeIfPresent(
                "governor|main",
                (id, all) -> all.stream().filter(entry -> !entry.equals(left)).toList());
        return record;
    }

    private static List<JournalEntry> guardsMoved() {
        return RECORD.stream()
                .filter(entry -> entry.event() instanceof GuardsMoved)
                .toList();
    }

    private static long halfTheGuards() {
        var moved = guardsMoved();
        return moved.get(moved.size() / 2).ordering();
    }

    private static Map<String, List<JournalEntry>> withoutTheGovernor(long from) {
        var record = beginning(RECORD.size());
        record.computeIfPresent(
                "governor|main",
                (id, all) ->
                        all.stream().filter(entry -> entry.ordering() < from).toList());
        return record;
    }

    private static JournalEntry later(JournalEntry entry, long ms) {
        return at(entry, entry.writtenAtMs() + ms);
    }

    private static JournalEntry at(JournalEntry entry, long writtenAtMs) {
        return new JournalEntry(
                entry.ordering(),
                entry.persistenceId(),
                entry.sequenceNr(),
                entry.writer(),
                writtenAtMs,
                entry.event());
    }

    private static JournalEntry by(JournalEntry entry, String writer) {
        return new JournalEntry(
                entry.ordering(),
                entry.persistenceId(),
                entry.sequenceNr(),
                writer,
                entry.writtenAtMs(),
                entry.event());
    }

    /** Anywhere, and as often where the layers above have said a part of what they say on a tick. */
    private static SortedSet<Integer> ends() {
        var random = new SplittableRandom(SEED);
        var anywhere = IntStream.rangeClosed(1, RECORD.size())
                .filter(rows -> !writtenTogether(rows))
                .boxed()
                .toList();
        var above =
                anywhere.stream().filter(rows -> isAbove(RECORD.get(rows - 1))).toList();
        var ends = new TreeSet<Integer>();
        for (int i = 0; i < CASES; i++) {
            ends.add(anywhere.get(random.nextInt(anywhere.size())));
            ends.add(above.get(random.nextInt(above.size())));
        }
        return ends;
    }

    /** A decision stands in the journal with its orders or not at all. */
    private static boolean writtenTogether(int rows) {
        if (rows == RECORD.size()) return false;
        var next = RECORD.get(rows).event();
        return next instanceof OrderIntended || next instanceof CancelIntended;
    }

    private static boolean isAbove(JournalEntry entry) {
        String id = entry.persistenceId();
        return !id.startsWith("symbol|") && !id.startsWith("portfolio|");
    }

    private static Map<String, List<JournalEntry>> beginning(int rows) {
        var record = new TreeMap<String, List<JournalEntry>>();
        for (var entry : RECORD.subList(0, rows))
            record.computeIfAbsent(entry.persistenceId(), id -> new ArrayList<>())
                    .add(entry);
        return record;
    }
}
