package io.quantumtrader.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.persistence.audit.Sealer;
import io.quantumtrader.persistence.journal.SampleJournals;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows go into a backup and come out of it as they were, into a database that need only have the tables. */
class BackupTest {

    private static final String ROWS = "select string_agg(j::text, E'\\n' order by ordering) from event_journal j";

    private final Database source = schema("backup_source");
    private final Database target = schema("backup_target");
    private final SplittableRandom random = new SplittableRandom(9);

    @TempDir
    private Path folder;

    @BeforeEach
    void journals() throws SQLException, IOException {
        for (var database : List.of(source, target)) {
            JournalSchema.prepare(database);
            execute(
                    database,
                    "truncate event_journal restart identity cascade; truncate journal_seal, journal_archive");
        }
        SampleJournals.append(source, random, List.of("a", "quoted \"b\", ü\nand a line"), 10);
        new Sealer(source, folder.resolve("seals")).seal(1);
        SampleJournals.append(source, random, List.of("a"), 2);
        execute(
                source,
                "select nextval(pg_get_serial_sequence('event_journal', 'ordering')) from generate_series(1, 5)");
        SampleJournals.append(source, random, List.of("a"), 2);
    }

    @Test
    void everyColumnOfEveryRowComesBack_andTheJournalGoesOnBehindThem() throws Exception {
        var manifest = write("b.zip");
        try (var backup = BackupFile.open(folder.resolve("b.zip"))) {
            backup.verify(bytes -> {});
            JournalRestore.into(target, backup);
        }

        assertThat(text(target, ROWS)).isEqualTo(text(source, ROWS));
        assertThat(JournalSchema.identity(target)).isEqualTo(JournalSchema.identity(source));
        assertThat(JournalRestore.stateHash(target, folder)).isEqualTo(manifest.stateHash());
        SampleJournals.append(target, random, List.of("a"), 3);
        var audit = JournalAudit.verify(
                target,
                new JournalAudit.Places(folder.resolve("seals"), folder.resolve("spool"), folder.resolve("archive")),
                rows -> {});
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.events()).isGreaterThan(manifest.events());
    }

    @Test
    void onlyADatabaseWithoutRowsAndSealsCountsAsEmpty() throws Exception {
        assertThat(JournalRestore.isEmpty(source)).isFalse();
        assertThat(JournalRestore.isEmpty(target)).isTrue();
    }

    @Test
    void aFileThatIsThereIsNeverReplaced_andAHalfOneIsNotLeft() throws Exception {
        write("b.zip");

        assertThatThrownBy(() -> write("b.zip")).isInstanceOf(FileAlreadyExistsException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).doesNotContain("b.zip.partial");
        }
    }

    @Test
    void aFileThatIsAppendedToIsTakenUpToItsLastWholeLine() throws Exception {
        var log = Files.writeString(folder.resolve("venue.log"), "one\ntwo\nthr");
        var later = new TreeMap<String, Path>();
        later.put("venue.log", log);

        BackupWriter.write(
                new BackupWriter.Source(source, folder.resolve("archive"), new TreeMap<>(), later, "test", List.of()),
                folder.resolve("b.zip"),
                rows -> {});

        try (var backup = BackupFile.open(folder.resolve("b.zip"));
                var in = backup.part("venue.log")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
        }
    }

    @Test
    void whatIsNoBackupIsNamed() throws Exception {
        var text = Files.writeString(folder.resolve("text"), "hello");

        assertThatThrownBy(() -> BackupFile.open(text))
                .isInstanceOf(BackupBroken.class)
                .hasMessageContaining("not a whole backup");
        assertThatThrownBy(() -> BackupFile.open(folder.resolve("absent")))
                .isInstanceOf(BackupBroken.class)
                .hasMessageContaining("there is no such file");
    }

    private Manifest write(String name) throws SQLException, IOException {
        return BackupWriter.write(
                new BackupWriter.Source(
                        source, folder.resolve("archive"), new TreeMap<>(), new TreeMap<>(), "test", List.of()),
                folder.resolve(name),
                rows -> {});
    }

    private static Database schema(String name) {
        return SharedServer.schema(name);
    }

    private static String text(Database database, String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
