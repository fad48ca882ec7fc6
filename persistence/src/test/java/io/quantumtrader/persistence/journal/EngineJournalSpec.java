package io.quantumtrader.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.time.Duration;
import org.apache.pekko.persistence.CapabilityFlag;
import org.apache.pekko.persistence.japi.journal.JavaJournalSpec;

/** What the engine's journal test kit is told: the plugin with a spool, and the kit's own events. */
public final class EngineJournalSpec extends JavaJournalSpec {

    private static final long serialVersionUID = 1L;

    public EngineJournalSpec() {
        super(overKitsOwnEvents());
    }

    private static Config overKitsOwnEvents() {
        var database = SharedServer.database();
        var spool = new JournalConfig.SpoolSettings(
                SharedServer.folder("kit").resolve("spool"),
                JournalSchema.identity(database),
                1 << 20,
                Duration.ofSeconds(5));
        return ConfigFactory.parseString("pekko.actor.allow-java-serialization = on, pekko.loglevel = ERROR")
                .withFallback(JournalConfig.of(database, spool))
                .withFallback(ConfigFactory.load());
    }

    /** Optional, and not wanted: the kit rejects one event and stores the next, which leaves a gap, and a chain has none. */
    @Override
    public CapabilityFlag supportsRejectingNonSerializableObjects() {
        return CapabilityFlag.off();
    }

    @Override
    public CapabilityFlag supportsSerialization() {
        return CapabilityFlag.on();
    }

    @Override
    public CapabilityFlag supportsMetadata() {
        return CapabilityFlag.off();
    }
}
