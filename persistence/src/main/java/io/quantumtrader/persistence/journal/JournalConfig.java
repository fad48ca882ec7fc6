package io.quantumtrader.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.persistence.postgres.Database;

/** Pekko's settings for a journal in that database, to be laid over the rest of the configuration. */
public final class JournalConfig {

    private static final String RESOURCE = "io/quantumtrader/persistence/journal.conf";
    private static final String SHARED = "pekko-persistence-jdbc.shared-databases.slick.db";

    private static final String PLUGIN = "quantum-trader-journal";

    private JournalConfig() {}

    /** Use as {@code JournalConfig.of(database).withFallback(ConfigFactory.load())}. */
    public static Config of(Database database) {
        return ConfigFactory.parseResources(
                        JournalConfig.class.getClassLoader(),
                        RESOURCE,
                        ConfigParseOptions.defaults().setAllowMissing(false))
                .withValue(SHARED + ".url", ConfigValueFactory.fromAnyRef(database.url()))
                .withValue(SHARED + ".user", ConfigValueFactory.fromAnyRef(database.user()))
                .withValue(SHARED + ".password", ConfigValueFactory.fromAnyRef(database.password()))
                .withValue(PLUGIN + ".url", ConfigValueFactory.fromAnyRef(database.url()))
                .withValue(PLUGIN + ".user", ConfigValueFactory.fromAnyRef(database.user()))
                .withValue(PLUGIN + ".password", ConfigValueFactory.fromAnyRef(database.password()));
    }
}
