package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.cluster.ClusterDrill;
import io.quantumtrader.app.drill.cluster.ClusterDrillRequest;
import io.quantumtrader.app.drill.cluster.ClusterFault;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node killed and a node that leaves; {@code ./qt drill cluster --rounds 10} does the rest. */
class ClusterDrillTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    @Timeout(900)
    void anotherNodeTakesOverWhoeverHeldAPositionIsKilledOrLeaves() throws Exception {
        TestServer.needsAnEmbeddedServer("brings up a cluster with a server of its own");
        Files.createDirectories(HOME.resolve("var/programs"));
        var settings = SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, Map.of());
        var faults = List.of(ClusterFault.OWNER_KILLED, ClusterFault.OWNER_LEAVES);

        var report = ClusterDrill.run(
                new ClusterDrillRequest(1, 7, faults, 0, false, List.of("--set", "cluster.timing=fast"), HOME, folder),
                new WholeFund(),
                settings,
                Progress.silent());

        System.out.printf(
                "cluster drill: %d rounds, %d events acknowledged, %d orders, %d decisions, %d violations, seed 7%n",
                report.rounds(), report.acknowledged(), report.orders(), report.decisions(), report.violations());
        assertThat(report.first()).isEmpty();
        assertThat(report.violations()).isZero();
        assertThat(report.orders()).isPositive();
        assertThat(report.faults())
                .as("was taken over, and an exit was decided on another node")
                .hasSize(2)
                .allSatisfy(fault -> {
                    assertThat(fault.takenOver().worst()).isPositive();
                    assertThat(fault.exit().worst()).isPositive();
                    assertThat(fault.kill().worst()).isPositive();
                });
    }
}
