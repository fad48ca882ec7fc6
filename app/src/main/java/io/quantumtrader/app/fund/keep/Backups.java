package io.quantumtrader.app.fund.keep;

import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.BackupResult;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.persistence.backup.BackupWriter;
import io.quantumtrader.persistence.backup.BackupWriter.Source;
import io.quantumtrader.persistence.journal.WaitingEvents;
import io.quantumtrader.persistence.postgres.JournalSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Backs a journal up, with what lies beside its database, while its fund runs or not. */
final class Backups {

    private static final String FUND_LATER =
            "venue.log is the simulated venue's and was copied a moment after the rows: what the venue did in between, the restored"
                    + " fund takes over when it starts";
    private static final String IDENTITY =
            "the restored journal has the identity of the original: never run both, and never give one the other's spool";
    private static final String TOKENS = "tokens of operators and the database's password are not in it";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern SECRET = Pattern.compile("token|password|secret|webhook");

    private Backups() {}

    static BackupResult backup(Path data, Path target, Settings settings, Progress progress) {
        long started = System.nanoTime();
        try (var journal = JournalAccess.look(settings, data)) {
            var file = file(target);
            var manifest = BackupWriter.write(
                    source(journal, settings), file, events -> progress.at("backing up", events, Progress.UNKNOWN));
            return new BackupResult(
                    file.toString(),
                    Files.size(file),
                    manifest.takenAt(),
                    manifest.running(),
                    manifest.events(),
                    manifest.seals(),
                    manifest.stateHash(),
                    manifest.parts(),
                    manifest.notes(),
                    (System.nanoTime() - started) / 1e9);
        } catch (SQLException | IOException failed) {
            throw new LaunchFailed("no backup was made: " + failed.getMessage(), failed);
        }
    }

    /** A folder is given a file named after the moment. */
    private static Path file(Path target) throws IOException {
        if (Files.isDirectory(target)) return target.resolve("quantum-trader-" + STAMP.format(Instant.now()) + ".zip");
        var parent = target.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        return target;
    }

    private static Source source(JournalAccess journal, Settings settings) throws IOException {
        var place = journal.place();
        SortedMap<String, byte[]> earlier = new TreeMap<>();
        SortedMap<String, Path> later = new TreeMap<>();
        var notes = new ArrayList<>(List.of(IDENTITY, TOKENS));
        earlier.put("settings.conf", settings(settings).getBytes(StandardCharsets.UTF_8));
        if (Files.exists(place.seals())) earlier.put(place.name(place.seals()), Files.readAllBytes(place.seals()));
        long waiting = WaitingEvents.in(place.spool(), JournalSchema.identity(journal.database()), row -> {});
        if (waiting > 0) {
            earlier.put(place.name(place.spool()), Files.readAllBytes(place.spool()));
            notes.add(waiting + " events wait in the spool; the start of the restored fund brings them over");
        }
        var venue = VenueBooks.file(place.data());
        if (Files.exists(venue)) {
            later.put(place.name(venue), venue);
            notes.add(FUND_LATER);
        }
        return new Source(journal.database(), place.archive(), earlier, later, program(), notes);
    }

    private static String program() {
        String version = Backups.class.getPackage().getImplementationVersion();
        return "Quantum Trader " + (version == null ? "(not packaged)" : version);
    }

    /** Every value in force, to be read by a person; secrets left out. */
    private static String settings(Settings settings) {
        return settings.entries().stream()
                .map(entry -> entry.key() + " = "
                        + (isSecret(entry)
                                ? "\"left out\""
                                : ConfigValueFactory.fromAnyRef(entry.value()).render()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isSecret(Settings.Entry entry) {
        return SECRET.matcher(entry.key()).find()
                || SECRET.matcher(String.valueOf(entry.value()).toLowerCase(Locale.ROOT))
                        .find();
    }
}
