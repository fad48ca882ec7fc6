package io.quantumtrader.persistence.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** However a projection is stopped, killed or cut into pages, its tables are those of one pass. */
class ExactlyOnceTest {

    private static final int RECORDS = 12;
    private static final int BARS = 120;
    private static final long SEED = 20_261_121L;

    /** What befell the runs. */
    private static final class Seen {
        long events;
        int pages;
        int restarts;
        int killedBefore;
        int killedAfter;
        int differences;
    }

    @Test
    void stoppedKilledAndCutAnywhereItWritesWhatOnePassWrites() {
        var seen = new Seen();
        for (int record = 0; record < RECORDS; record++) {
            var events = Recorded.fund(SEED + record, BARS);
            seen.events += events.size();
            var once = onePass(events);
            var roughly = roughly(events, new SplittableRandom(SEED - record), seen);
            if (!roughly.equals(once)) seen.differences++;
            assertThat(roughly).as("record %d", record).isEqualTo(once);
            assertThat(once.get("view_trade")).as("trades").isNotEmpty();
            assertThat(once.get("view_orphan")).as("orphans").isNotEmpty();
        }
        System.out.printf(
                "exactly once: %d records, %d events, %d pages, %d restarts, %d kills before and %d after a commit,"
                        + " %d differences%n",
                RECORDS, seen.events, seen.pages, seen.restarts, seen.killedBefore, seen.killedAfter, seen.differences);
        assertThat(seen.killedBefore).isPositive();
        assertThat(seen.killedAfter).isPositive();
        assertThat(seen.restarts).isPositive();
    }

    private static Map<String, List<String>> onePass(List<Recorded> events) {
        try (var rig = new ViewRig("once")) {
            rig.append(events);
            try (var runner = rig.runner(100_000)) {
                assertThat(runner.step()).isEqualTo(events.size());
            }
            assertThat(rig.alarms).isEmpty();
            return rig.content();
        }
    }

    /** The same events, written while they are read, in pages of any size, with failing commits and ends anywhere. */
    private static Map<String, List<String>> roughly(List<Recorded> events, SplittableRandom random, Seen seen) {
        Advance.Commit moody = connection -> {
            switch (random.nextInt(12)) {
                case 0 -> {
                    seen.killedBefore++;
                    throw new SQLException("killed before the commit");
                }
                case 1 -> {
                    seen.killedAfter++;
                    connection.commit();
                    throw new SQLException("killed before the answer to the commit");
                }
                default -> connection.commit();
            }
        };
        try (var rig = new ViewRig("roughly")) {
            int written = 0;
            while (written < events.size()) {
                int more = Math.min(events.size() - written, random.nextInt(1, 400));
                rig.append(events.subList(written, written + more));
                written += more;
                life(rig, random, seen, moody);
            }
            try (var runner = rig.runner(random.nextInt(1, 200), Projections.ALL, Connection::commit)) {
                finish(rig, runner);
            }
            return rig.content();
        }
    }

    private static void life(ViewRig rig, SplittableRandom random, Seen seen, Advance.Commit commit) {
        seen.restarts++;
        try (var runner = rig.runner(random.nextInt(1, 120), Projections.ALL, commit)) {
            int steps = random.nextInt(1, 8);
            for (int step = 0; step < steps; step++) {
                rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(random.nextInt(0, 3)));
                if (runner.step() > 0) seen.pages++;
            }
        }
    }

    private static void finish(ViewRig rig, ProjectionRunner runner) {
        int idle = 0;
        while (idle < 3) {
            rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(3));
            idle = runner.step() > 0 ? 0 : idle + 1;
        }
    }
}
