package io.quantumtrader.app.fund.keep;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.AuditResult;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RestoreRequest;
import io.quantumtrader.app.launch.RestoreResult;
import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.persistence.backup.BackupFile;
import io.quantumtrader.persistence.backup.JournalRestore;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Restores a backup into an empty database, and proves what came of it. The folder is made beside its place and gets its name when
 * all is there, so that a restore that was broken off leaves no half of a fund.
 */
final class Restores {

    private static final List<String> BESIDE = List.of("venue.log", "audit/", "spool/", "archive/");
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOCK_CHECK = Duration.ofSeconds(10);

    private final RestoreRequest request;
    private final Settings settings;
    private final Progress progress;
    private final long started = System.nanoTime();
    private boolean rowsLeft;

    private Restores(RestoreRequest request, Settings settings, Progress progress) {
        this.request = request;
        this.settings = settings;
        this.progress = progress;
    }

    static RestoreResult restore(RestoreRequest request, Settings settings, Progress progress) {
        var restores = new Restores(request, settings, progress);
        try (var backup = BackupFile.open(request.backup())) {
            return restores.run(backup);
        } catch (SQLException | IOException | PostgresUnavailable failed) {
            throw new LaunchFailed(restores.left() + failed.getMessage(), failed);
        }
    }

    /** An embedded database goes with its folder; one that is somebody else's keeps what was written. */
    private String left() {
        return rowsLeft
                ? "broken off with the rows already in the database, which has to be empty before the next try: "
                : "nothing was restored: ";
    }

    private RestoreResult run(BackupFile backup) throws SQLException, IOException {
        requireEmptyFolder();
        backup.verify(bytes -> progress.at("checking the backup", bytes, Progress.UNKNOWN));
        var parent = request.data().toAbsolutePath().getParent();
        if (parent == null) throw new IOException(request.data() + " is no place for a data folder");
        Files.createDirectories(parent);
        var half = Files.createTempDirectory(parent, request.data().getFileName() + ".restoring-");
        try {
            var result = request.external() ? external(backup, half) : embedded(backup, half);
            Files.deleteIfExists(request.data());
            Files.move(half, request.data(), StandardCopyOption.ATOMIC_MOVE);
            return result;
        } finally {
            if (Files.exists(half)) delete(half);
        }
    }

    private void requireEmptyFolder() throws IOException {
        var folder = request.data();
        if (!Files.exists(folder)) return;
        try (var content = Files.list(folder)) {
            if (content.findAny().isPresent())
                throw new IOException(folder + " is not empty: a backup is restored into a folder of its own");
        }
    }

    private RestoreResult embedded(BackupFile backup, Path half) throws SQLException, IOException {
        var place = new JournalPlace(half);
        try (var server = PostgresServer.start(
                ServerSettings.in(place.embedded(), settings.home().resolve("var/programs")))) {
            JournalSchema.prepare(server.database());
            return fill(backup, server.database(), place, "embedded");
        }
    }

    private RestoreResult external(BackupFile backup, Path half) throws SQLException, IOException {
        var database = JournalSection.read(settings.section("journal"))
                .external()
                .orElseThrow(() -> new IOException("no database is named"));
        JournalSchema.prepare(database);
        try (var owned = OwnershipLock.acquire(database, LOCK_PATIENCE, LOCK_CHECK, () -> {})) {
            if (!JournalRestore.isEmpty(database))
                throw new IOException("the database at " + database.url() + " is not empty");
            if (!owned.held()) throw new IOException("the database at " + database.url() + " is gone");
            return fill(backup, database, new JournalPlace(half), database.url());
        }
    }

    private RestoreResult fill(BackupFile backup, Database database, JournalPlace place, String where)
            throws SQLException, IOException {
        for (String part : backup.parts("")) {
            if (BESIDE.stream().anyMatch(part::startsWith)) backup.extract(part, place.data());
        }
        progress.at("writing the rows", 0, backup.manifest().events());
        JournalRestore.into(database, backup);
        rowsLeft = request.external();
        long began = System.nanoTime();
        var report = JournalAudit.verify(
                database,
                place.audited(),
                events -> progress.at(
                        "recomputing chains", events, backup.manifest().events()));
        var audit = AuditResult.of(report, (System.nanoTime() - began) / 1e9);
        return new RestoreResult(
                request.data().toString(),
                where,
                backup.manifest().takenAt(),
                JournalRestore.stateHash(database, place.archive()),
                backup.manifest().stateHash(),
                audit,
                (System.nanoTime() - started) / 1e9);
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException left) {
            throw new UncheckedIOException(
                    "what a restore that failed has left in " + folder + " cannot be deleted", left);
        }
    }
}
