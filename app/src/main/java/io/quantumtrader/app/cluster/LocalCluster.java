package io.quantumtrader.app.cluster;

import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.cluster.ClusterRequest.Network;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.process.FreePort;
import io.quantumtrader.app.process.ProgramStart;
import io.quantumtrader.app.process.Running;
import io.quantumtrader.app.process.Signal;
import io.quantumtrader.app.process.Tool;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster that this process brought up: database, venue, nodes, started in this order and stopped in the reverse one. */
public final class LocalCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LEAVE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int CONNECTIONS = 100;
    private static final String LOOPBACK = "127.0.0.1";

    private final ClusterRequest request;
    private final Path folder;
    private final Map<String, TcpRelay> relays = new HashMap<>();
    private final List<TcpRelay> others = new ArrayList<>();
    private @Nullable Namespaces namespaces;
    private @Nullable PostgresServer database;
    private @Nullable Running venue;
    /** Somebody ends this process: everything ends with it. */
    private final Thread brokenOff = new Thread(this::stopEverything, "cluster-broken-off");

    private boolean closed;

    private LocalCluster(ClusterRequest request) {
        this.request = request;
        this.folder = request.folder();
    }

    /**
     * Brings everything up and returns when every node is ready; stops what was started if something fails, and when this process
     * is asked to end.
     *
     * @throws LaunchFailed if something does not start, or a cluster of this folder still runs
     */
    public static LocalCluster up(ClusterRequest request, Progress progress) {
        var former = ClusterFile.read(request.folder());
        if (former.isPresent() && former.get().isAlive())
            throw new LaunchFailed("a cluster runs in " + request.folder() + ": ./qt cluster down stops it");
        var cluster = new LocalCluster(request);
        Runtime.getRuntime().addShutdownHook(cluster.brokenOff);
        try {
            cluster.open(progress);
            return cluster;
        } catch (IOException failed) {
            cluster.close();
            throw new LaunchFailed("the cluster does not start: " + failed.getMessage(), failed);
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    private void open(Progress progress) throws IOException {
        Files.createDirectories(folder);
        int steps = request.nodes() + 2;
        progress.at("database", 0, steps);
        var server = PostgresServer.start(new ServerSettings(
                folder.resolve("postgres"),
                request.home().resolve("var/programs"),
                CONNECTIONS,
                Duration.ofSeconds(60),
                Map.of()));
        database = server;
        if (request.network() == Network.NAMESPACES) namespaces = Namespaces.open();
        var token = folder.resolve("token");
        Token.at(token).readOrCreate();
        progress.at("venue", 1, steps);
        var venue = venue();
        var nodes = nodes(server.database(), venue, token);
        var file = new ClusterFile(
                Running.of(ProcessHandle.current()),
                request.home().toString(),
                token.toString(),
                folder.resolve("postgres").toString(),
                venue,
                nodes);
        file.write(folder);
        for (var node : nodes) LocalNode.named(folder, node.name()).start();
        int ready = 0;
        for (var node : LocalNode.all(folder)) {
            progress.at("node " + node.name(), 2 + ready++, steps);
            node.awaitReady(START);
        }
        progress.at("nodes", steps, steps);
    }

    // --- the venue

    private ClusterFile.Venue venue() throws IOException {
        int port = FreePort.one();
        var data = folder;
        var arguments = new ArrayList<>(List.of("venue", "--port", Integer.toString(port), "--data", data.toString()));
        arguments.addAll(request.options());
        var start = new ProgramStart(
                apart(ProgramStart.command(flags("venue"), request.home(), arguments)),
                Map.of(),
                request.home(),
                data.resolve("venue.output.log"));
        var running = Running.of(start.start().toHandle());
        venue = running;
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        awaitVenue(running, address, data);
        return new ClusterFile.Venue("http://" + LOOPBACK + ":" + port, data.toString(), running);
    }

    private static void awaitVenue(Running running, InetSocketAddress address, Path data) throws IOException {
        long giveUpAt = System.nanoTime() + START.toNanos();
        while (!answers(address)) {
            if (!running.isAlive())
                throw new LaunchFailed("the venue has ended\n" + Files.readString(data.resolve("venue.output.log")));
            if (System.nanoTime() > giveUpAt) throw new LaunchFailed("the venue does not answer at " + address);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static boolean answers(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, (int) LOOK.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    // --- nodes

    private record Seat(String name, Optional<Namespaces.Place> place, int apiPort, int clusterPort) {
        String host() {
            return place.map(Namespaces.Place::host).orElse(LOOPBACK);
        }

        String address() {
            return host() + ":" + clusterPort;
        }

        String api() {
            return host() + ":" + apiPort;
        }
    }

    private List<ClusterFile.Node> nodes(Database known, ClusterFile.Venue venue, Path token) throws IOException {
        var ports = FreePort.some(2 * request.nodes());
        var seats = new ArrayList<Seat>();
        for (int i = 0; i < request.nodes(); i++) {
            var between = namespaces;
            var place = between == null ? Optional.<Namespaces.Place>empty() : Optional.of(between.add(i + 1));
            seats.add(new Seat("n" + (i + 1), place, ports.get(2 * i), ports.get(2 * i + 1)));
        }
        var nodes = new ArrayList<ClusterFile.Node>();
        for (var seat : seats) nodes.add(node(seat, seats, known, venue, token));
        return nodes;
    }

    private ClusterFile.Node node(Seat seat, List<Seat> all, Database known, ClusterFile.Venue venue, Path token)
            throws IOException {
        var data = folder.resolve(seat.name());
        var arguments = new ArrayList<>(List.of("node", "--name", seat.name(), "--data", data.toString()));
        arguments.addAll(List.of("--port", Integer.toString(seat.apiPort())));
        arguments.addAll(List.of("--cluster-port", Integer.toString(seat.clusterPort())));
        arguments.addAll(List.of("--venue", toVenue(venue)));
        for (var other : all) arguments.addAll(List.of("--seed-node", other.address()));
        if (request.witnessed())
            arguments.addAll(List.of(
                    "--witness", folder.resolve(seat.name() + ".witness").toString()));
        set(arguments, "journal.url", toDatabase(seat, known));
        set(arguments, "journal.user", known.user());
        set(arguments, "cluster.least-nodes", Integer.toString(request.nodes() / 2 + 1));
        set(arguments, "http.operators.operator", "file:" + token);
        // On one machine it speaks openly, whatever the configuration says of others.
        set(arguments, "http.tls.certificate", "");
        set(arguments, "http.tls.key", "");
        set(arguments, "http.token-book", token.resolveSibling("tokens.json").toString());
        if (seat.place().isPresent()) {
            set(arguments, "cluster.host", seat.host());
            set(arguments, "http.host", seat.host());
            set(arguments, "http.tls.elsewhere", "true");
            set(arguments, "http.allowed-hosts", "[\"" + seat.api() + "\"]");
        }
        arguments.addAll(request.options());
        var words = new ArrayList<String>();
        seat.place().ifPresent(place -> words.addAll(List.of("ip", "netns", "exec", place.namespace())));
        words.addAll(ProgramStart.command(flags("node"), request.home(), arguments));
        return new ClusterFile.Node(
                seat.name(),
                "http://" + seat.api(),
                seat.address(),
                data.toString(),
                seat.place().map(Namespaces.Place::namespace).orElse(""),
                seat.place().map(Namespaces.Place::link).orElse(""),
                apart(words),
                new Running(0, 0));
    }

    private List<String> flags(String kind) {
        var flags = new ArrayList<>(request.flags());
        flags.addAll(ProgramStart.archive(kind));
        return flags;
    }

    private static void set(List<String> arguments, String key, String value) {
        arguments.addAll(List.of("--set", key + "=" + value));
    }

    private String toVenue(ClusterFile.Venue venue) throws IOException {
        var between = namespaces;
        if (between == null) return venue.url();
        var relay = TcpRelay.between(
                between.host(),
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        URI.create(venue.url()).getPort()));
        others.add(relay);
        return "http://" + between.host() + ":" + relay.port();
    }

    private String toDatabase(Seat seat, Database known) throws IOException {
        var between = namespaces;
        if (!request.relayed() && between == null) return known.url();
        var server = URI.create(known.url().substring("jdbc:".length()));
        String host = between == null ? LOOPBACK : between.host();
        var relay = TcpRelay.between(host, new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
        relays.put(seat.name(), relay);
        return known.url().replace(server.getAuthority(), host + ":" + relay.port());
    }

    /** In a session of its own, so that Ctrl-C reaches this process alone and everything ends in order. */
    private static List<String> apart(List<String> words) {
        if (!Tool.isThere("setsid")) return words;
        var all = new ArrayList<>(List.of("setsid"));
        all.addAll(words);
        return all;
    }

    // --- what it is

    public Path folder() {
        return folder;
    }

    /** The database that all nodes share, as this process reaches it. */
    public Database database() {
        var server = database;
        if (server == null) throw new IllegalStateException("no database yet");
        return server.database();
    }

    public List<LocalNode> nodes() {
        return LocalNode.all(folder);
    }

    public LocalNode node(String name) {
        return LocalNode.named(folder, name);
    }

    /** The cable between a node and its database; throws {@link LaunchFailed} if it has none that can be cut. */
    public TcpRelay relay(String name) {
        var relay = relays.get(name);
        if (relay == null) throw new LaunchFailed(name + " reaches its database directly");
        return relay;
    }

    // --- the end

    /**
     * Stops the cluster of a folder, whoever brought it up; of one whose first process is gone, what is left of it: nodes, venue and
     * database. Nothing happens where none is.
     */
    public static void down(Path folder) {
        var found = ClusterFile.read(folder);
        if (found.isEmpty()) return;
        var file = found.get();
        if (file.up().isAlive()) {
            file.up().signal(Signal.TERM);
            if (file.up().awaitEnd(LEAVE.multipliedBy(file.nodes().size() + 2))) return;
        }
        stopNodes(file);
        stop("venue", file.venue().running());
        var directory = Path.of(file.database());
        if (PostgresServer.running(directory).isPresent())
            PostgresServer.start(
                            ServerSettings.in(directory, Path.of(file.home()).resolve("var/programs")))
                    .close();
        Namespaces.remove(file);
        forget(folder);
    }

    /** The nodes leave one after another; the venue stays. */
    public void stopNodes() {
        ClusterFile.read(folder).ifPresent(LocalCluster::stopNodes);
    }

    private static void stopNodes(ClusterFile file) {
        for (var node : file.nodes().reversed()) stop(node.name(), node.running());
    }

    private static void stop(String name, Running running) {
        running.signal(Signal.CONT);
        running.signal(Signal.TERM);
        if (running.awaitEnd(LEAVE)) return;
        LOG.warn("{} has not ended after {}; it is killed", name, LEAVE);
        running.signal(Signal.KILL);
        running.awaitEnd(LEAVE);
    }

    @Override
    public void close() {
        stopEverything();
        try {
            Runtime.getRuntime().removeShutdownHook(brokenOff);
        } catch (IllegalStateException ending) {
            LOG.debug("This process ends", ending);
        }
    }

    private synchronized void stopEverything() {
        if (closed) return;
        closed = true;
        try {
            stopNodes();
            var market = venue;
            if (market != null) stop("venue", market);
        } finally {
            relays.values().forEach(TcpRelay::close);
            others.forEach(TcpRelay::close);
            var between = namespaces;
            if (between != null) between.close();
            var server = database;
            if (server != null) server.close();
            forget(folder);
        }
    }

    /** Nothing of the cluster runs any more. */
    private static void forget(Path folder) {
        try {
            Files.deleteIfExists(ClusterFile.in(folder));
        } catch (IOException failed) {
            throw new LaunchFailed("cannot delete " + ClusterFile.in(folder), failed);
        }
    }
}
