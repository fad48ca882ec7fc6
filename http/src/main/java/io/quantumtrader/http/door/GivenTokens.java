package io.quantumtrader.http.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Persons whose tokens stand in a {@link TokenBook}. The file is looked at once a second at most, so that a token that was taken back is
 * refused soon after, without a restart; while it cannot be read nobody is known by it. Thread-safe.
 */
public final class GivenTokens implements Operators {

    private static final Logger LOG = LoggerFactory.getLogger(GivenTokens.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Path file;
    private final Clock clock;
    private TokenBook book = TokenBook.EMPTY;
    private @Nullable FileTime read;
    private long nextLookNanos = System.nanoTime();

    public GivenTokens(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Set<String> releasing() {
        var now = clock.instant();
        var names = new TreeSet<String>();
        book().tokens().stream()
                .filter(token -> token.holds(now) && token.person().role().may(Access.LOOSEN))
                .forEach(token -> names.add(token.person().name()));
        return names;
    }

    @Override
    public Optional<Person> who(String token) {
        var given = TokenDigest.of(token);
        var now = clock.instant();
        @Nullable Person found = null;
        for (var one : book().tokens()) {
            if (one.digest().equals(given) && one.holds(now)) found = one.person();
        }
        return Optional.ofNullable(found);
    }

    private synchronized TokenBook book() {
        if (System.nanoTime() - nextLookNanos < 0) return book;
        nextLookNanos = System.nanoTime() + LOOK.toNanos();
        try {
            var changed = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
            if (changed.equals(read)) return book;
            book = TokenBook.read(file);
            read = changed;
        } catch (IOException unreadable) {
            LOG.error("tokens cannot be read, those it holds are not known: {}", unreadable.getMessage());
            book = TokenBook.EMPTY;
            read = null;
        }
        return book;
    }
}
