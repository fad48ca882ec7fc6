package io.quantumtrader.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The embedded server of a data directory: whether one runs, as its own lock file says. */
final class Database {

    private static final String LOCK = "postmaster.pid";
    private static final int DEPTH = 3;

    private Database() {}

    static Finding examine(Path data) {
        if (!Files.exists(data)) return Finding.ok("database", "none yet, made by the first ./qt up");
        try (Stream<Path> files = Files.find(data, DEPTH, (path, file) -> path.endsWith(LOCK))) {
            List<Path> locks = files.toList();
            if (locks.isEmpty()) return Finding.ok("database", "not running, started by ./qt up");
            return running(locks.getFirst());
        } catch (IOException failure) {
            return Finding.fail("database", data + ": " + failure.getMessage(), "make the folder readable");
        }
    }

    private static Finding running(Path lock) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
        return ProcessHandle.of(pid).isPresent()
                ? Finding.ok("database", "runs as process " + pid + " on " + lock.getParent())
                : Finding.warn(
                        "database",
                        "process " + pid + " ended without tidying up",
                        "nothing: the next ./qt up recovers it from its log");
    }
}
