package io.quantumtrader.app.fund.cast;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.cluster.Peers;
import io.quantumtrader.app.config.ClusterSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The settings of one node in the words of the engine. */
final class ClusterConfig {

    private static final String SYSTEM = "quantum-trader";

    private ClusterConfig() {}

    /** @param exits whether the process ends with the actor system: it does, but where several live in one */
    static Config of(ClusterSettings node, boolean exits) {
        Map<String, Object> values = new HashMap<>();
        var timing = node.timing();
        values.put("pekko.remote.artery.canonical.hostname", node.host());
        values.put("pekko.remote.artery.canonical.port", node.port());
        values.put("pekko.cluster.seed-nodes", seeds(node));
        values.put("pekko.cluster.roles", roles(node));
        values.put("pekko.cluster.min-nr-of-members", node.leastNodes());
        values.put("pekko.cluster.failure-detector.heartbeat-interval", text(timing.heartbeat()));
        values.put("pekko.cluster.failure-detector.acceptable-heartbeat-pause", text(timing.acceptablePause()));
        values.put("pekko.cluster.split-brain-resolver.stable-after", text(timing.stableAfter()));
        values.put(
                "pekko.cluster.split-brain-resolver.down-all-when-unstable",
                text(timing.stableAfter().plus(timing.heartbeat().multipliedBy(2))));
        values.put("pekko.cluster.down-removal-margin", text(timing.margin()));
        values.put("pekko.cluster.sharding.number-of-shards", node.shards());
        values.put("pekko.coordinated-shutdown.exit-jvm", exits ? "on" : "off");
        node.management().ifPresent(management -> manage(management, values));
        node.tls().ifPresent(tls -> encrypt(tls, values));
        return ConfigFactory.parseMap(values)
                .withFallback(ConfigFactory.parseResources("cluster.conf"))
                .withFallback(ConfigFactory.parseResources("messages.conf"));
    }

    private static void manage(ClusterSettings.Management management, Map<String, Object> values) {
        values.put("pekko.management.http.hostname", management.host());
        values.put("pekko.management.http.port", management.port());
        values.put("pekko.management.http.route-providers-read-only", management.readOnly());
    }

    /** Both sides of a connection show a certificate of the authority, and the two share a name. */
    private static void encrypt(ClusterSettings.Tls tls, Map<String, Object> values) {
        String ssl = "pekko.remote.artery.ssl.";
        values.put("pekko.remote.artery.transport", "tls-tcp");
        values.put(ssl + "ssl-engine-provider", "org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider");
        values.put(ssl + "rotating-keys-engine.cert-file", tls.certificate().toString());
        values.put(ssl + "rotating-keys-engine.key-file", tls.key().toString());
        values.put(ssl + "rotating-keys-engine.ca-cert-file", tls.authority().toString());
    }

    private static List<String> seeds(ClusterSettings node) {
        return node.seedNodes().stream()
                .map(seed -> "pekko://" + SYSTEM + "@" + seed)
                .toList();
    }

    private static List<String> roles(ClusterSettings node) {
        var roles = new ArrayList<>(new TreeSet<>(node.roles()));
        roles.add(Peers.role(node.node()));
        return roles;
    }

    private static String text(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
