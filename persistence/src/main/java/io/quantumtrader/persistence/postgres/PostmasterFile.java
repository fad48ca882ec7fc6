package io.quantumtrader.persistence.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server says about itself in {@code postmaster.pid} of its data directory: line 1 process id, line 4 port. It
 * outlives a server that was killed, and after a reboot its process id may belong to anything.
 */
record PostmasterFile(Path data, long processId, int port) {

    /** Empty when there is no file, or only the beginning of one. */
    static Optional<PostmasterFile> in(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        var lines = Files.readString(file).lines().map(String::strip).toList();
        if (lines.size() < 4) return Optional.empty();
        try {
            var processId = Math.abs(Long.parseLong(lines.get(0)));
            return Optional.of(new PostmasterFile(data, processId, Integer.parseInt(lines.get(3))));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /** Whether that process runs and is a server of this directory: a server works in its data directory. */
    boolean isServerAlive() {
        var worksIn = Path.of("/proc", Long.toString(processId), "cwd");
        try {
            if (Files.isDirectory(Path.of("/proc/self"))) {
                return Files.isSymbolicLink(worksIn) && Files.isSameFile(worksIn, data);
            }
        } catch (IOException gone) {
            return false;
        }
        return ProcessHandle.of(processId).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Whether the id now belongs to something else, which PostgreSQL itself would take for a running server. */
    boolean isOthersProcess() {
        return !isServerAlive()
                && ProcessHandle.of(processId).filter(ProcessHandle::isAlive).isPresent();
    }

    void delete() throws IOException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
}
