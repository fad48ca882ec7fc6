package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.io.NotSerializableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.typed.EventRejectedException;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.internal.JournalFailureException;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cause tells whose fault a failure is, whatever it comes wrapped in. */
class FaultsTest {

    private static final PersistenceId ID = PersistenceId.ofUniqueId("poisoned");

    static Stream<Throwable> ofOurCode() {
        return Stream.of(bug(), wrapped(bug()), wrapped(new CompletionException(bug())), rejected(bug()));
    }

    static Stream<Throwable> ofTheJournal() {
        return Stream.of(
                wrapped(new SQLException("no connection")),
                wrapped(new CompletionException(new SQLException("no connection"))),
                wrapped(new TimeoutException("no answer")),
                wrapped(new PostgresUnavailable("another fund owns this journal")),
                wrapped(new NotSerializableException("a row that nobody can read")),
                wrapped(fromElsewhere(new IllegalStateException("a plugin that nobody here knows"))),
                wrapped(null));
    }

    private static Throwable fromElsewhere(Throwable failure) {
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("org.example.Plugin", "write", null, 1)});
        return failure;
    }

    @ParameterizedTest
    @MethodSource
    void ofOurCode(Throwable failure) {
        assertThat(Faults.of(failure)).isEqualTo(Fault.CODE);
    }

    @ParameterizedTest
    @MethodSource
    void ofTheJournal(Throwable failure) {
        assertThat(Faults.of(failure)).isEqualTo(Fault.JOURNAL);
    }

    @Test
    void waitingInVainIsNeither() {
        assertThat(Faults.of(new CompletionException(new TimeoutException()))).isEqualTo(Fault.OTHER);
    }

    @Test
    void anEventHandlerThatThrowsIsAFaultOfOurCodeWhenItsEventIsReadAgainToo() {
        var kit = SymbolRig.kit();
        try {
            failingTwice(kit);
        } finally {
            kit.shutdownTestKit();
        }
    }

    private static void failingTwice(ActorTestKit kit) {
        var rig = new SymbolRig(kit, parts -> Guardian.create(parts, Behaviors.setup(context -> new Poisoned())));
        rig.startTick();
        rig.tell(rig.observing(Optional.empty()));
        rig.superiors.nextFailure();
        PersistenceTestKit.create(kit.system()).persistForRecovery(ID.id(), List.of(decided(1)));
        ManualTime.get(kit.system()).timePasses(Duration.ofMillis(200));
        rig.superiors.nextFailure();

        assertThat(rig.superiors.failed)
                .hasSize(2)
                .allSatisfy(told -> assertThat(told).startsWith("CODE"));
    }

    /** Its event handler throws whatever the event. */
    private static final class Poisoned extends EventSourcedBehavior<SymbolCommand, Decided, Integer> {
        Poisoned() {
            super(ID);
        }

        @Override
        public Integer emptyState() {
            return 0;
        }

        @Override
        public CommandHandler<SymbolCommand, Decided, Integer> commandHandler() {
            return (state, command) -> command instanceof SymbolCommand.Observe observe
                    ? Effect().persist(decided(observe.tick()))
                    : Effect().none();
        }

        @Override
        public EventHandler<Integer, Decided> eventHandler() {
            return (state, event) -> {
                throw new IllegalStateException("a bug in our own event handler");
            };
        }
    }

    private static Decided decided(long tick) {
        return new Decided("d", tick, 1, Optional.empty(), "WATCH", 0, Double.NaN, List.of(), List.of(), "v1", "x");
    }

    private static Throwable bug() {
        return new IllegalStateException("a bug");
    }

    private static Throwable wrapped(@Nullable Throwable cause) {
        return new JournalFailureException("while the journal was read", cause);
    }

    private static Throwable rejected(Throwable cause) {
        return new EventRejectedException(ID, 1, cause);
    }
}
