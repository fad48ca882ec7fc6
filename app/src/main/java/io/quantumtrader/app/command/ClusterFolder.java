package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.LocalNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which local cluster is meant: an option of every command about one. */
final class ClusterFolder {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder of the cluster; var/cluster of the project without it.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Path path() {
        return data == null
                ? SettingsOptions.home().resolve("var/cluster")
                : data.toAbsolutePath().normalize();
    }

    boolean json() {
        return json;
    }

    /** Says what became of a node, or of the cluster where none is named. */
    int done(String node, String state, String words) {
        var out = spec.commandLine().getOut();
        out.println(json ? Json.write(new Done(node.isEmpty() ? null : node, state)) : words);
        out.flush();
        return ExitCode.DONE.number();
    }

    /** What {@code --json} prints. */
    record Done(@Nullable String node, String state) {}

    LocalNode node(String name) {
        return LocalNode.named(path(), name);
    }
}
