package io.quantumtrader.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.process.ProgramStart;
import io.quantumtrader.app.process.Running;
import io.quantumtrader.app.process.Signal;
import io.quantumtrader.persistence.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One node of a local cluster, whoever started it. Each deed looks at the file of the cluster anew. */
public final class LocalNode {

    private static final long POLL_NANOS = 50_000_000;
    private static final int TAIL = 30;
    private static final Duration GLANCE = Duration.ofSeconds(3);

    private final Path folder;
    private final String name;
    private final FundClient client;
    private final FundClient glance;

    private LocalNode(Path folder, String name, String url, Optional<Token> token) {
        this.folder = folder;
        this.name = name;
        client = new FundClient(url, token);
        glance = new FundClient(url, token, GLANCE);
    }

    /** The node of that name; throws {@link LaunchFailed} if the cluster of the folder has none. */
    public static LocalNode named(Path folder, String name) {
        var file = ClusterFile.require(folder);
        var node = file.nodes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LaunchFailed("no node is named " + name + "; there are "
                        + String.join(
                                ", ",
                                file.nodes().stream()
                                        .map(ClusterFile.Node::name)
                                        .toList())));
        return new LocalNode(
                folder, name, node.url(), Token.at(Path.of(file.token())).read());
    }

    /** All of them, in the order of their start. */
    public static List<LocalNode> all(Path folder) {
        return ClusterFile.require(folder).nodes().stream()
                .map(node -> named(folder, node.name()))
                .toList();
    }

    public String name() {
        return name;
    }

    /** Asks and tells its API. */
    public FundClient client() {
        return client;
    }

    /** What the file says of it now. */
    public ClusterFile.Node entry() {
        return ClusterFile.require(folder).nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LaunchFailed("no node is named " + name + " any more"));
    }

    public boolean isAlive() {
        return entry().running().isAlive();
    }

    /** As {@code kill -9}. */
    public void kill() {
        var running = living();
        running.signal(Signal.KILL);
        running.awaitEnd(Duration.ofSeconds(10));
    }

    /** Stands still until {@link #resume}. */
    public void pause() {
        living().signal(Signal.STOP);
    }

    public void resume() {
        living().signal(Signal.CONT);
    }

    /** Leaves the cluster in order, handing over what lives on it; throws {@link LaunchFailed} if it has not ended in time. */
    public void leave(Duration patience) {
        var running = living();
        running.signal(Signal.TERM);
        if (!running.awaitEnd(patience))
            throw new LaunchFailed(name + " has not left after " + patience.toSeconds() + " s\n" + tail());
    }

    /** Starts it in a new process, unless it runs. */
    public void start() {
        var node = entry();
        if (node.running().isAlive())
            throw new LaunchFailed(
                    name + " runs already, process " + node.running().pid());
        var file = ClusterFile.require(folder);
        var process = begin(node, Path.of(file.home()), Path.of(file.database()));
        ClusterFile.change(folder, name, before -> before.in(process));
    }

    /** Another configuration from its next start on; the former one if it has this already. */
    public void toggle(String key, String value) {
        var setting = List.of("--set", key + "=" + value);
        ClusterFile.change(folder, name, before -> {
            var words = new ArrayList<>(before.words());
            var end = words.subList(words.size() - setting.size(), words.size());
            if (end.equals(setting)) end.clear();
            else words.addAll(setting);
            return before.by(words);
        });
    }

    /** Starts the process of a node; the password of the database goes through its environment. */
    static Running begin(ClusterFile.Node node, Path home, Path database) {
        var known = PostgresServer.running(database)
                .orElseThrow(() -> new LaunchFailed("the database in " + database + " does not run"));
        var start =
                new ProgramStart(node.words(), Map.of(JournalSection.PASSWORD, known.password()), home, output(node));
        return Running.of(start.start().toHandle());
    }

    private static Path output(ClusterFile.Node node) {
        return Path.of(node.data()).resolve("output.log");
    }

    /** Waits until its API says that it may be relied on. */
    public void awaitReady(Duration patience) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (!isAlive()) throw new LaunchFailed(name + " has ended\n" + tail());
            if (System.nanoTime() > giveUpAt)
                throw new LaunchFailed(name + " is not ready after " + patience.toSeconds() + " s: " + health());
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    public boolean isReady() {
        try {
            glance.get("/health/ready");
            return true;
        } catch (NotReachable | FundRefused notYet) {
            return false;
        }
    }

    private String health() {
        try {
            return glance.get("/health/ready").toString();
        } catch (NotReachable | FundRefused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** How it stands in the cluster by its own word; empty while it does not answer. */
    public Optional<JsonNode> standing() {
        try {
            return Optional.of(glance.get("/api/v1/cluster"));
        } catch (NotReachable | FundRefused silent) {
            return Optional.empty();
        }
    }

    private Running living() {
        var running = entry().running();
        if (!running.isAlive()) throw new LaunchFailed(name + " does not run");
        return running;
    }

    /** The last lines that it printed. */
    private String tail() {
        try {
            var lines = Files.readAllLines(output(entry()));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException unreadable) {
            return "its output cannot be read: " + unreadable.getMessage();
        }
    }
}
