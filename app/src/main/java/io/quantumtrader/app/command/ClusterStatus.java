package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.ClusterPicture;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Who is there, what lives where, and for how long each may act. */
@Command(
        name = "status",
        description =
                "Show the nodes of the local cluster, where each symbol lives, and for how long each node may act.")
final class ClusterStatus implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "name",
            "process",
            "answers",
            "status",
            "reachable",
            "symbols",
            "seat",
            "tick",
            "leaseAgeMs",
            "ownershipLeftMs",
            "roles",
            "url");

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var picture = ClusterPicture.of(folder.path());
        var out = spec.commandLine().getOut();
        if (folder.json()) {
            out.println(Json.write(picture));
        } else {
            var tree = Json.tree(picture);
            Table.columns(tree.get("nodes"), COLUMNS).print(out);
            out.println();
            Table.columns(tree.get("symbols"), List.of("symbol", "nodes")).print(out);
        }
        out.flush();
        return ExitCode.DONE.number();
    }
}
