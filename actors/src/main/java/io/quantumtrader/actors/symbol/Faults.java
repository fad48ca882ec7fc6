package io.quantumtrader.actors.symbol;

import io.quantumtrader.kernel.kill.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Whose fault a failure is: what the journal did not take or give is not a failure of the symbol (rules, B3). What our own event
 * handler throws while the journal is read comes wrapped like a failure of the journal and is none: its cause was thrown by
 * what folds events. In doubt it is the journal, for that one closes nothing.
 */
final class Faults {

    private static final String PERSISTENCE = "org.apache.pekko.persistence";
    private static final String WRAPPING = PERSISTENCE + ".typed";
    private static final List<String> BELOW =
            List.of("org.apache.pekko", "com.zaxxer.hikari", "slick", "io.quantumtrader.persistence.postgres");

    /** Whose frames are on the stack when an event is folded. */
    private static final List<String> FOLD = List.of(
            "io.quantumtrader.kernel.", "io.quantumtrader.persistence.symbol.", "io.quantumtrader.actors.symbol.");

    private Faults() {}

    static Fault of(Throwable failure) {
        var chain =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        if (chain.stream().noneMatch(one -> in(PERSISTENCE, one)))
            return chain.stream().anyMatch(TimeoutException.class::isInstance) ? Fault.OTHER : Fault.CODE;
        var causes = chain.stream().filter(one -> !in(WRAPPING, one)).toList();
        boolean code =
                causes.stream().anyMatch(Faults::ofTheFold) && causes.stream().noneMatch(Faults::ofTheJournal);
        return code ? Fault.CODE : Fault.JOURNAL;
    }

    private static boolean ofTheFold(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> FOLD.stream().anyMatch(frame.getClassName()::startsWith));
    }

    private static boolean ofTheJournal(Throwable cause) {
        return switch (cause) {
            case SQLException ignored -> true;
            case TimeoutException ignored -> true;
            case RejectedExecutionException ignored -> true;
            case IOException ignored -> true;
            case UncheckedIOException ignored -> true;
            default -> BELOW.stream().anyMatch(name -> in(name, cause));
        };
    }

    private static boolean in(String name, Throwable one) {
        return one.getClass().getPackageName().startsWith(name);
    }
}
