package io.quantumtrader.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.Main;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.drill.crash.Signals;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import io.quantumtrader.proof.PausedNode.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fund on several nodes as an operator would start it: a database, a venue and each node in a process of its own. */
final class ProofCluster implements AutoCloseable {

    private static final int CONNECTIONS = 100;
    private static final Duration FOR_A_START = Duration.ofSeconds(60);

    private final Path home;
    private final Path folder;
    private final PostgresServer server;
    private final List<Integer> clusterPorts;
    private final TreeMap<Integer, Node> nodes = new TreeMap<>();
    private final List<OwnProcess> started = new ArrayList<>();
    private final OwnProcess venue;
    private String venueAddress = "";

    /** One node: its process, its API, and the orders that wait on their way through it. */
    record Node(String name, OwnProcess process, FundClient client, PauseFolder pauses, Path data) {

        boolean isReady() {
            if (!process.isAlive()) throw new AssertionError(name + " ended: " + process.output());
            return asked("/health/ready").isPresent();
        }

        /** What the API answers, if it does. */
        Optional<JsonNode> asked(String path) {
            try {
                return Optional.of(client.get(path));
            } catch (NotReachable | FundRefused notNow) {
                return Optional.empty();
            }
        }

        /** Says an operator's word; false if it was refused or got no answer. */
        boolean say(String path, JsonNode body) {
            try {
                client.post(path, body);
                return true;
            } catch (NotReachable | FundRefused refused) {
                return false;
            }
        }

        boolean open(String symbol) {
            var body = JsonNodeFactory.instance
                    .objectNode()
                    .put("symbol", symbol)
                    .put("side", "LONG")
                    .put("notional", 500)
                    .put("reason", "a proof");
            return say("/api/v1/positions", body);
        }

        boolean close(String symbol) {
            return say(
                    "/api/v1/positions/" + symbol + "/close",
                    JsonNodeFactory.instance.objectNode().put("reason", "a proof"));
        }
    }

    private ProofCluster(Path home, Path folder, PostgresServer server, int nodes) throws IOException {
        this.home = home;
        this.folder = folder;
        this.server = server;
        this.clusterPorts = freePorts(nodes);
        this.venue = OwnProcess.start(
                home,
                folder.resolve("venue"),
                Main.class,
                List.of(
                        "venue",
                        "--market",
                        "synthetic:7",
                        "--speed",
                        "x180",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("venue").toString()),
                Map.of());
        started.add(venue);
    }

    /** Starts database and venue; the nodes are started one by one. */
    static ProofCluster begin(Path home, Path folder, int nodes) throws IOException {
        var server = PostgresServer.start(new ServerSettings(
                folder.resolve("postgres"), home.resolve("var/programs"), CONNECTIONS, FOR_A_START, Map.of()));
        try {
            return new ProofCluster(home, folder, server, nodes);
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Ports in rising order: of two halves the one with the lowest address stays. */
    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            return sockets.stream().map(ServerSocket::getLocalPort).sorted().toList();
        } finally {
            for (var socket : sockets) socket.close();
        }
    }

    /** Where the venue answers, once it does. */
    Optional<String> venue() {
        if (venueAddress.isEmpty()) {
            venueAddress = venue.output()
                    .lines()
                    .filter(line -> line.startsWith("http://"))
                    .findFirst()
                    .orElse("");
        }
        return venueAddress.isEmpty() ? Optional.empty() : Optional.of(venueAddress);
    }

    /**
     * Starts a node; the first one has the lowest address and all roles, the others only symbols.
     *
     * @param number from 0
     * @param life which life of it this is, from 1
     */
    Node start(int number, int life, Place place) throws IOException {
        String name = "n" + (number + 1);
        var data = folder.resolve(name);
        var pauses = new PauseFolder(data.resolve("pauses-" + life));
        int port = freePorts(1).getFirst();
        var words =
                new ArrayList<String>(List.of(place.name(), pauses.folder().toString(), venue().orElseThrow(), "node"));
        words.addAll(List.of("--name", name, "--data", data.toString(), "--port", Integer.toString(port)));
        words.addAll(List.of("--cluster-port", Integer.toString(clusterPorts.get(number))));
        words.addAll(List.of("--seed-node", "127.0.0.1:" + clusterPorts.getFirst()));
        words.addAll(List.of("--market", "synthetic:7", "--speed", "x180", "--venue", venue().orElseThrow()));
        words.addAll(List.of("--witness", witness(name).toString()));
        if (number > 0) words.addAll(List.of("--set", "cluster.roles=[symbols]"));
        for (String setting : List.of(
                "journal.url=" + server.database().url(),
                "journal.user=" + server.database().user(),
                "cluster.least-nodes=" + clusterPorts.size(),
                "cluster.timing=fast",
                "cluster.timings.fast.acceptable-pause=2s")) words.addAll(List.of("--set", setting));
        var process = OwnProcess.start(
                home,
                data,
                PausedNode.class,
                words,
                Map.of(JournalSection.PASSWORD, server.database().password()));
        started.add(process);
        String address = "http://127.0.0.1:" + port;
        var node = new Node(name, process, new FundClient(address, Optional.empty()), pauses, data);
        nodes.put(number, node);
        return node;
    }

    /** The same node, to whom an operator can speak: it has made its token by now. */
    Node withToken(int number) throws IOException {
        var node = nodes.get(number);
        if (node == null) throw new IllegalStateException("node " + number + " was not started");
        var token = Token.at(node.data().resolve("token")).read();
        String address = node.process()
                .output()
                .lines()
                .filter(line -> line.startsWith("  api "))
                .map(line -> line.replaceFirst(" *api +", "").replaceFirst("/$", ""))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return new Node(node.name(), node.process(), new FundClient(address, token), node.pauses(), node.data());
    }

    /** Where a node notes each event that is acknowledged to it. */
    Path witness(String name) {
        return folder.resolve("witness-" + name);
    }

    Path venueFolder() {
        return folder.resolve("venue");
    }

    Database database() {
        return server.database();
    }

    /** As {@code kill -9} of the server. */
    void killDatabase() {
        new Signals(folder.resolve("postgres").resolve("data")).kill();
    }

    void reviveDatabase() throws IOException {
        server.revive();
    }

    @Override
    public void close() {
        for (var one : started.reversed()) one.close();
        server.close();
    }
}
