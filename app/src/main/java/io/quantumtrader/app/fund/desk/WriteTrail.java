package io.quantumtrader.app.fund.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.view.WriteView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was asked of the API to be done, in a file with a line of JSON each, beside the journal, which has what came of it. A thread of
 * its own writes: whoever asks waits for no disk. A file that has grown large becomes the old one, of which one is kept. Thread-safe.
 */
public final class WriteTrail implements AutoCloseable {

    /** Its name in the data folder. */
    public static final String FILE = "writes.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(WriteTrail.class);
    private static final int REMEMBERED = 1_000;
    private static final int WAITING = 10_000;
    private static final long LARGEST = 32L << 20;
    private static final Duration LAST_LINES = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = Json.mapper();

    private final Path file;
    private final BlockingQueue<WriteView> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Deque<WriteView> latest = new ArrayDeque<>();
    private final Thread writer;

    /** Goes on in a file that may be there; what cannot be read of it is left as it is. */
    public WriteTrail(Path file) {
        this.file = file;
        remember();
        writer = Thread.ofPlatform().name("write-trail").daemon().start(this::write);
    }

    /** Notes one; where too many wait it is told in the log instead. */
    public void note(WriteView write) {
        synchronized (latest) {
            latest.addFirst(write);
            if (latest.size() > REMEMBERED) latest.removeLast();
        }
        if (!waiting.offer(write)) LOG.error("not in {}: {}", file, write);
    }

    /** The latest, newest first, at most a thousand. */
    public List<WriteView> latest(int limit) {
        synchronized (latest) {
            return latest.stream().limit(limit).toList();
        }
    }

    private void remember() {
        if (!Files.exists(file)) return;
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(line -> {
                var write = read(line);
                if (write == null) return;
                latest.addFirst(write);
                if (latest.size() > REMEMBERED) latest.removeLast();
            });
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("{} cannot be read back: {}", file, unreadable.getMessage());
        }
    }

    private static @Nullable WriteView read(String line) {
        try {
            return JSON.readValue(line, WriteView.class);
        } catch (JsonProcessingException cutOff) {
            return null;
        }
    }

    private void write() {
        var batch = new ArrayList<WriteView>();
        while (true) {
            try {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch);
                append(batch);
            } catch (InterruptedException closed) {
                waiting.drainTo(batch);
                append(batch);
                return;
            }
        }
    }

    private void append(List<WriteView> batch) {
        if (batch.isEmpty()) return;
        var text = new StringBuilder();
        batch.forEach(one ->
                text.append(new String(Json.bytes(one), StandardCharsets.UTF_8)).append('\n'));
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST)
                Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            LOG.error("not in {}, {}: {}", file, failed.getMessage(), text);
        }
    }

    /** Writes what waits and ends. */
    @Override
    public void close() {
        writer.interrupt();
        try {
            writer.join(LAST_LINES);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
