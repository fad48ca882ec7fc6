package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import io.quantumtrader.actors.cluster.Fingerprint;
import io.quantumtrader.actors.cluster.VersionGate;
import io.quantumtrader.exchange.remote.RemoteVenue;
import io.quantumtrader.http.server.ApiServer;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.CodeFingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has to be the same on all nodes of a fund: the code of every module, and every setting in force but those by which a node differs
 * from its neighbour. Twelve hexadecimal digits each.
 */
public final class NodeFingerprint {

    /** Keys and sections that say where a node is and whom it reaches how; the rest decides. */
    static final List<String> OF_ONE_NODE = List.of(
            "data-directory",
            "http",
            "logging",
            "traces",
            "journal.url",
            "journal.user",
            "journal.archive-directory",
            "venue.url",
            "venue.server",
            "cluster.node",
            "cluster.host",
            "cluster.port",
            "cluster.seed-nodes",
            "cluster.roles",
            "cluster.management",
            "cluster.tls");

    private static final int BYTES = 6;

    private static final class Code {
        private static final String BUILD = digest(Stream.of(
                        SymbolSettings.class,
                        CodeFingerprint.class,
                        VersionGate.class,
                        RemoteVenue.class,
                        ApiServer.class,
                        NodeFingerprint.class)
                .map(CodeFingerprint::of));
    }

    private NodeFingerprint() {}

    /**
     * Of this program with these settings.
     *
     * @param whole the whole tree, as {@link Settings#whole()}
     */
    public static Fingerprint of(Config whole) {
        String root = Settings.ROOT + ".";
        var deciding = Keys.leaves(whole.getConfig(Settings.ROOT).root(), "").entrySet().stream()
                .filter(leaf -> !leaf.getKey().startsWith("profiles."))
                .filter(leaf -> OF_ONE_NODE.stream().noneMatch(part -> isIn(leaf.getKey(), part)))
                .map(leaf -> root + leaf.getKey() + " = " + text(leaf.getValue()));
        return new Fingerprint(Code.BUILD, digest(deciding));
    }

    private static boolean isIn(String key, String part) {
        return key.equals(part) || key.startsWith(part + ".");
    }

    /** As written, so that a number from the command line, which comes as text, equals one from a file. */
    private static String text(ConfigValue value) {
        return String.valueOf(value.unwrapped());
    }

    private static String digest(Stream<String> lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
