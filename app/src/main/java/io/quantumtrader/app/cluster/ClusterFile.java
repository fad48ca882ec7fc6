package io.quantumtrader.app.cluster;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.process.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What runs as a local cluster; kept in {@code cluster.json} of its folder while it does.
 *
 * @param up the process that brought it up and takes it down
 * @param home the project's folder
 * @param token file with the token of all nodes
 * @param database folder of the embedded PostgreSQL
 * @param venue the venue's process
 * @param nodes in the order of their start
 */
public record ClusterFile(Running up, String home, String token, String database, Venue venue, List<Node> nodes) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);

    public ClusterFile {
        nodes = List.copyOf(nodes);
    }

    /**
     * The venue.
     *
     * @param url address that the nodes know
     * @param data folder of its log
     */
    public record Venue(String url, String data, Running running) {}

    /**
     * A node.
     *
     * @param url address of its API
     * @param address host and port for the other nodes
     * @param data its folder
     * @param namespace of the network it lives in; empty on the loopback
     * @param link the end of its cable that this machine holds; empty on the loopback
     * @param words the command that starts it
     * @param running its latest process
     */
    public record Node(
            String name,
            String url,
            String address,
            String data,
            String namespace,
            String link,
            List<String> words,
            Running running) {

        public Node {
            words = List.copyOf(words);
        }

        /** The same in another process. */
        Node in(Running process) {
            return new Node(name, url, address, data, namespace, link, words, process);
        }

        /** The same, started by other words from now on. */
        Node by(List<String> others) {
            return new Node(name, url, address, data, namespace, link, others, running);
        }

        /** Name or address of the host that it lives on. */
        String host() {
            return address.substring(0, address.lastIndexOf(':'));
        }
    }

    /** Where the file of a folder lies. */
    public static Path in(Path folder) {
        return folder.resolve("cluster.json");
    }

    /** What the file of a folder says; empty if there is none. */
    public static Optional<ClusterFile> read(Path folder) {
        try {
            if (!Files.exists(in(folder))) return Optional.empty();
            return Optional.of(JSON.readValue(in(folder).toFile(), ClusterFile.class));
        } catch (IOException failed) {
            throw new LaunchFailed("cannot read " + in(folder) + ": " + failed.getMessage(), failed);
        }
    }

    /** The same, where one is needed. */
    public static ClusterFile require(Path folder) {
        return read(folder)
                .orElseThrow(
                        () -> new LaunchFailed("no local cluster runs in " + folder + ": ./qt cluster up begins one"));
    }

    /** Changes one node and writes the file anew, whole or not at all. */
    static synchronized void change(Path folder, String name, UnaryOperator<Node> changed) {
        var before = require(folder);
        var nodes = before.nodes().stream()
                .map(node -> node.name().equals(name) ? changed.apply(node) : node)
                .toList();
        new ClusterFile(before.up(), before.home(), before.token(), before.database(), before.venue(), nodes)
                .write(folder);
    }

    void write(Path folder) {
        try {
            var fresh = folder.resolve("cluster.json.new");
            JSON.writeValue(fresh.toFile(), this);
            Files.move(fresh, in(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new LaunchFailed("cannot write " + in(folder) + ": " + failed.getMessage(), failed);
        }
    }

    /** Whether any process of it still lives. */
    public boolean isAlive() {
        return Stream.concat(Stream.of(up, venue.running()), nodes.stream().map(Node::running))
                .anyMatch(Running::isAlive);
    }
}
