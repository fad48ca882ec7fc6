package io.quantumtrader.app.launch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * A replay of one journal.
 *
 * @param data folder of the journal; exists
 * @param verify whether decisions are re-derived and compared, not only read and counted
 * @param symbols those to look at; empty for all of the journal, and what is besides symbols is looked at only then
 * @param from decisions before it are read, not compared
 * @param to decisions from it on are read, not compared; later than {@code from}
 * @param decision the only one that is compared, by its number in the journal of the only symbol; empty for all
 * @param threads symbols replayed at the same time, at least 1; what is found does not depend on it
 */
public record ReplayRequest(
        Path data,
        boolean verify,
        Set<String> symbols,
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalLong decision,
        int threads) {

    public ReplayRequest {
        symbols = Collections.unmodifiableSet(new TreeSet<>(symbols));
        if (decision.isPresent() && symbols.size() != 1)
            throw new IllegalArgumentException("symbols must be the one whose decision it is, was " + symbols);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }

    /** All of a journal, on all processors. */
    public ReplayRequest(Path data, boolean verify) {
        this(
                data,
                verify,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same on another number of threads. */
    public ReplayRequest on(int number) {
        return new ReplayRequest(data, verify, symbols, from, to, decision, number);
    }
}
