package io.quantumtrader.app.fund.keep;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.persistence.audit.JournalAudit;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What of a journal lies in the data folder of its fund, and its archive, which may lie elsewhere.
 *
 * @param data the folder
 * @param archive the folder of the segments that old rows are moved to
 */
record JournalPlace(Path data, Path archive) {

    /** With its archive inside. */
    JournalPlace(Path data) {
        this(data, data.resolve("archive"));
    }

    /** With its archive where the settings want it. */
    static JournalPlace of(Settings settings, Path data) {
        return JournalSection.read(settings.section("journal"))
                .archiveDirectory()
                .map(folder ->
                        new JournalPlace(data, settings.home().resolve(folder).normalize()))
                .orElseGet(() -> new JournalPlace(data));
    }

    /** The embedded server with its data; absent where the database is somebody else's. */
    Path embedded() {
        return data.resolve("postgres");
    }

    boolean isEmbedded() {
        return Files.exists(embedded());
    }

    /** How a file of the folder is called in a backup. */
    String name(Path file) {
        return data.relativize(file).toString().replace(File.separatorChar, '/');
    }

    /** The folders that have to be written to. */
    List<Path> written() {
        return isEmbedded() ? List.of(data, embedded()) : List.of(data);
    }

    /** The file that takes events while the database is away. */
    Path spool() {
        return data.resolve("spool").resolve("events.spool");
    }

    /** The copy of the seals outside the database. */
    Path seals() {
        return data.resolve("audit").resolve("seals");
    }

    JournalAudit.Places audited() {
        return new JournalAudit.Places(seals(), spool(), archive());
    }
}
