package io.quantumtrader.persistence.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Views beside several nodes that write, and beside another that keeps them too for a moment. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SeveralNodesTest {

    private static final long SEED = Long.getLong("keepers.seed", 41);
    private static final int RECORDS = 3;
    private static final ProjectionSettings SETTINGS = new ProjectionSettings(
            Duration.ofMillis(10), 40, Duration.ZERO, Duration.ofSeconds(2), Duration.ofMillis(5));

    private final List<String> alarms = Collections.synchronizedList(new ArrayList<>());

    /** A leader whose session is ended under it goes on for a moment as if it led, while another has taken the lead. */
    @Test
    void twoThatRunAtOnceWriteWhatOneWrites() throws Exception {
        int differences = 0;
        long ended = 0;
        long events = 0;
        var steps = new AtomicLong();
        for (int record = 0; record < RECORDS; record++) {
            var recorded = Recorded.fund(SEED + record, 120);
            var once = onePass(recorded);
            try (var rig = new ViewRig("at_once");
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var going = new AtomicBoolean(true);
                var one = threads.submit(() -> keep(rig, going, steps));
                var other = threads.submit(() -> keep(rig, going, steps));
                var random = new SplittableRandom(SEED - record);
                for (int written = 0; written < recorded.size(); ) {
                    int more = Math.min(recorded.size() - written, random.nextInt(1, 300));
                    rig.append(recorded.subList(written, written + more));
                    written += more;
                    LockSupport.parkNanos(random.nextInt(20) * 1_000_000L);
                    ended += endLeader(rig);
                }
                long last = recorded.size();
                while (reached(rig) < last) LockSupport.parkNanos(5_000_000);
                going.set(false);
                one.get(30, TimeUnit.SECONDS);
                other.get(30, TimeUnit.SECONDS);
                events += last;
                if (!rig.content().equals(once)) differences++;
            }
        }
        System.out.printf(
                "property two keepers of the views at once (seed %d): %d records, %d events, %d leaders ended, %d pages,"
                        + " %d differences%n",
                SEED, RECORDS, events, ended, steps.get(), differences);
        assertThat(differences).isZero();
        assertThat(ended).isPositive();
    }

    private void keep(ViewRig rig, AtomicBoolean going, AtomicLong steps) {
        try (var runner = runner(rig)) {
            while (going.get()) {
                if (runner.step() > 0) steps.incrementAndGet();
                else LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static long reached(ViewRig rig) {
        var found = rig.rows("select coalesce(min(ordering), 0) as least from view_offset");
        return (long) ViewRig.number(found.getFirst(), "least");
    }

    private static long endLeader(ViewRig rig) {
        return rig.rows(
                        "select pg_terminate_backend(a.pid, 5000) from pg_stat_activity a join pg_locks l on l.pid = a.pid"
                                + " where l.locktype = 'advisory' and a.application_name = 'quantum-trader projections'")
                .size();
    }

    private static Map<String, List<String>> onePass(List<Recorded> events) {
        try (var rig = new ViewRig("at_once_one_pass")) {
            rig.append(events);
            rig.catchUp();
            return rig.content();
        }
    }

    /** A row gets its place when it is inserted and is seen when its writer commits; the other node's were seen before. */
    @Test
    void aRowOfAnotherNodeThatCommitsLateBelowOthersIsNotPassedOver() throws Exception {
        var recorded = Recorded.fund(SEED, 40);
        var late = new Recorded("orphan|symbol|main|X|w", recorded.getFirst().event());
        try (var rig = new ViewRig("late_row");
                var slow = rig.database.connect("test");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rig.append(recorded.subList(0, 20));
            slow.setAutoCommit(false);
            rig.append(slow, List.of(late));
            rig.append(recorded.subList(20, recorded.size()));
            var following = threads.submit(() -> follow(rig, recorded.size() + 1L));
            awaitAsked(rig);
            assertThat(reached(rig)).as("nobody goes past it").isLessThanOrEqualTo(20);

            slow.commit();
            following.get(30, TimeUnit.SECONDS);

            assertThat(rig.rows("select 1 from view_orphan where persistence_id like 'orphan|symbol|main|X%'"))
                    .hasSize(1);
        }
        assertThat(alarms).isEmpty();
    }

    private void follow(ViewRig rig, long upTo) {
        try (var runner = runner(rig)) {
            while (reached(rig) < upTo) {
                if (runner.step() == 0) LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** Until the runner has asked who is writing. */
    private static void awaitAsked(ViewRig rig) throws SQLException {
        String asked = "select 1 from pg_stat_activity where application_name = 'quantum-trader reader'"
                + " and query like '%virtualtransaction%'";
        while (rig.rows(asked).isEmpty()) LockSupport.parkNanos(1_000_000);
    }

    private ProjectionRunner runner(ViewRig rig) {
        return new ProjectionRunner(
                rig.database,
                rig.journal,
                SETTINGS,
                alarms::add,
                Projections.ALL,
                Connection::commit,
                System::nanoTime,
                true);
    }
}
