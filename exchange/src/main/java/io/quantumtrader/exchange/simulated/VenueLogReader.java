package io.quantumtrader.exchange.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a venue log batch by batch. Only the end of the file may be torn; damage elsewhere is an error, not a guess. Of a
 * row of ticks in which nothing happened only the last is parsed: a log is mostly these, and each tells all prices anew.
 */
final class VenueLogReader {

    private final Path file;
    private final List<VenueRecord> batch = new ArrayList<>();
    private byte[] quietTick = {};
    private long lines;

    VenueLogReader(Path file) {
        this.file = file;
    }

    /** Hands over the batches; answers how many bytes of the file belong to whole batches. */
    long forEach(Consumer<List<VenueRecord>> each) {
        long whole = 0;
        long read = 0;
        try (var in = Files.newInputStream(file)) {
            var source = new Lines(in);
            for (byte[] line = source.next(); line.length > 0; line = source.next()) {
                read += line.length;
                lines++;
                if (line[line.length - 1] != '\n') break;
                if (batch.isEmpty() && VenueRecords.startsQuietTick(line)) quietTick = line;
                else add(line, each);
                if (batch.isEmpty()) whole = read;
            }
            tellQuietTick(each);
            return whole;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the venue log " + file, failure);
        }
    }

    private void add(byte[] line, Consumer<List<VenueRecord>> each) {
        var parsed = parsed(line);
        batch.add(parsed.record());
        if (parsed.left() > 0) return;
        tellQuietTick(each);
        each.accept(List.copyOf(batch));
        batch.clear();
    }

    private void tellQuietTick(Consumer<List<VenueRecord>> each) {
        if (quietTick.length > 0) each.accept(List.of(parsed(quietTick).record()));
        quietTick = new byte[0];
    }

    private VenueRecords.Line parsed(byte[] line) {
        try {
            return VenueRecords.read(line, 0, line.length - 1);
        } catch (IOException damage) {
            throw new IllegalStateException("the venue log " + file + " is damaged near line " + lines, damage);
        }
    }

    /** Lines with their line feed; the last one without, if the file ends so; then empty ones. */
    private static final class Lines {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private int from;
        private int to;

        private Lines(InputStream in) {
            this.in = in;
        }

        private byte[] next() throws IOException {
            byte[] line = {};
            while (from < to || fill()) {
                int end = from;
                while (end < to && buffer[end] != '\n') end++;
                boolean complete = end < to;
                int length = end - from + (complete ? 1 : 0);
                line = Arrays.copyOf(line, line.length + length);
                System.arraycopy(buffer, from, line, line.length - length, length);
                from += length;
                if (complete) return line;
            }
            return line;
        }

        private boolean fill() throws IOException {
            from = 0;
            to = Math.max(0, in.read(buffer));
            return to > 0;
        }
    }
}
