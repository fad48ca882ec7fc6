package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that the commands write to. */
final class DataFolder {

    private DataFolder() {}

    /** The folder, made if it was not there. */
    static Path make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new LaunchFailed("cannot make the folder " + folder + ": " + failure.getMessage(), failure);
        }
        if (!Files.isWritable(folder)) throw new LaunchFailed("cannot write to the folder " + folder);
        return folder;
    }

    /** Whether nothing lies there but the log of a start that was refused. */
    static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) return true;
        try (Stream<Path> content = Files.list(folder)) {
            return content.allMatch(path -> path.endsWith("fund.log"));
        } catch (IOException failure) {
            throw new LaunchFailed("cannot read the folder " + folder + ": " + failure.getMessage(), failure);
        }
    }

    /** A new one, to be deleted. */
    static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException failed) {
            throw new LaunchFailed("cannot make a temporary folder: " + failed.getMessage(), failed);
        }
    }

    /** With everything in it. */
    static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException left) {
            throw new LaunchFailed("cannot delete " + folder + ": " + left.getMessage(), left);
        }
    }
}
