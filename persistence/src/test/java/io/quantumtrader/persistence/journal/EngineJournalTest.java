package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.postgres.SharedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scalatest.tools.Runner;

/** The plugin keeps what the engine expects of a journal: Pekko's own test kit runs against it. */
class EngineJournalTest {

    @BeforeEach
    void empty() throws Exception {
        TestRows.removeAll(SharedServer.database());
    }

    @Test
    void passesTheEnginesJournalTestKit() {
        boolean passed = Runner.run(new String[] {"-s", EngineJournalSpec.class.getName(), "-oW"});

        assertThat(passed).isTrue();
    }
}
