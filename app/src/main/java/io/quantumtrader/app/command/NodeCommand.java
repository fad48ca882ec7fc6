package io.quantumtrader.app.command;

import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.UpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts one node of a fund on several nodes and stays until it is stopped. */
@Command(
        name = "node",
        description =
                "Start one node of a fund on several nodes, which share a PostgreSQL (journal.url) and a venue (venue.url)."
                        + " Ctrl-C makes it leave, handing over what lives on it.")
final class NodeCommand implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "Name of this node, which no other node has.")
    private @Nullable String name;

    @Option(names = "--cluster-port", paramLabel = "N", description = "Port for the other nodes.")
    private @Nullable Integer clusterPort;

    @Option(
            names = "--seed-node",
            paramLabel = "HOST:PORT",
            description = "A node to ask to join; the first one begins the cluster. May be repeated.")
    private List<String> seedNodes = List.of();

    @Option(names = "--venue", paramLabel = "URL", description = "The venue, as ./qt venue prints it.")
    private @Nullable String venue;

    @Option(names = "--port", paramLabel = "N", description = "Port of this node's API and page.")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder of this node and no other: spool, seals, log.")
    private @Nullable Path data;

    @Option(names = "--json", description = UpLine.OPTION)
    private boolean json;

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            hidden = true,
            description = "Notes each acknowledged event: for drills.")
    private @Nullable Path witness;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    NodeCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws InterruptedException {
        long began = System.nanoTime();
        market.into(settingsOptions);
        Settings settings = settingsOptions
                .with("cluster.node", name)
                .with("cluster.port", clusterPort)
                .with("cluster.seed-nodes", seedNodes.isEmpty() ? null : quoted(seedNodes))
                .with("venue.url", venue)
                .with("http.port", port)
                .with("data-directory", data == null ? null : data.toAbsolutePath())
                .load(launch::check);
        Path folder = DataFolder.make(settings.dataDirectory());
        Logging.into(folder, settings);
        var tokens = OperatorTokens.of(settings).readOrCreate();
        var progress = ProgressLine.beside(settings, spec.commandLine().getErr());
        RunningFund node = launch.node(
                new UpRequest(folder, OperatorTokens.door(settings, tokens), Optional.ofNullable(witness)),
                settings,
                progress);
        progress.end();
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stop"));
        announce(node, settings, folder, (System.nanoTime() - began) / 1e9);
        node.awaitStopped();
        return ExitCode.DONE.number();
    }

    private void announce(RunningFund node, Settings settings, Path folder, double seconds) {
        var out = spec.commandLine().getOut();
        if (json) {
            UpLine.of(node, folder, OperatorTokens.of(settings), seconds).print(out);
            return;
        }
        out.printf(
                "Node %s is up after %.1f s. Money is simulated (profile %s).%n",
                settings.section("cluster").text("node"), seconds, settings.profile());
        out.printf("  api      %s%n", node.page());
        out.printf("  market   %s%n", node.market());
        out.printf("  data     %s%n", folder);
        out.flush();
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
