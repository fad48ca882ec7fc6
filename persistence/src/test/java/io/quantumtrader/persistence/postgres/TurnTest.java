package io.quantumtrader.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One process at a time has the turn, whoever has it works, and another follows whoever lost it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TurnTest {

    private static final Duration EVERY = Duration.ofMillis(50);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final Database database = SharedServer.schema("turn");
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void oneWorksTheOthersStandByAndFollowWhenItEnds() {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < 3; i++) turns.add(await("shared"));
        await(() -> working.get() == 1);

        while (!turns.isEmpty()) {
            var holder = turns.stream().filter(Turn::held).findFirst().orElseThrow();
            assertThat(turns.stream().filter(Turn::held)).hasSize(1);
            assertThat(working).hasValue(1);
            turns.remove(holder);
            holder.close();
            assertThat(holder.held()).isFalse();
            if (!turns.isEmpty()) await(() -> turns.stream().anyMatch(Turn::held) && working.get() == 1);
        }

        assertThat(working).hasValue(0);
        assertThat(begun).hasValue(3);
    }

    @Test
    void turnsOfOtherNamesAndOtherJournalsAreOthers() {
        try (var one = await("one");
                var two = await("two");
                var elsewhere =
                        Turn.await(SharedServer.schema("turn_elsewhere"), "one", EVERY, SILENCE, turn -> () -> {})) {
            await(() -> one.held() && two.held() && elsewhere.held());
        }
    }

    @Test
    void whoLosesItsConnectionEndsItsWorkAndComesBackWhenItIsFree() throws SQLException {
        try (var turn = await("lost")) {
            await(turn::held);
            end("lost");

            await(() -> begun.get() == 2 && turn.held());
            assertThat(working).hasValue(1);
        }
    }

    /** A holder whose session the server does not hear of any more is ended, also while its machine answers. */
    @Test
    void aHolderThatStandsStillIsEndedByWhoeverWaits() throws SQLException {
        try (var still = database.connect("quantum-trader turn still process 0")) {
            assertThat(AdvisoryKey.ofTurn("still").tryExclusive(still)).isTrue();
            try (var next = await("still")) {
                long began = System.nanoTime();
                await(next::held);

                assertThat(System.nanoTime() - began).isGreaterThan(SILENCE.toNanos() / 2);
                assertThat(still.isValid(2)).isFalse();
            }
        }
    }

    @Test
    void aHolderThatIsHeardOfKeepsIt() {
        try (var holder = await("kept")) {
            await(holder::held);
            try (var waiting = await("kept")) {
                long until = System.nanoTime() + SILENCE.multipliedBy(2).toNanos();
                await(() -> System.nanoTime() > until);

                assertThat(holder.held()).isTrue();
                assertThat(waiting.held()).isFalse();
            }
            assertThat(begun).hasValue(1);
        }
    }

    @Test
    void workThatDoesNotBeginIsTriedAgain() {
        var tries = new AtomicLong();
        Turn.Work moody = turn -> {
            if (tries.incrementAndGet() < 3) throw new IllegalStateException("on purpose");
            return this.work();
        };
        try (var turn = Turn.await(database, "moody", EVERY, SILENCE, moody)) {
            await(() -> turn.held() && working.get() == 1);
            assertThat(tries).hasValue(3);
        }
        assertThat(working).hasValue(0);
    }

    private Turn await(String name) {
        return Turn.await(database, name, EVERY, SILENCE, turn -> work());
    }

    private AutoCloseable work() {
        begun.incrementAndGet();
        working.incrementAndGet();
        return working::decrementAndGet;
    }

    private void end(String name) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name like"
                    + " 'quantum-trader turn " + name + " %'");
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) LockSupport.parkNanos(5_000_000);
    }
}
