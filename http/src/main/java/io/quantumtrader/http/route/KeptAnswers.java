package io.quantumtrader.http.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests with an Idempotency-Key and their answers, in a file with a line of JSON for each step, so that a repetition after a restart
 * does not act again. A request is written before it acts. Survives the end of the process; a machine that loses its power may lose the last
 * moments. Where the file cannot be written the log says so and requests go on. Thread-safe.
 */
public final class KeptAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);
    private static final int MOST = 1_024;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final ObjectMapper JSON = Json.mapper();

    private final Optional<Path> file;
    private final Map<String, Kept> before = atMost();

    /**
     * A request of an earlier life.
     *
     * @param path asked for
     * @param body of the request
     * @param answer empty if it was begun and not answered
     */
    record Kept(String path, ObjectNode body, Optional<Answered> answer) {}

    /** What it was answered. */
    record Answered(int status, String body) {}

    /** One step as it is written: begun with path and body, answered with status and answer, forgotten with the key alone. */
    private record Line(
            String key,
            @Nullable String path,
            @Nullable ObjectNode body,
            @Nullable Integer status,
            @Nullable String answer) {}

    private KeptAnswers(Optional<Path> file) {
        this.file = file;
    }

    /** In memory alone. */
    public static KeptAnswers none() {
        return new KeptAnswers(Optional.empty());
    }

    /** In a file, with what is there already: of that, the newest thousand. */
    public static KeptAnswers in(Path file) {
        var kept = new KeptAnswers(Optional.of(file));
        kept.read(file);
        return kept;
    }

    static <V> Map<String, V> atMost() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }

    /** Those of earlier lives, oldest first. */
    Map<String, Kept> before() {
        return before;
    }

    void begun(String key, String path, ObjectNode body) {
        append(new Line(key, path, body, null, null));
    }

    void answered(String key, int status, String answer) {
        append(new Line(key, null, null, status, answer));
    }

    /** It did nothing: the key may be used again. */
    void forgotten(String key) {
        append(new Line(key, null, null, null, null));
    }

    private void read(Path from) {
        try {
            for (String text : Files.readAllLines(from, StandardCharsets.UTF_8)) take(text);
            var whole = new StringBuilder();
            before.forEach((key, kept) -> {
                whole.append(text(new Line(key, kept.path(), kept.body(), null, null)));
                kept.answer()
                        .ifPresent(said -> whole.append(text(new Line(key, null, null, said.status(), said.body()))));
            });
            var fresh = from.resolveSibling(from.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(fresh, whole);
            Files.move(fresh, from, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException first) {
            return;
        } catch (IOException unreadable) {
            LOG.warn(
                    "{} cannot be read back: repetitions of earlier requests would act: {}",
                    from,
                    unreadable.toString());
        }
    }

    private void take(String text) {
        Line line;
        try {
            line = JSON.readValue(text, Line.class);
        } catch (JsonProcessingException cutOff) {
            return;
        }
        if (line.path() != null && line.body() != null)
            before.put(line.key(), new Kept(line.path(), line.body(), Optional.empty()));
        else if (line.status() != null && line.answer() != null) {
            var answered = new Answered(line.status(), line.answer());
            before.computeIfPresent(
                    line.key(), (key, kept) -> new Kept(kept.path(), kept.body(), Optional.of(answered)));
        } else before.remove(line.key());
    }

    private synchronized void append(Line line) {
        if (file.isEmpty()) return;
        var to = file.get();
        try {
            if (!Files.exists(to)) Files.createFile(to, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(to, text(line), StandardOpenOption.APPEND);
        } catch (IOException | RuntimeException failed) {
            LOG.error("not in {}: a repetition after a restart would act again: {}", to, failed.toString());
        }
    }

    private static String text(Line line) {
        return new String(Json.bytes(line), StandardCharsets.UTF_8) + "\n";
    }
}
