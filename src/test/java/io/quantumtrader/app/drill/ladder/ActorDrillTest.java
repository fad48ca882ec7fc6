package io.quantumtrader.app.drill.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A share of the drill through the actors and a real journal. */
class ActorDrillTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final long SEED = 3;
    private static final long COMMANDS = 1_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void aThousandCommandsThroughActorsAndJournalBreakNoInvariant() throws Exception {
        Files.createDirectories(HOME.resolve("var/programs"));
        var settings = TestServer.settings(
                folder, SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, LadderSettings.overrides()));

        var report = LadderDrill.run(new LadderDrillRequest(1, COMMANDS, SEED, folder), settings, Progress.silent());

        LadderDrillTest.print(report);
        assertThat(report.first()).isEmpty();
        assertThat(report.violations()).isZero();
        assertThat(report.invariants())
                .filteredOn(invariant -> invariant.actors() == 0)
                .extracting(LadderDrillReport.Invariant::invariant)
                .containsExactly("E16");
        assertThat(report.faults())
                .filteredOn(fault -> fault.actors() > 0)
                .extracting(LadderDrillReport.Fault::fault)
                .contains(Mishap.ACTOR_CRASH.key(), Mishap.JOURNAL_FAILURE.key(), Mishap.FUND_RESTART.key());
    }
}
