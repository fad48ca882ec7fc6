package io.quantumtrader.app.fund.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.view.WriteView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was asked of the API to be done, in a file with a line of JSON each, beside the journal, which has what came of it. A thread of
 * its own writes: whoever asks waits for no disk. A file that has grown large becomes the old one, of which one is kept. Thread-safe.
 */
public final class WriteTrail implements AutoCloseable {

    /** Of those with a known token, in the data folder. */
    public static final String KNOWN = "writes.jsonl";

    /** Of those without: whoever reaches the port can fill it, so that it is a file of its own. */
    public static final String STRANGERS = "strangers.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(WriteTrail.class);
    private static final int REMEMBERED = 1_000;
    private static final int WAITING = 10_000;
    private static final long LARGEST = 32L << 20;
    private static final int READ_BACK = 1 << 20;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Duration LAST_LINES = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = Json.mapper();

    private final Path file;
    private final BlockingQueue<WriteView> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Deque<WriteView> latest = new ArrayDeque<>();
    private final Thread writer;
    private volatile boolean closing;

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
        if (!waiting.offer(write)) LOG.error("not in {}: {}", file, line(write));
    }

    /** The latest, newest first, at most a thousand. */
    public List<WriteView> latest(int limit) {
        synchronized (latest) {
            return latest.stream().limit(limit).toList();
        }
    }

    /** Reads the end of the file alone: a fund that starts has positions to look after. */
    private void remember() {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - READ_BACK);
            var bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            text.lines().skip(from > 0 ? 1 : 0).forEach(this::remember);
        } catch (NoSuchFileException fresh) {
            return;
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read back: {}", file, unreadable.getMessage());
        }
    }

    private void remember(String line) {
        var write = read(line);
        if (write == null) return;
        latest.addFirst(write);
        if (latest.size() > REMEMBERED) latest.removeLast();
    }

    private static @Nullable WriteView read(String line) {
        try {
            return JSON.readValue(line, WriteView.class);
        } catch (JsonProcessingException cutOff) {
            return null;
        }
    }

    private void write() {
        endLine();
        var batch = new ArrayList<WriteView>();
        while (!closing || !waiting.isEmpty()) {
            try {
                var next = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) continue;
                batch.add(next);
                waiting.drainTo(batch);
                append(batch);
                batch.clear();
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /** A line that a crash has cut off stays alone. */
    private void endLine() {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var last = ByteBuffer.allocate(1);
            if (channel.size() == 0 || channel.read(last, channel.size() - 1) < 1 || last.get(0) == '\n') return;
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}), channel.size());
        } catch (NoSuchFileException fresh) {
            return;
        } catch (IOException failed) {
            LOG.warn("{} cannot be looked at: {}", file, failed.getMessage());
        }
    }

    private void append(List<WriteView> batch) {
        var text = new StringBuilder();
        try {
            batch.forEach(one -> text.append(line(one)));
            if (Files.exists(file) && Files.size(file) > LARGEST)
                Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            if (!Files.exists(file)) Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException | RuntimeException failed) {
            LOG.error("not in {}, {}: {}", file, failed.getMessage(), text);
        }
    }

    private static String line(WriteView write) {
        return new String(Json.bytes(write), StandardCharsets.UTF_8) + "\n";
    }

    /** Writes what waits and ends. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(LAST_LINES);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
