package io.quantumtrader.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.audit.Finding.Kind;
import io.quantumtrader.persistence.journal.SampleJournals;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAuditTest {

    private static final long SEED = Long.getLong("audit.seed", 11);
    private static final int CASES = Integer.getInteger("audit.cases", 8);
    private static final List<String> IDS = List.of("symbol|main|A", "symbol|main|B", "governor|main");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Database database = SharedServer.schema("audit");

    @TempDir
    private Path folder;

    @BeforeEach
    void journal() throws SQLException, IOException {
        JournalSchema.prepare(database);
        afresh();
    }

    @Test
    void findsNothingInAJournalThatIsAsItWasWritten() throws Exception {
        var report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.entities()).isEqualTo(3);
        assertThat(report.seals()).isEqualTo(2);
        assertThat(report.unsealed()).isPositive();
        assertThat(report.dailyRoots()).hasSize(2);
    }

    @Test
    void namesTheRowOfWhicheverBitIsFlippedInWhicheverColumn() throws Exception {
        var violations = new ArrayList<String>();
        int cases = 6 * CASES;
        for (int i = 0; i < cases; i++) {
            var row = anyRow();
            var change = change(i);
            execute("update event_journal set " + change + " where ordering = " + row.ordering());
            var found = verify().findings();
            boolean named = found.stream()
                    .anyMatch(finding -> finding.kind() == Kind.ALTERED
                            && finding.sequenceNr() == row.sequenceNr()
                            && finding.persistenceId().equals(row.id()));
            boolean alone = found.stream()
                            .filter(finding -> finding.kind() == Kind.ALTERED)
                            .count()
                    == 1;
            if (!named || !alone) violations.add(change + " of " + row + " gave " + found);
            afresh();
        }

        print("any bit of any column", cases, violations);
    }

    @Test
    void namesWhatIsMissingWhereverItWasTakenOut() throws Exception {
        var violations = new ArrayList<String>();
        int cases = 2 * CASES;
        for (int i = 0; i < cases; i++) {
            var row = rowWithFollower();
            execute("delete from event_journal where ordering = " + row.ordering());
            var found = verify().findings();
            boolean named = found.stream()
                    .anyMatch(finding -> finding.kind() == Kind.MISSING
                            && finding.sequenceNr() == row.sequenceNr()
                            && finding.persistenceId().equals(row.id()));
            if (!named) violations.add(row + " gave " + found);
            afresh();
        }

        print("a row taken out", cases, violations);
    }

    @Test
    void findsThatTwoRowsChangedPlaces() throws Exception {
        var violations = new ArrayList<String>();
        int cases = 2 * CASES;
        for (int i = 0; i < cases; i++) {
            var row = rowWithFollower();
            long next = number("select min(ordering) from event_journal where persistence_id = '" + row.id()
                    + "' and ordering > " + row.ordering());
            swapPlaces(row.ordering(), next);
            var found = verify().findings();
            if (found.stream()
                    .noneMatch(finding -> finding.kind() == Kind.REORDERED
                            && finding.persistenceId().equals(row.id()))) violations.add(row + " gave " + found);
            afresh();
        }

        print("two rows in each other's place", cases, violations);
    }

    @Test
    void theSealsFindAnAlterationWhoseChainsWereAllRecomputed() throws Exception {
        execute("update event_journal set event_payload = set_bit(event_payload, 3, 1 - get_bit(event_payload, 3))"
                + " where ordering = (select min(ordering) from event_journal)");
        SampleJournals.rechain(database);

        assertThat(verify().findings())
                .extracting(Finding::kind)
                .containsOnly(Kind.SEAL_BROKEN)
                .isNotEmpty();
    }

    @Test
    void theCopyFindsSealsThatWereSetAnew() throws Exception {
        execute("update event_journal set event_payload = set_bit(event_payload, 3, 1 - get_bit(event_payload, 3))"
                + " where ordering = (select min(ordering) from event_journal)");
        SampleJournals.rechain(database);
        execute("delete from journal_seal");
        new Sealer(database, folder.resolve("forged")).seal(1);

        assertThat(verify().findings())
                .extracting(Finding::kind)
                .containsOnly(Kind.SEAL_BROKEN)
                .isNotEmpty();
    }

    @Test
    void theSealsFindRowsCutOffTheEnd() throws Exception {
        long sealed = number("select max(to_ordering) from journal_seal");
        execute("delete from event_journal where ordering >= " + sealed);

        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.SEAL_BROKEN);
            assertThat(finding.detail()).contains("are there");
        });
    }

    @Test
    void findsARowThatIsMarkedDeleted() throws Exception {
        var row = anyRow();
        execute("update event_journal set deleted = true where ordering = " + row.ordering());

        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.MARKED_DELETED);
    }

    private record Row(long ordering, String id, long sequenceNr) {}

    private void print(String what, int cases, List<String> violations) {
        System.out.printf(
                "property audit, %s (seed %d): %d cases, %d violations%n", what, SEED, cases, violations.size());
        assertThat(violations).isEmpty();
    }

    /** Another content for one column, a bit away from what it was. */
    private String change(int number) {
        return switch (number % 8) {
            case 0, 1 -> {
                int bit = random.nextInt(8);
                yield "event_payload = set_bit(event_payload, " + bit + ", 1 - get_bit(event_payload, " + bit + "))";
            }
            case 2 -> "writer = writer || 'x'";
            case 3 -> "write_timestamp = write_timestamp # (1::bigint << " + random.nextInt(40) + ")";
            case 4 -> "event_ser_manifest = 'Held#1'";
            case 5 -> "event_ser_id = event_ser_id # 1";
            case 6 -> "adapter_manifest = 'x'";
            default -> {
                int bit = random.nextInt(256);
                yield "chain = set_bit(chain, " + bit + ", 1 - get_bit(chain, " + bit + "))";
            }
        };
    }

    private Row anyRow() throws SQLException {
        return row("true");
    }

    private Row rowWithFollower() throws SQLException {
        return row("exists (select from event_journal n where n.persistence_id = j.persistence_id"
                + " and n.sequence_number = j.sequence_number + 1)");
    }

    private Row row(String condition) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var found = statement.executeQuery("select ordering, persistence_id, sequence_number"
                        + " from event_journal j where " + condition + " order by ordering")) {
            var rows = new ArrayList<Row>();
            while (found.next()) rows.add(new Row(found.getLong(1), found.getString(2), found.getLong(3)));
            return rows.get(random.nextInt(rows.size()));
        }
    }

    private void swapPlaces(long one, long other) throws SQLException {
        execute("update event_journal set ordering = -1 where ordering = " + one);
        execute("update event_journal set ordering = " + one + " where ordering = " + other);
        execute("update event_journal set ordering = " + other + " where ordering = -1");
    }

    /** A journal with two seals, a day apart, and some rows behind them. */
    private void afresh() throws SQLException, IOException {
        execute("truncate event_journal restart identity cascade; truncate journal_seal");
        Files.deleteIfExists(folder.resolve("seals"));
        var writing = new SplittableRandom(SEED);
        SampleJournals.append(database, writing, IDS, 12);
        sealer().seal(0);
        SampleJournals.append(database, writing, IDS, 6);
        sealer().seal(86_400_000);
        SampleJournals.append(database, writing, IDS, 3);
    }

    private Sealer sealer() {
        return new Sealer(database, folder.resolve("seals"));
    }

    private AuditReport verify() throws SQLException, IOException {
        return JournalAudit.verify(
                database,
                new JournalAudit.Places(folder.resolve("seals"), folder.resolve("spool"), folder.resolve("archive")),
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
