package io.quantumtrader.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.persistence.postgres.Database;

/** Pekko's settings for a journal in that database, to be laid over the rest of the configuration. */
public final class JournalConfig {

    private static final String RESOURCE = "io/quantumtrader/persistence/journal.conf";
    private static final String PLUGIN = "quantum-trader-journal";

    private JournalConfig() {}

    /** Use as {@code JournalConfig.of(database).withFallback(ConfigFactory.load())}. */
    public static Config of(Database database) {
        return ConfigFactory.parseResources(
                        JournalConfig.class.getClassLoader(),
                        RESOURCE,
                        ConfigParseOptions.defaults().setAllowMissing(false))
                .withValue(PLUGIN + ".url", ConfigValueFactory.fromAnyRef(database.url()))
                .withValue(PLUGIN + ".user", ConfigValueFactory.fromAnyRef(database.user()))
                .withValue(PLUGIN + ".password", ConfigValueFactory.fromAnyRef(database.password()));
    }
}
