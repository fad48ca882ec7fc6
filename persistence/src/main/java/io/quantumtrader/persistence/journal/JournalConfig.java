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
    private static final String ENGINE_RESOURCE = "io/quantumtrader/persistence/engine-journal.conf";
    private static final String PLUGIN = "quantum-trader-journal";
    /** The journal of what the engine remembers for itself. */
    public static final String ENGINE = "quantum-trader-engine-journal";

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
        return at(database, SNAPSHOTS, at(database, PLUGIN, resource(RESOURCE)));
    }

    /**
     * A second journal, for what the engine remembers for itself: which entities there are. The same plugin over tables of their
     * own, so that decisions, audit and views never meet its rows; without spool, archive and snapshots. To be laid over
     * {@link #of(Database)}; cluster sharding is told to use it.
     *
     * @param database with another schema than the journal of decisions
     * @param node name of the writing node; empty for one that is alone
     */
    public static Config engine(Database database, String node) {
        var plugin = resource(RESOURCE).getConfig(PLUGIN).atPath(ENGINE);
        return at(database, ENGINE, resource(ENGINE_RESOURCE).withFallback(plugin))
                .withValue(ENGINE + ".node", ConfigValueFactory.fromAnyRef(node));
    }

    /** The same for a writer that is alone. */
    public static Config engine(Database database) {
        return engine(database, "");
    }

    private static Config resource(String name) {
        return ConfigFactory.parseResources(
                JournalConfig.class.getClassLoader(),
                name,
                ConfigParseOptions.defaults().setAllowMissing(false));
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

    /**
     * The same for one node of a cluster: others write to this journal too, and its sessions carry its name.
     *
     * @param node its name, which no other process of the cluster has
     */
    public static Config ofNode(String node, Config journal) {
        return journal.withValue(PLUGIN + ".node", ConfigValueFactory.fromAnyRef(node));
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
