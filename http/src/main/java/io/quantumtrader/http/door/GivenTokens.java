package io.quantumtrader.http.door;

import io.quantumtrader.http.background.Recurring;
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
 * Persons whose tokens stand in a {@link TokenBook}. A thread of its own looks at the file twice a second, so that a token that was
 * taken back is refused within a second, and whoever asks waits for no disk. While the file cannot be read those of the last time are
 * known: nobody is kept from an exit by a broken file. Thread-safe.
 */
public final class GivenTokens implements Operators {

    private static final Logger LOG = LoggerFactory.getLogger(GivenTokens.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Path file;
    private final Clock clock;
    private volatile TokenBook book = TokenBook.EMPTY;
    private @Nullable FileTime read;
    private boolean told;

    private GivenTokens(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Those of a file that may not be there yet; read once before this returns. */
    public static GivenTokens in(Path file, Clock clock) {
        var tokens = new GivenTokens(file, clock);
        tokens.look();
        Recurring.begin("token-book", LOOK, tokens, GivenTokens::look);
        return tokens;
    }

    /** Also those whose token has ended or was taken back: they get another one without a restart. */
    @Override
    public Set<String> releasing() {
        var names = new TreeSet<String>();
        book.tokens().stream()
                .filter(token -> token.person().role().may(Access.LOOSEN))
                .forEach(token -> names.add(token.person().name()));
        return names;
    }

    @Override
    public Optional<Person> who(String token) {
        var given = TokenDigest.of(token);
        var now = clock.instant();
        @Nullable Person found = null;
        for (var one : book.tokens()) {
            if (one.digest().equals(given) && one.holds(now)) found = one.person();
        }
        return Optional.ofNullable(found);
    }

    private synchronized void look() {
        try {
            var changed = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
            if (changed.equals(read)) return;
            book = TokenBook.read(file);
            read = changed;
            told = false;
        } catch (IOException | RuntimeException unreadable) {
            if (!told) LOG.error("tokens cannot be read, those of the last time hold on: {}", unreadable.getMessage());
            told = true;
        }
    }
}
