package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.LocalNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which local cluster is meant: an option of every command about one. */
final class ClusterFolder {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder of the cluster; var/cluster of the project without it.")
    private @Nullable Path data;

    Path path() {
        return data == null
                ? SettingsOptions.home().resolve("var/cluster")
                : data.toAbsolutePath().normalize();
    }

    LocalNode node(String name) {
        return LocalNode.named(path(), name);
    }
}
