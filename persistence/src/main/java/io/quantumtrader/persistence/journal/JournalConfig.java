package io.quantumtrader.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.persistence.postgres.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Pekko's settings for a journal in that database, to be laid over the rest of the configuration. */
public final class JournalConfig {

    private static final String RESOURCE = "io/quantumtrader/persistence/journal.conf";
    private static final String PLUGIN = "quantum-trader-journal";
    private static final String SNAPSHOTS = "quantum-trader-snapshots";

    private JournalConfig() {}

    /**
     * Where events go while the database is away.
     *
     * @param file of the spool, made if absent
     * @param journal which journal it belongs to
     * @param bytes its size, allocated at once
     * @param writeTimeout a write that takes longer turns the journal to the spool
     */
    public record SpoolSettings(Path file, UUID journal, long bytes, Duration writeTimeout) {}

    /**
     * Without a spool: what the database does not take fails. Use as {@code
     * JournalConfig.of(database).withFallback(ConfigFactory.load())}.
     */
    public static Config of(Database database) {
        var plugins = ConfigFactory.parseResources(
                JournalConfig.class.getClassLoader(),
                RESOURCE,
                ConfigParseOptions.defaults().setAllowMissing(false));
        return at(database, SNAPSHOTS, at(database, PLUGIN, plugins));
    }

    private static Config at(Database database, String plugin, Config config) {
        return config.withValue(plugin + ".url", ConfigValueFactory.fromAnyRef(database.url()))
                .withValue(plugin + ".user", ConfigValueFactory.fromAnyRef(database.user()))
                .withValue(plugin + ".password", ConfigValueFactory.fromAnyRef(database.password()));
    }

    /**
     * The same with another distance between snapshots.
     *
     * @param events of one id between two of them; 0 for none
     */
    public static Config snapshotEvery(int events, Config journal) {
        return journal.withValue(SNAPSHOTS + ".every", ConfigValueFactory.fromAnyRef(events));
    }

    /** The same with the folder of the journal's archive. */
    public static Config archivedIn(Path folder, Config journal) {
        return journal.withValue(PLUGIN + ".archive", ConfigValueFactory.fromAnyRef(folder.toString()));
    }

    /** With a spool. */
    public static Config of(Database database, SpoolSettings spool) {
        return of(database)
                .withValue(
                        PLUGIN + ".spool.file",
                        ConfigValueFactory.fromAnyRef(spool.file().toString()))
                .withValue(
                        PLUGIN + ".spool.journal",
                        ConfigValueFactory.fromAnyRef(spool.journal().toString()))
                .withValue(PLUGIN + ".spool.bytes", ConfigValueFactory.fromAnyRef(spool.bytes()))
                .withValue(PLUGIN + ".write-timeout", ConfigValueFactory.fromAnyRef(spool.writeTimeout()));
    }
}
