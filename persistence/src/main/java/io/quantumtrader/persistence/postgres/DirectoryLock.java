package io.quantumtrader.persistence.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * At most one process runs the server of a directory. The operating system gives the lock back when the process ends,
 * however it ends, so a killed fund never locks itself out. Who holds it stands in a file beside it.
 */
record DirectoryLock(FileChannel channel) implements AutoCloseable {

    static DirectoryLock of(Path directory) throws IOException {
        var channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new PostgresUnavailable(directory + " is in use by process " + holder(directory)
                    + "; stop that fund first, or give this one another directory");
        }
        Files.writeString(
                directory.resolve("holder"),
                Long.toString(ProcessHandle.current().pid()));
        return new DirectoryLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(Path directory) {
        try {
            return Files.readString(directory.resolve("holder"), StandardCharsets.UTF_8);
        } catch (IOException unknown) {
            return "(unknown)";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
