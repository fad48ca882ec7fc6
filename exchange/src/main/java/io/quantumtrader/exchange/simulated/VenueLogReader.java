package io.quantumtrader.exchange.simulated;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a venue log batch by batch. Only the end of the file may be torn; damage elsewhere is an error, not a guess. */
final class VenueLogReader {

    private final Path file;

    VenueLogReader(Path file) {
        this.file = file;
    }

    /** Hands over all whole batches; answers how many bytes these take. */
    long forEach(Consumer<List<VenueRecord>> each) {
        List<VenueRecord> batch = new ArrayList<>();
        long whole = 0;
        long read = 0;
        long lines = 0;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                read += line.length;
                lines++;
                if (line[line.length - 1] != '\n') break;
                var parsed = parsed(line, lines);
                batch.add(parsed.record());
                if (parsed.left() > 0) continue;
                each.accept(List.copyOf(batch));
                batch.clear();
                whole = read;
            }
            return whole;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the venue log " + file, failure);
        }
    }

    private VenueRecords.Line parsed(byte[] line, long number) {
        try {
            return VenueRecords.read(line, 0, line.length - 1);
        } catch (IOException damage) {
            throw new IllegalStateException("the venue log " + file + " is damaged in line " + number, damage);
        }
    }

    /** The next line with its line feed; without one at the end of the file; empty after it. */
    private static byte[] line(BufferedInputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        for (int next = in.read(); next >= 0; next = in.read()) {
            bytes.write(next);
            if (next == '\n') break;
        }
        return bytes.toByteArray();
    }
}
