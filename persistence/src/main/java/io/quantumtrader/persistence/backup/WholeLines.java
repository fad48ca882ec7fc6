package io.quantumtrader.persistence.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of lines that somebody appends to, as it is now.
 *
 * @param bytes without the line that is being written
 */
record WholeLines(Path file, long bytes) {

    private static final int BUFFER = 1 << 16;

    static WholeLines of(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long end = bytes.length();
            var buffer = new byte[BUFFER];
            while (end > 0) {
                int length = (int) Math.min(BUFFER, end);
                bytes.seek(end - length);
                bytes.readFully(buffer, 0, length);
                for (int i = length; i > 0; i--) {
                    if (buffer[i - 1] == '\n') return new WholeLines(file, end - length + i);
                }
                end -= length;
            }
            return new WholeLines(file, 0);
        }
    }

    void copyTo(OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            for (long left = bytes; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(BUFFER, left));
                if (count < 0) throw new IOException(file + " became shorter while it was copied");
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }
}
