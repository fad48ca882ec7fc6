package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.process.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small disk of memory for the database of one fund, which can be filled and emptied. Needs the right to mount. */
record SmallDisk(Path folder) implements AutoCloseable {

    private static final String SIZE = "160m";

    /** Mounts a disk there. */
    static SmallDisk mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        Tool.run(List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString()));
        return new SmallDisk(folder);
    }

    void fill() {
        var block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) out.write(block);
        } catch (IOException full) {
            // that is what it is for
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        Tool.run(List.of("umount", "-l", folder.toString()));
    }
}
