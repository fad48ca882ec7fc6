package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.cluster.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes agree on what decides, whatever their names, addresses and folders are. */
class NodeFingerprintTest {

    @TempDir
    private Path home;

    @Test
    void isTheSameForNodesThatDifferInNameAndPlace() {
        var one =
                of(Map.of("cluster.node", "n1", "cluster.port", "7351", "data-directory", "one", "http.port", "8081"));
        var other = of(Map.of(
                "cluster.node", "n2",
                "cluster.host", "10.0.0.2",
                "cluster.seed-nodes", "[\"10.0.0.1:7355\"]",
                "venue.url", "http://127.0.0.1:8090",
                "journal.url", "jdbc:postgresql://10.0.0.9/fund"));

        assertThat(other).isEqualTo(one);
    }

    @Test
    void changesWithASettingThatDecides() {
        var usual = of(Map.of());

        for (var setting : Map.of(
                        "risk.drawdown-flatten", "0.11",
                        "kernel.harvest.t1-r", "1.9",
                        "cluster.shards", "30",
                        "profile", "paper")
                .entrySet()) {
            var changed = of(Map.of(setting.getKey(), setting.getValue()));

            assertThat(changed.configuration()).as(setting.getKey()).isNotEqualTo(usual.configuration());
            assertThat(changed.build()).isEqualTo(usual.build());
            assertThat(usual.differenceTo(changed)).startsWith("configuration " + changed.configuration());
        }
    }

    @Test
    void doesNotAskWhereAValueIsWritten() {
        var file = SettingsLoader.load(home, write("quantum-trader.cluster.least-nodes = 2\n"), true, new HashMap<>());

        assertThat(NodeFingerprint.of(file.whole())).isEqualTo(of(Map.of("cluster.least-nodes", "2")));
    }

    @Test
    void leavesOutOnlyWhatExists() {
        var known = ConfigFactory.defaultReference().getConfig(Settings.ROOT);

        assertThat(NodeFingerprint.OF_ONE_NODE).allMatch(known::hasPath);
        assertThat(of(Map.of()).build()).matches("[0-9a-f]{12}");
    }

    private Fingerprint of(Map<String, String> overrides) {
        var settings = SettingsLoader.load(home, home.resolve("none.conf"), false, overrides);
        return NodeFingerprint.of(settings.whole());
    }

    private Path write(String text) {
        try {
            return Files.writeString(home.resolve("application.conf"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
