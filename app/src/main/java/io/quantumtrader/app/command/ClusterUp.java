package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.ClusterRequest;
import io.quantumtrader.app.cluster.ClusterRequest.Network;
import io.quantumtrader.app.cluster.LocalCluster;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a local cluster up and stays until it is stopped. */
@Command(
        name = "up",
        description = {
            "Bring up a database, a venue and some nodes on this machine, and stay until Ctrl-C, which stops them all.",
            "What runs is told in cluster.json of its folder, where the other commands find it."
        })
final class ClusterUp implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Parameters(index = "0", arity = "0..1", paramLabel = "N", description = "Nodes, 1 to 9; 3 without it.")
    private int nodes = 3;

    @Option(
            names = "--timing",
            paramLabel = "fast|default",
            completionCandidates = Candidates.Timings.class,
            description = "How fast a node that is gone is replaced; see cluster.timings.")
    private @Nullable String timing;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "512m",
            description = "Memory of each node as java -Xmx takes it; 512m without it.")
    private String heap = "512m";

    @Option(
            names = "--netns",
            description =
                    "Give each node a network namespace of its own, so that it can be cut off; takes Linux and root.")
    private boolean namespaces;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    ClusterUp(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws InterruptedException {
        long began = System.nanoTime();
        market.into(settingsOptions);
        Settings settings = settingsOptions.with("cluster.timing", timing).load(launch::check);
        var request = request(settings, folder.path());
        Logging.onlyInto(DataFolder.make(folder.path()));
        var progress = new ProgressLine(spec.commandLine().getErr());
        var cluster = LocalCluster.up(request, progress);
        progress.end();
        announce(cluster, (System.nanoTime() - began) / 1e9);
        new CountDownLatch(1).await();
        return ExitCode.DONE.number();
    }

    private ClusterRequest request(Settings settings, Path place) {
        try {
            return new ClusterRequest(
                    nodes,
                    settings.home(),
                    place,
                    settingsOptions.words(),
                    List.of("-Xmx" + heap),
                    namespaces ? Network.NAMESPACES : Network.LOOPBACK,
                    false,
                    false);
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unfit.getMessage()));
        }
    }

    private void announce(LocalCluster cluster, double seconds) {
        var out = spec.commandLine().getOut();
        if (folder.json()) {
            var nodes = cluster.nodes().stream()
                    .map(node -> new UpNode(node.name(), node.entry().url()))
                    .toList();
            out.println(Json.line(new IsUp(
                    nodes,
                    cluster.folder().toString(),
                    cluster.folder().resolve("token").toString(),
                    seconds)));
            out.flush();
            return;
        }
        out.printf(
                "%d nodes are up after %.1f s. Money is simulated.%n",
                cluster.nodes().size(), seconds);
        for (var node : cluster.nodes())
            out.printf("  %-8s %s%n", node.name(), node.entry().url());
        out.printf("  token    %s%n", cluster.folder().resolve("token"));
        out.printf(
                "  look     ./qt cluster status   ./qt status --url %s%n",
                cluster.nodes().getFirst().entry().url());
        out.printf("  break    ./qt cluster kill n1   pause n2 25   leave n3   start n1%n");
        out.printf("  stop     Ctrl-C here, or ./qt cluster down%n");
        out.flush();
    }

    /** What {@code --json} prints once all nodes are ready. */
    record IsUp(List<UpNode> nodes, String data, String tokenFile, double seconds) {}

    /** One of them. */
    record UpNode(String name, String url) {}
}
