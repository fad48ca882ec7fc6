package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.kill.DrillSettings;
import io.quantumtrader.app.drill.kill.KillDrill;
import io.quantumtrader.app.drill.kill.KillDrillReport;
import io.quantumtrader.app.drill.kill.KillDrillReport.Stage;
import io.quantumtrader.app.drill.kill.KillDrillRequest;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole fund under load is killed by the trigger of every level. Times are printed, never asserted; for more of them
 * {@code ./qt drill kill}.
 */
class KillDrillTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final long SEED = 3;
    private static final int KILLS = 5;
    private static final int FLATTENS = 1;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void noOpeningOrderReachesTheVenueOnceAKillIsAcknowledged_andEveryClosingKillEndsFlat() throws Exception {
        Files.createDirectories(HOME.resolve("var/programs"));
        var settings = TestServer.settings(
                folder, SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, DrillSettings.overrides(SEED)));

        var report = KillDrill.run(
                new KillDrillRequest(10, KILLS, FLATTENS, SEED, 4, 4_000, folder), settings, Progress.silent());

        report.stages().forEach(KillDrillTest::print);
        assertThat(report.violations()).isZero();
        assertThat(report.attemptsAfterAcknowledgement()).isPositive();
        assertThat(report.load().entries()).isPositive();
        assertThat(report.stages()).extracting(Stage::level).contains(1, 2, 3, 4, 5, 6, 7);
        assertThat(report.stages())
                .filteredOn(stage -> stage.stage().equals("send gate refuses"))
                .allMatch(stage -> stage.count() >= FLATTENS);
        assertThat(flat(report)).isEqualTo(4L * FLATTENS);
    }

    private static long flat(KillDrillReport report) {
        return report.stages().stream()
                .filter(stage -> stage.stage().equals("all flat at the venue"))
                .mapToLong(Stage::count)
                .sum();
    }

    private static void print(Stage stage) {
        System.out.printf(
                "%d %-40s %-26s %4d  p50 %s  p99 %s  max %s ms%n",
                stage.level(),
                stage.trigger(),
                stage.stage(),
                stage.count(),
                text(stage.p50Ms()),
                text(stage.p99Ms()),
                text(stage.maxMs()));
    }

    private static String text(@Nullable Double ms) {
        return ms == null ? "-" : String.format(Locale.ROOT, "%.3f", ms);
    }
}
