package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.crash.CrashDrill;
import io.quantumtrader.app.drill.crash.CrashDrillRequest;
import io.quantumtrader.app.drill.crash.CrashFault;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three rounds of the crash drill; {@code ./qt drill crash --rounds 50} does the rest. */
class CrashDrillTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void losesAndRepeatsNothingWhenItsDatabaseOrBothAreKilled() throws Exception {
        TestServer.needsAnEmbeddedServer("kills its server; GivenDatabaseTest does what can be done from outside");
        Files.createDirectories(HOME.resolve("var/programs"));
        var settings = SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, Map.of());
        var faults = List.of(CrashFault.DATABASE_KILLED, CrashFault.DATABASE_STALLED, CrashFault.BOTH_KILLED);

        var report = CrashDrill.run(
                new CrashDrillRequest(1, 7, faults, Optional.empty(), HOME, folder),
                new WholeFund(),
                settings,
                Progress.silent());

        System.out.printf(
                "crash drill: %d rounds, %d events acknowledged, %d through the spool, %d orders, %d decisions, %d"
                        + " violations%n",
                report.rounds(),
                report.acknowledged(),
                report.spooled(),
                report.orders(),
                report.decisions(),
                report.violations());
        assertThat(report.first()).isEmpty();
        assertThat(report.violations()).isZero();
        assertThat(report.spooled()).isPositive();
        assertThat(report.orders()).isPositive();
    }
}
