package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.RecordedTerms;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HeatChanged;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.OpenGranted;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.replay.Difference;
import io.quantumtrader.persistence.replay.Kind;
import io.quantumtrader.persistence.replay.RecordReplay;
import io.quantumtrader.persistence.replay.Tally;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OwnershipTaken;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import io.quantumtrader.server.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a fund that lived through entries, harvests, kills and a flatten: sound as it is, and told of at each flipped bit. */
class FlippedRecordTest {

    private static final long SEED = 20_261_121L;
    private static final int CASES = 80;
    private static final String TICKS = "700";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path data;

    private static final Map<String, List<JournalEntry>> RECORD = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private static ReplayResult onOneThread;

    @SuppressWarnings("NullAway.Init")
    private static ReplayResult onThree;

    @BeforeAll
    static void play() {
        var home = Path.of("").toAbsolutePath();
        var settings = TestServer.settings(
                data,
                SettingsLoader.load(
                        home,
                        home.resolve("none.conf"),
                        false,
                        Map.of("market.source", "synthetic:1", "market.ticks", TICKS, "market.speed", "max")));
        var fund = new WholeFund();
        fund.run(new RunRequest(data, true), settings, Progress.silent());
        onOneThread = fund.replay(new ReplayRequest(data, true).on(1), settings, Progress.silent());
        onThree = fund.replay(new ReplayRequest(data, true).on(3), settings, Progress.silent());
        TestServer.reading(data, home.resolve("var/programs"), database -> {
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
    void isDerivedWholeWithoutADifference() {
        var found = RecordReplay.of(RECORD, RecordedTerms::symbol, RecordedTerms::layers);

        found.tally().counts().forEach(count -> System.out.println("derived: " + count));
        assertThat(found.differences()).isEmpty();
        assertThat(found.tally().counts())
                .filteredOn(count -> count.derived() > 0 && count.read() == 0)
                .extracting(Tally.Count::kind)
                .contains(
                        Kind.BAR,
                        Kind.HOUSEKEEPING,
                        Kind.ENTRY,
                        Kind.WORD,
                        Kind.KILL_SCORE_STANDING,
                        Kind.PORTFOLIO,
                        Kind.GATES,
                        Kind.GUARDS,
                        Kind.PERMIT,
                        Kind.EMERGENCY_STOP);
        assertThat(found.effort().bars()).isPositive();
        assertThat(found.effort().decisionsPerSecond()).isPositive();
    }

    @Test
    void findsTheSameOnAnyNumberOfThreads() {
        assertThat(onOneThread.differenceCount()).isZero();
        assertThat(onThree.decisionsCompared()).isEqualTo(onOneThread.decisionsCompared());
        assertThat(onThree.stateHash()).isEqualTo(onOneThread.stateHash());
        assertThat(onThree.kinds()).isEqualTo(onOneThread.kinds());
        assertThat(onThree.venue()).isEqualTo(onOneThread.venue());
    }

    @Test
    void aRecordOfAnEarlierVersionIsReadWhereItLacksInputs() {
        var found = RecordReplay.of(
                EarlierRecord.upTo(Long.MAX_VALUE, RECORD), RecordedTerms::symbol, RecordedTerms::layers);

        assertThat(found.differences()).isEmpty();
        assertThat(found.tally().counts())
                .filteredOn(count -> count.kind() == Kind.ENTRY || count.kind() == Kind.PORTFOLIO)
                .hasSize(2)
                .allMatch(count -> count.derived() == 0 && count.read() > 0);
        assertThat(found.tally().counts())
                .filteredOn(count -> count.kind() == Kind.BAR)
                .allMatch(count -> count.read() == 0);
    }

    @Test
    void aRecordThatALaterVersionWentOnWithIsDerivedFromThereOn() {
        long middle = RECORD.getOrDefault("portfolio|main", List.of()).get(400).ordering() + 1;

        var found = RecordReplay.of(EarlierRecord.upTo(middle, RECORD), RecordedTerms::symbol, RecordedTerms::layers);

        assertThat(found.differences()).isEmpty();
        assertThat(found.tally().counts())
                .filteredOn(count -> count.kind() == Kind.PORTFOLIO)
                .allMatch(count -> count.derived() > 200 && count.read() > 200);
    }

    @Test
    void aTickThatASymbolToldAgainInANewLifeIsOnlyRead() {
        var read = RECORD.getOrDefault("portfolio|main", List.of()).get(200);
        String id = RECORD.keySet().stream()
                .filter(one -> one.startsWith("symbol|"))
                .findFirst()
                .orElseThrow();
        var record = new TreeMap<>(RECORD);
        var entries = new ArrayList<>(RECORD.getOrDefault(id, List.of()));
        int place = 0;
        while (entries.get(place).ordering() < read.ordering()) place++;
        entries.add(
                place,
                EarlierRecord.with(entries.get(place), read.ordering() - 1, new OwnershipTaken(read.ordering(), 2)));
        record.put(id, entries);

        var found = RecordReplay.of(record, RecordedTerms::symbol, RecordedTerms::layers);

        assertThat(found.differences()).isEmpty();
        assertThat(found.tally().counts())
                .filteredOn(count -> count.kind() == Kind.PORTFOLIO)
                .allMatch(count -> count.read() == 1 && count.derived() > 600);
    }

    @Test
    void tellsOfAnyBitOfAnyJudgedOutput() {
        var random = new SplittableRandom(SEED);
        var outputs = outputs();
        var kinds = new TreeSet<String>();
        int told = 0;
        for (int i = 0; i < CASES; ) {
            var kind = List.copyOf(outputs.keySet()).get(random.nextInt(outputs.size()));
            var choice = outputs.getOrDefault(kind, List.of());
            var entry = choice.get(random.nextInt(choice.size()));
            var chosen = judged(entry.event());
            var paths = FlippedBits.paths(entry.event(), chosen);
            int which = random.nextInt(paths.size());
            int bit = random.nextInt(Double.SIZE);
            var flipped = FlippedBits.flipped(entry.event(), chosen, which, bit);
            if (flipped.isEmpty()) continue;

            var differences = differences(entry, flipped.get());

            assertThat(differences)
                    .as("case %d: bit %d of %s of %s", i, bit, paths.get(which), entry)
                    .anyMatch(one -> one.persistenceId().equals(entry.persistenceId())
                            && one.sequenceNr() <= entry.sequenceNr() + 1);
            kinds.add(kind);
            told++;
            i++;
        }
        assertThat(kinds).hasSizeGreaterThan(8);
        System.out.printf(
                "flipped outputs: %d cases over %s, %d told, %d violations%n", CASES, kinds, told, CASES - told);
    }

    @Test
    void namesTheFieldOfAStoredStop() {
        var entry = first(
                event -> event instanceof Decided made && made.observation().isPresent() && made.stop() > 0);

        var first = differences(entry, lastBit(entry.event(), "stop")).getFirst();

        assertThat(first.persistenceId()).isEqualTo(entry.persistenceId());
        assertThat(first.sequenceNr()).isEqualTo(entry.sequenceNr());
        assertThat(first.field()).isEqualTo("stop");
        assertThat(first.derived()).startsWith(((Decided) entry.event()).stop() + " (0x");
    }

    @Test
    void namesTheFieldOfAStoredReason() {
        var entry = first(event ->
                event instanceof Decided made && made.reasons().getFirst().observed() > 0);

        var first = differences(entry, lastBit(entry.event(), "reasons[0].observed"))
                .getFirst();

        assertThat(first.sequenceNr()).isEqualTo(entry.sequenceNr());
        assertThat(first.field()).isEqualTo("reasons[0].observed");
    }

    @Test
    void tellsOfTheLastBitOfAClose() {
        var entry = first(event -> event instanceof ObservationRow row
                && ObservationBits.has(row.bits(), ObservationBits.POSITION)
                && !Double.isNaN(row.sigma()));

        var differences = differences(entry, lastBit(entry.event(), "close"));

        assertThat(differences).isNotEmpty();
        assertThat(differences.getFirst().sequenceNr()).isGreaterThanOrEqualTo(entry.sequenceNr());
        assertThat(differences.getFirst().field()).isIn("sigma", "killScore", "rMultiple");
    }

    @Test
    void tellsOfTheLastBitOfAKernelConstant() {
        var killed = first(event -> event instanceof Decided made
                && made.reasons().getFirst().code().equals("KILL_SCORE_AT_LIMIT"));
        var entry = RECORD.getOrDefault(killed.persistenceId(), List.of()).stream()
                .filter(one -> one.event() instanceof TermsSet)
                .findFirst()
                .orElseThrow();

        var decay = differences(entry, nudged((TermsSet) entry.event(), "ewma-decay"));
        var threshold = differences(entry, nudged((TermsSet) entry.event(), "kill-threshold"));

        assertThat(decay.getFirst().field()).isEqualTo("sigma");
        assertThat(threshold)
                .anyMatch(one ->
                        one.sequenceNr() == killed.sequenceNr() && one.field().equals("reasons[0].limit"));
        System.out.printf(
                "last bit of a constant: ewma-decay %d differences, kill-threshold %d%n",
                decay.size(), threshold.size());
    }

    private static TermsSet nudged(TermsSet set, String constant) {
        var found = Pattern.compile("\"" + constant + "\":([0-9.eE-]+)").matcher(set.settings());
        assertThat(found.find()).as(constant).isTrue();
        double other = Math.nextUp(Double.parseDouble(found.group(1)));
        return EarlierRecord.with(
                set,
                set.settings().substring(0, found.start(1))
                        + other
                        + set.settings().substring(found.end(1)));
    }

    // --- what is flipped

    private static Map<String, List<JournalEntry>> outputs() {
        var outputs = new TreeMap<String, List<JournalEntry>>();
        for (var entries : RECORD.values()) {
            for (var entry : entries) {
                if (FlippedBits.paths(entry.event(), judged(entry.event())).isEmpty()) continue;
                outputs.computeIfAbsent(entry.event().getClass().getSimpleName(), name -> new ArrayList<>())
                        .add(entry);
            }
        }
        return outputs;
    }

    /** The doubles of an event that the kernel gives; the others are what it was given. */
    private static Predicate<String> judged(JournalEvent event) {
        Set<String> ofRow = Set.of("sigma", "killScore", "rMultiple", "stagedShare");
        return switch (event) {
            case ObservationRow row -> ofRow::contains;
            case Decided made when made.action().equals("WORD_EXPIRED") -> path -> false;
            case Decided made ->
                path -> path.startsWith("observation.")
                        ? ofRow.contains(path.substring("observation.".length()))
                        : !path.startsWith("care.") && !path.startsWith("word.") && !path.startsWith("wish.");
            case OrderIntended order -> path -> true;
            case StandingChanged changed -> path -> path.startsWith("reasons");
            case PortfolioRead read ->
                path -> path.equals("peak")
                        || path.equals("heat")
                        || path.startsWith("holdings")
                        || path.startsWith("returns");
            case HeatChanged changed -> path -> true;
            case OpenGranted granted -> path -> true;
            case GuardsMoved moved -> path -> true;
            case GuardTripped tripped -> path -> true;
            case PermitIssued issued -> path -> true;
            case EmergencyActivated activated -> path -> path.startsWith("latch.reasons");
            case ModeChanged changed -> path -> path.startsWith("reasons");
            default -> path -> false;
        };
    }

    private static JournalEvent lastBit(JournalEvent event, String field) {
        Predicate<String> chosen = field::equals;
        return FlippedBits.flipped(event, chosen, 0, 0).orElseThrow();
    }

    private static JournalEntry first(Predicate<JournalEvent> wanted) {
        return RECORD.values().stream()
                .flatMap(List::stream)
                .filter(entry -> wanted.test(entry.event()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Difference> differences(JournalEntry at, JournalEvent other) {
        var record = new TreeMap<>(RECORD);
        var entries = new ArrayList<>(RECORD.getOrDefault(at.persistenceId(), List.of()));
        entries.set((int) at.sequenceNr() - 1, EarlierRecord.with(at, at.ordering(), other));
        record.put(at.persistenceId(), entries);
        return RecordReplay.of(record, RecordedTerms::symbol, RecordedTerms::layers)
                .differences();
    }
}
