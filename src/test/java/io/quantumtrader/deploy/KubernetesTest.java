package io.quantumtrader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.ApiSection;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.route.Endpoint;
import io.quantumtrader.http.tls.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests name what there is: routes, ports, settings, and one another. */
class KubernetesTest {

    private static final String FOLDER = "kubernetes/";
    private static final String NAMESPACE = "quantum-trader";

    private final List<Tree> manifests = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void read() throws IOException {
        for (var file : kustomization().at("resources").texts()) manifests.addAll(Tree.documents(FOLDER + file));
    }

    private static Tree kustomization() throws IOException {
        return Tree.documents(FOLDER + "kustomization.yaml").getFirst();
    }

    @Test
    void everyManifestIsAppliedAndTheSecretsTemplateIsNot() throws IOException {
        try (var files = Files.list(Tree.FOLDER.resolve(FOLDER))) {
            var written = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .filter(name -> !name.equals("kustomization.yaml") && !name.equals("secrets.example.yaml"))
                    .toList();

            assertThat(kustomization().at("resources").texts()).containsExactlyInAnyOrderElementsOf(written);
        }
        assertThat(manifests).allSatisfy(manifest -> {
            assertThat(manifest.at("apiVersion").text()).matches("v1|apps/v1|policy/v1|networking.k8s.io/v1");
            if (!manifest.at("kind").text().equals("Namespace"))
                assertThat(manifest.at("metadata", "namespace").text()).isEqualTo(NAMESPACE);
        });
    }

    @Test
    void probesAskRoutesThatExistByANameThatIsAllowed() throws IOException {
        int port = ApiSection.settings(settings("qt-node-0").section("http")).port();

        for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            var get = node().at(probe, "httpGet");
            assertThat(Arrays.stream(Endpoint.values())
                            .filter(endpoint -> endpoint.method().equals("GET"))
                            .map(Endpoint::path))
                    .contains(get.at("path").text());
            assertThat(get.at("port").text()).isEqualTo("api");
            assertThat(get.at("scheme").text()).isEqualTo("HTTPS");
            assertThat(get.at("httpHeaders").named("Host").at("value").text()).isEqualTo("localhost:" + port);
        }
        assertThat(node().at("readinessProbe", "httpGet", "path").text()).isEqualTo(Endpoint.READY.path());
        assertThat(node().at("livenessProbe", "httpGet", "path").text()).isEqualTo(Endpoint.LIVE.path());
    }

    @Test
    void seedNodesAreTheNamesThatTheStatefulSetGives() throws IOException {
        var set = manifest("StatefulSet", "qt-node");
        var service = manifest("Service", set.at("spec", "serviceName").text());
        int replicas = set.at("spec", "replicas").number();
        var names = IntStream.range(0, replicas)
                .mapToObj(i -> "qt-node-" + i + "."
                        + service.at("metadata", "name").text() + "." + NAMESPACE + ".svc.cluster.local")
                .toList();
        var cluster = FundSettings.of(settings("qt-node-1")).cluster();

        assertThat(service.at("spec", "clusterIP").text()).isEqualTo("None");
        assertThat(service.at("spec", "publishNotReadyAddresses").value()).isEqualTo(true);
        assertThat(cluster.seedNodes())
                .containsExactlyElementsOf(
                        names.stream().map(name -> name + ":" + cluster.port()).toList());
        assertThat(cluster.host()).isEqualTo(names.get(1));
        assertThat(cluster.leastNodes()).isGreaterThan(replicas / 2).isLessThan(replicas);
        assertThat(set.at("spec", "podManagementPolicy").text()).isEqualTo("Parallel");
    }

    @Test
    void portsAreThoseOfTheSettings() throws IOException {
        var settings = settings("qt-node-0");
        var cluster = FundSettings.of(settings).cluster();
        int api = ApiSection.settings(settings.section("http")).port();
        int venue = settings.section("venue.server").whole("port");

        assertThat(node().at("ports").named("api").at("containerPort").number()).isEqualTo(api);
        assertThat(node().at("ports").named("cluster").at("containerPort").number())
                .isEqualTo(cluster.port());
        assertThat(port("qt-nodes")).isEqualTo(cluster.port());
        assertThat(port("qt-api")).isEqualTo(api);
        assertThat(port("qt-venue")).isEqualTo(venue);
        assertThat(settings.section("venue").text("url")).isEqualTo("http://qt-venue:" + venue);
        assertThat(settings.section("http").texts("allowed-hosts")).allMatch(host -> host.endsWith(":" + api));
        assertThat(container("Deployment", "qt-venue")
                        .at("ports")
                        .named("venue")
                        .at("containerPort")
                        .number())
                .isEqualTo(venue);
        assertThat(cluster.management().orElseThrow().host()).isEqualTo("127.0.0.1");
        var allowed = ingressPorts("qt-node");
        assertThat(allowed).containsExactlyInAnyOrder(cluster.port(), api);
        assertThat(ingressPorts("qt-venue")).containsExactly(venue);
    }

    @Test
    void aMajorityStaysWhenMachinesAreEmptied() {
        var replicas = manifest("StatefulSet", "qt-node").at("spec", "replicas").number();
        var least = manifest("PodDisruptionBudget", "qt-node")
                .at("spec", "minAvailable")
                .number();

        assertThat(least).isLessThan(replicas).isGreaterThan(replicas / 2);
        assertThat(pod("StatefulSet", "qt-node")
                        .at("terminationGracePeriodSeconds")
                        .number())
                .isGreaterThanOrEqualTo(60);
        var rule = pod("StatefulSet", "qt-node")
                .at("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
                .all()
                .getFirst();
        assertThat(rule.at("topologyKey").text()).isEqualTo("kubernetes.io/hostname");
    }

    @Test
    void secretsStandInSecretsAlone() throws IOException {
        for (var manifest : manifests) assertThat(manifest.at("kind").text()).isNotEqualTo("Secret");
        var config = manifest("ConfigMap", "qt-config").at("data");
        for (var key : config.keys())
            assertThat(config.at(key).text().replace("/var/run/secrets", ""))
                    .doesNotContainIgnoringCase("password")
                    .doesNotContain("PRIVATE KEY");
        var templates = Tree.documents(FOLDER + "secrets.example.yaml");

        for (var variable : List.of("QT_JOURNAL_PASSWORD", "QT_TOKEN_OPERATOR")) {
            var of = node().at("env").named(variable).at("valueFrom", "secretKeyRef");
            assertThat(templates)
                    .anyMatch(secret -> secret.at("metadata", "name")
                                    .text()
                                    .equals(of.at("name").text())
                            && secret.at("stringData")
                                    .keys()
                                    .contains(of.at("key").text()));
        }
        var settings = settings("qt-node-0");
        var tls = FundSettings.of(settings).cluster().tls().orElseThrow();
        mounted("tls", templates, List.of(tls.certificate(), tls.key(), tls.authority()));
        var api = (Transport.Tls) ApiSection.transport(settings.section("http"));
        mounted(
                "api-tls",
                templates,
                List.of(api.certificate(), api.key(), settings.authority().orElseThrow()));
        assertThat(settings("qt-node-0").section("http").named("operators"))
                .containsExactly(Map.entry("operator", "env:QT_TOKEN_OPERATOR"));
    }

    /** The files are those of the secret behind a volume, where the volume is mounted. */
    private void mounted(String volume, List<Tree> templates, List<Path> files) {
        var mount = node().at("volumeMounts").named(volume).at("mountPath").text();
        String secret = pod("StatefulSet", "qt-node")
                .at("volumes")
                .named(volume)
                .at("secret", "secretName")
                .text();
        var names = templates.stream()
                .filter(template -> template.at("metadata", "name").text().equals(secret))
                .findFirst()
                .orElseThrow()
                .at("stringData")
                .keys();
        for (var file : files) {
            assertThat(file.getParent()).hasToString(mount);
            assertThat(names).contains(file.getFileName().toString());
        }
    }

    @Test
    void whatIsWrittenHasAPlaceThatLasts() throws IOException {
        String data = settings("qt-node-0").dataDirectory().toString();

        for (var kind :
                Map.of("StatefulSet", "qt-node", "Deployment", "qt-venue").entrySet()) {
            var container = container(kind.getKey(), kind.getValue());
            assertThat(container
                            .at("volumeMounts")
                            .named("data")
                            .at("mountPath")
                            .text())
                    .isEqualTo(data);
            var security = container.at("securityContext");
            assertThat(security.at("readOnlyRootFilesystem").value()).isEqualTo(true);
            assertThat(security.at("allowPrivilegeEscalation").value()).isEqualTo(false);
            assertThat(security.at("capabilities", "drop").texts()).containsExactly("ALL");
            var user = pod(kind.getKey(), kind.getValue()).at("securityContext");
            assertThat(user.at("runAsNonRoot").value()).isEqualTo(true);
            assertThat(Files.readString(Tree.FOLDER.resolve("Dockerfile")))
                    .contains("USER " + user.at("runAsUser").text() + ":");
        }
        var claims = manifest("StatefulSet", "qt-node")
                .at("spec", "volumeClaimTemplates")
                .all();
        assertThat(claims)
                .extracting(claim -> claim.at("metadata", "name").text())
                .containsExactly("data");
    }

    private Settings settings(String pod) throws IOException {
        String text = manifest("ConfigMap", "qt-config")
                .at("data", "application.conf")
                .text();
        return Deployed.settings(text, Map.of("QT_NODE", pod), folder);
    }

    private Tree manifest(String kind, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.at("kind").text().equals(kind))
                .filter(manifest -> manifest.at("metadata", "name").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    private Tree pod(String kind, String name) {
        return manifest(kind, name).at("spec", "template", "spec");
    }

    private Tree container(String kind, String name) {
        return pod(kind, name).at("containers").all().getFirst();
    }

    private Tree node() {
        return container("StatefulSet", "qt-node");
    }

    private int port(String service) {
        return manifest("Service", service)
                .at("spec", "ports")
                .all()
                .getFirst()
                .at("port")
                .number();
    }

    private List<Integer> ingressPorts(String policy) {
        return manifest("NetworkPolicy", policy).at("spec", "ingress").all().stream()
                .flatMap(rule -> rule.at("ports").all().stream())
                .map(port -> port.at("port").number())
                .toList();
    }
}
