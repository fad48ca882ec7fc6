package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fund seals its journal while it runs and when it stops; the audit beside it finds nothing and disturbs nobody. */
class SealedFundTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path data;

    @Test
    void isAuditedWhileItRuns_andIsSealedWhenItStops() throws Exception {
        var settings = TestServer.settings(
                data, SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, Map.of()));
        try (var fund = new TwoOperatorsFund(data, Map.of("journal.seal-every", "1 s", "market.ticks", "40"))) {
            Patience.await("a seal", () -> Files.exists(data.resolve("audit/seals")));
            var beside = new WholeFund().keeping().audit(data, settings, Progress.silent());

            assertThat(beside.findings()).isEmpty();
            assertThat(beside.seals()).isPositive();
            assertThat(beside.events()).isPositive();
            fund.kill(TwoOperatorsFund.ADA, "REDUCE_ONLY");
        }
        var after = new WholeFund().keeping().audit(data, settings, Progress.silent());
        var roots = new WholeFund().keeping().roots(data, settings);

        assertThat(after.findings()).isEmpty();
        assertThat(after.unsealed()).isZero();
        assertThat(roots).isEqualTo(after.dailyRoots()).isNotEmpty().allMatch(root -> root.copied());
        assertThat(List.of(Files.readString(data.resolve("audit/seals")).split("\n")))
                .hasSize(after.seals());
    }
}
