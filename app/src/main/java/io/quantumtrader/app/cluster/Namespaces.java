package io.quantumtrader.app.cluster;

import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.process.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bridge of this machine and a network namespace for each node, joined by a cable that can be cut. Takes Linux and root. */
final class Namespaces implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Namespaces.class);

    /** One process may bring up several clusters, and the system takes its time to forget a name. */
    private static final AtomicInteger OPENED = new AtomicInteger();

    private static final int LETTERS = 26;

    private final String bridge;
    private final String subnet;
    private final List<String> namespaces = new ArrayList<>();

    private Namespaces(String bridge, String subnet) {
        this.bridge = bridge;
        this.subnet = subnet;
    }

    /** Why it cannot be done here; empty if it can. */
    static String obstacle() {
        if (!System.getProperty("os.name").equals("Linux")) return "network namespaces are Linux's";
        if (!Tool.isThere("ip")) return "the program ip (iproute2) is not installed";
        if (!"root".equals(System.getProperty("user.name"))) return "making network namespaces takes root";
        return "";
    }

    /** Lays the bridge. */
    static Namespaces open() {
        String obstacle = obstacle();
        if (!obstacle.isEmpty()) throw new LaunchFailed("no network namespaces here: " + obstacle);
        long pid = ProcessHandle.current().pid();
        int another = OPENED.getAndIncrement() % LETTERS;
        var made = new Namespaces("qt" + pid + (char) ('a' + another), "10.213." + (pid + another) % 256);
        try {
            ip("link", "add", made.bridge, "type", "bridge");
            ip("addr", "add", made.host() + "/24", "dev", made.bridge);
            ip("link", "set", made.bridge, "up");
            return made;
        } catch (IOException refused) {
            made.close();
            throw new LaunchFailed("no network namespaces here: " + refused.getMessage(), refused);
        }
    }

    /** Address of this machine on the bridge. */
    String host() {
        return subnet + ".1";
    }

    /**
     * A namespace and its cable.
     *
     * @param host address in it
     */
    record Place(String namespace, String link, String host) {}

    /** Makes the place of a node, counted from 1. */
    Place add(int number) {
        String namespace = bridge + "n" + number;
        var place = new Place(namespace, "v" + namespace, subnet + "." + (10 + number));
        try {
            ip("netns", "add", namespace);
            namespaces.add(namespace);
            ip("link", "add", place.link(), "type", "veth", "peer", "name", "eth0", "netns", namespace);
            ip("link", "set", place.link(), "master", bridge, "up");
            ip("-n", namespace, "addr", "add", place.host() + "/24", "dev", "eth0");
            ip("-n", namespace, "link", "set", "eth0", "up");
            ip("-n", namespace, "link", "set", "lo", "up");
            return place;
        } catch (IOException refused) {
            throw new LaunchFailed("no namespace for node " + number + ": " + refused.getMessage(), refused);
        }
    }

    static void ip(String... words) throws IOException {
        var all = new ArrayList<>(List.of("ip"));
        all.addAll(List.of(words));
        Tool.run(all);
    }

    /** Takes everything down again. */
    @Override
    public void close() {
        for (String namespace : namespaces) {
            quietly("link", "del", "v" + namespace);
            quietly("netns", "del", namespace);
        }
        quietly("link", "del", bridge);
    }

    /** Takes down what a cluster has left whose first process is gone. */
    static void remove(ClusterFile file) {
        for (var node : file.nodes()) {
            if (node.namespace().isEmpty()) continue;
            quietly("netns", "del", node.namespace());
            quietly("link", "del", node.namespace().replaceFirst("n[0-9]+$", ""));
        }
    }

    private static void quietly(String... words) {
        try {
            ip(words);
        } catch (IOException gone) {
            LOG.debug("Nothing to take down", gone);
        }
    }
}
