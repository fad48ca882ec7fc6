package io.quantumtrader.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.audit.Finding.Kind;
import io.quantumtrader.persistence.journal.SampleJournals;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old rows move to files; archive and table together stay the journal that they were, whatever happens on the way. */
class ArchiverTest {

    private static final long SEED = Long.getLong("archive.seed", 17);
    private static final int CASES = Integer.getInteger("archive.cases", 40);
    private static final List<String> IDS = List.of("symbol|main|A", "symbol|main|B", "governor|main");

    private final Database database = SharedServer.schema("archiver");
    private final SplittableRandom random = new SplittableRandom(SEED);

    @TempDir
    private Path folder;

    private List<String> before = List.of();

    @BeforeEach
    void journal() throws SQLException, IOException {
        JournalSchema.prepare(database);
        execute("truncate event_journal restart identity cascade; truncate journal_seal, journal_archive");
        for (int day = 0; day < 6; day++) {
            SampleJournals.append(database, random, IDS, 30);
            new Sealer(database, folder.resolve("seals")).seal(day);
        }
        SampleJournals.append(database, random, List.of("young"), 5);
        before = SampleJournals.all(database, archive());
    }

    @Test
    void archiveAndTableAreTogetherTheJournalThatTheyWere() throws Exception {
        var moved = archiver().archive(4, 100, rows -> {});

        assertThat(moved.segments()).isGreaterThan(1);
        assertThat(moved.removed()).isBetween(moved.events() - IDS.size(), moved.events());
        assertThat(number("select count(*) from event_journal")).isLessThan(before.size() - moved.removed() + 1);
        assertThat(SampleJournals.all(database, archive())).isEqualTo(before);
        for (String id : IDS)
            assertThat(SampleJournals.pages(database, archive(), id, 7)).isTrue();
        var report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.events()).isEqualTo(before.size());
        assertThat(report.segments()).isEqualTo(moved.segments());
    }

    @Test
    void keepsTheLastRowOfEachIdInTheTable_soThatItsWriterGoesOn() throws Exception {
        archiver().archive(Long.MAX_VALUE, 100, rows -> {});

        assertThat(number("select count(distinct persistence_id) from event_journal"))
                .isEqualTo(IDS.size() + 1);
        SampleJournals.append(database, random, IDS, 10);
        new Sealer(database, folder.resolve("seals")).seal(7);
        archiver().archive(Long.MAX_VALUE, 100, rows -> {});
        assertThat(verify().findings()).isEmpty();
        assertThat(SampleJournals.all(database, archive())).hasSizeGreaterThan(before.size());
    }

    @Test
    void movesNothingThatIsNotSealedLongEnough() throws Exception {
        var moved = archiver().archive(0, 100, rows -> {});

        assertThat(moved).isEqualTo(new Archiver.Moved(0, 0, 0, 0));
    }

    @Test
    void aCrashAtAnyMomentLosesNothingAndRepeatsNothing() throws Exception {
        archiver().archive(3, 100, rows -> {});
        var rest = folder.resolve("rest");
        Files.createDirectories(rest);
        copyFiles(archiveFolder(), rest);

        execute("create table kept as select * from event_journal");
        archiver().archive(5, 100, rows -> {});
        var states = new ArrayList<String>();
        execute("insert into event_journal overriding system value select * from kept on conflict do nothing");
        states.add("named, nothing removed yet");
        assertThat(SampleJournals.all(database, archive())).isEqualTo(before);
        assertThat(verify().findings()).isEmpty();
        execute("delete from event_journal where ordering in (select ordering from event_journal j where exists (select"
                + " from event_journal n where n.persistence_id = j.persistence_id and n.sequence_number ="
                + " j.sequence_number + 1) and ordering <= (select max(to_ordering) from journal_archive)"
                + " order by ordering limit 10)");
        states.add("partly removed");
        assertThat(SampleJournals.all(database, archive())).isEqualTo(before);
        assertThat(verify().findings()).isEmpty();
        archiver().archive(5, 100, rows -> {});
        states.add("gone on with");
        assertThat(SampleJournals.all(database, archive())).isEqualTo(before);

        execute("insert into event_journal overriding system value select * from kept on conflict do nothing;"
                + " delete from journal_archive where number > " + files(rest));
        states.add("file made, not named yet");
        assertThat(SampleJournals.all(database, archive())).isEqualTo(before);
        assertThat(verify().findings()).isEmpty();
        Files.writeString(archiveFolder().resolve("000099-000099.qta.new"), "torn");
        archiver().archive(5, 100, rows -> {});
        states.add("made again");
        assertThat(SampleJournals.all(database, archive())).isEqualTo(before);
        assertThat(verify().findings()).isEmpty();
        execute("drop table kept");
        System.out.println("archive, moments of a crash: " + states);
    }

    @Test
    void theAuditFindsWhicheverBitOfAFileIsFlipped() throws Exception {
        archiver().archive(Long.MAX_VALUE, 100, rows -> {});
        var files = new ArrayList<Path>();
        try (var all = Files.list(archiveFolder())) {
            all.sorted().forEach(files::add);
        }
        var violations = new ArrayList<String>();
        for (int i = 0; i < CASES; i++) {
            int number = random.nextInt(files.size());
            byte[] sound = Files.readAllBytes(files.get(number));
            byte[] damaged = sound.clone();
            int at = random.nextInt(sound.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(files.get(number), damaged);
            boolean found = verify().findings().stream()
                    .anyMatch(finding -> finding.kind() == Kind.SEGMENT_BROKEN && finding.sequenceNr() == number + 1L);
            if (!found) violations.add("byte " + at + " of " + files.get(number));
            Files.write(files.get(number), sound);
        }
        System.out.printf(
                "property archive, any bit of any file (seed %d): %d cases, %d violations%n",
                SEED, CASES, violations.size());
        assertThat(violations).isEmpty();
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void theAuditNamesAMissingFile_andWhatItHeld_andNobodyReadsPastIt() throws Exception {
        archiver().archive(3, 100, rows -> {});
        Files.delete(archiveFolder().resolve("000001-000001.qta"));

        assertThat(verify().findings())
                .anyMatch(finding -> finding.kind() == Kind.SEGMENT_BROKEN
                        && finding.sequenceNr() == 1
                        && finding.detail().contains("missing"))
                .anyMatch(finding -> finding.kind() == Kind.MISSING);
        assertThatThrownBy(() -> SampleJournals.all(database, archive()))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("000001-000001.qta is missing");
    }

    @Test
    void rowsThatAnybodyElseRemovesAreStillFound() throws Exception {
        archiver().archive(3, 100, rows -> {});
        long cut = number("select max(to_ordering) from journal_archive");
        long gone = number("select min(ordering) from event_journal where ordering > " + cut);
        execute("delete from event_journal where ordering = " + gone);

        assertThat(verify().findings()).extracting(Finding::kind).contains(Kind.SEAL_BROKEN);
        execute("delete from journal_archive where number = 1");
        assertThat(verify().findings())
                .extracting(Finding::kind)
                .contains(Kind.SEGMENT_BROKEN, Kind.MISSING, Kind.SEAL_BROKEN);
    }

    @Test
    void aRowThatStandsInBothAndDiffersIsNamed() throws Exception {
        archiver().archive(Long.MAX_VALUE, 100, rows -> {});
        long last = number("select max(ordering) from event_journal where persistence_id = 'governor|main'");
        execute("update event_journal set writer = 'somebody' where ordering = " + last);

        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ALTERED);
            assertThat(finding.place()).isEqualTo(last);
        });
    }

    @Test
    void archivesNothingThatItsSealDoesNotFit() throws Exception {
        execute("update event_journal set chain = set_bit(chain, 5, 1 - get_bit(chain, 5)) where ordering = 2");

        assertThatThrownBy(() -> archiver().archive(4, 100, rows -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("seal 1 does not fit");
        assertThat(number("select count(*) from journal_archive")).isZero();
    }

    @Test
    void whoeverDoesNotKnowTheFolderIsRefusedRatherThanGivenAPart() throws Exception {
        archiver().archive(3, 100, rows -> {});

        assertThatThrownBy(() -> SampleJournals.all(database, Archive.none()))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("nobody said in which folder");
    }

    @Test
    void readersBesideTheArchiverMissNothingAndReadNothingTwice() throws Exception {
        var failures = new ArrayList<String>();
        var reading = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 40; i++) {
                if (!SampleJournals.all(database, archive()).equals(before)) failures.add("reading " + i);
            }
        });
        for (int day = 1; day <= 6; day++) archiver().archive(day, 100, rows -> {});
        reading.join();

        assertThat(failures).isEmpty();
    }

    @Test
    void onlyNamesOfTheAskedKindCount() throws Exception {
        archiver().archive(4, 100, rows -> {});

        assertThat(SampleJournals.named(database, archive(), IDS.getFirst(), Set.of("Absent")))
                .isZero();
    }

    private Archiver archiver() {
        return new Archiver(database, archiveFolder(), 60);
    }

    private Path archiveFolder() {
        return folder.resolve("archive");
    }

    private Archive archive() {
        return Archive.in(archiveFolder());
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (var all = Files.list(from)) {
            for (var file : all.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static int files(Path in) throws IOException {
        try (var all = Files.list(in)) {
            return (int) all.count();
        }
    }

    private AuditReport verify() throws SQLException, IOException {
        return JournalAudit.verify(
                database,
                new JournalAudit.Places(folder.resolve("seals"), folder.resolve("spool"), archiveFolder()),
                rows -> {});
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
