package io.quantumtrader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.ApiSection;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.route.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes on one machine: they find one another, their venue and their secrets. */
class ComposeTest {

    private static final List<String> NODES = List.of("node-1", "node-2", "node-3");

    @TempDir
    private Path folder;

    private Tree compose = new Tree("none", Map.of());

    @BeforeEach
    void read() throws IOException {
        compose = Tree.documents("compose.yaml").getFirst();
    }

    @Test
    void nodesFindOneAnother() throws IOException {
        for (var name : NODES) {
            var node = compose.at("services", name);
            assertThat(node.at("environment", "QT_NODE").text()).isEqualTo(name);
            var cluster = FundSettings.of(settings(name)).cluster();
            assertThat(cluster.node()).isEqualTo(name);
            assertThat(cluster.host()).isEqualTo(name);
            assertThat(cluster.seedNodes())
                    .containsExactlyElementsOf(NODES.stream()
                            .map(seed -> seed + ":" + cluster.port())
                            .toList());
            assertThat(cluster.leastNodes()).isEqualTo(2);
        }
        assertThat(settings("node-1").section("venue").text("url"))
                .isEqualTo("http://venue:"
                        + settings("node-1").section("venue.server").whole("port"));
    }

    @Test
    void pagesArePublishedOnTheLoopbackUnderANameThatIsAllowed() throws IOException {
        var api = ApiSection.settings(settings("node-1").section("http"));

        for (var name : NODES) {
            var parts = compose.at("services", name, "ports").texts().getFirst().split(":");
            assertThat(parts[0]).isEqualTo("127.0.0.1");
            assertThat(parts[2]).isEqualTo(String.valueOf(api.port()));
            assertThat(api.allowedHosts()).contains("localhost:" + parts[1], "127.0.0.1:" + parts[1]);
        }
        assertThat(compose.at("services", "venue").keys()).doesNotContain("ports");
        assertThat(compose.at("services", "postgres").keys()).doesNotContain("ports");
    }

    @Test
    void everythingIsWatchedRestartedAndWaitedFor() throws IOException {
        for (var name : compose.at("services").keys()) {
            var service = compose.at("services", name);
            assertThat(service.at("restart").text()).isEqualTo("unless-stopped");
            assertThat(service.at("healthcheck", "test").texts().getFirst()).isEqualTo("CMD");
            service.find("depends_on")
                    .ifPresent(others -> others.keys()
                            .forEach(other -> assertThat(
                                            others.at(other, "condition").text())
                                    .isEqualTo("service_healthy")));
        }
        int port = settings("node-1").section("http").whole("port");
        for (var name : NODES)
            assertThat(compose.at("services", name, "healthcheck", "test")
                            .texts()
                            .getLast())
                    .isEqualTo("http://127.0.0.1:" + port + Endpoint.READY.path());
    }

    @Test
    void secretsAreFilesThatAreNoPartOfTheProject() throws IOException {
        var variables = Set.of("QT_JOURNAL_PASSWORD_FILE", "QT_TOKEN_OPERATOR_FILE");
        for (var name : NODES) {
            var node = compose.at("services", name);
            assertThat(node.at("environment").keys()).containsAll(variables).doesNotContain("QT_JOURNAL_PASSWORD");
            for (var variable : variables) {
                var file = Path.of(node.at("environment", variable).text());
                assertThat(file.getParent()).hasToString("/run/secrets");
                assertThat(node.at("secrets").texts())
                        .contains(file.getFileName().toString());
            }
        }
        for (var secret : compose.at("secrets").keys())
            assertThat(compose.at("secrets", secret, "file").text()).startsWith("./secrets/");
        assertThat(Files.readAllLines(Path.of("..", ".gitignore"))).contains("deploy/secrets/");
        assertThat(Files.readAllLines(Path.of("..", ".dockerignore"))).contains("deploy/secrets");
    }

    private Settings settings(String node) throws IOException {
        return Deployed.settings(
                Files.readString(Tree.FOLDER.resolve("application.conf")), Map.of("QT_NODE", node), folder);
    }
}
