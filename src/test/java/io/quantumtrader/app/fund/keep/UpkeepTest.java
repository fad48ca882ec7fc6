package io.quantumtrader.app.fund.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When a fund seals its journal: not too often, never while the database is away, again after a failure, and at the end. */
class UpkeepTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Long> sealedAt = new ArrayList<>();
    private final List<SafetyAlarm> alarms = new ArrayList<>();
    private long nowMs = Duration.ofDays(20_000).toMillis();
    private boolean up = true;
    private boolean broken;
    private boolean archiveBroken;
    private int archived;
    private final Upkeep upkeep = new Upkeep(
            new Upkeep.Work() {
                @Override
                public OptionalLong lastAtMs() {
                    return sealedAt.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sealedAt.getLast());
                }

                @Override
                public void seal(long atMs) throws SQLException {
                    if (broken) throw new SQLException("no disk");
                    sealedAt.add(atMs);
                }

                @Override
                public void archive(long atMs) throws SQLException {
                    if (archiveBroken) throw new SQLException("no room");
                    archived++;
                }
            },
            HOUR,
            () -> Instant.ofEpochMilli(nowMs),
            alarms::add);

    @Test
    void sealsAtOnceWhereThereIsNoSeal_andThenOnceAnHour() {
        begin();

        assertThat(upkeep.next()).isEqualTo(HOUR);
        nowMs += Duration.ofMinutes(20).toMillis();
        assertThat(upkeep.next()).isEqualTo(Duration.ofMinutes(40));
        nowMs += Duration.ofMinutes(40).toMillis();
        assertThat(upkeep.next()).isEqualTo(HOUR);

        assertThat(sealedAt).hasSize(2);
    }

    @Test
    void shortLivesDoNotPutASealOffForEver() {
        sealedAt.add(nowMs - Duration.ofMinutes(50).toMillis());
        begin();

        assertThat(upkeep.next()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void waitsWhileTheDatabaseIsAway() {
        up = false;
        begin();

        assertThat(upkeep.next()).isLessThan(Duration.ofMinutes(1));
        upkeep.close();

        assertThat(sealedAt).isEmpty();
        assertThat(alarms).isEmpty();
    }

    @Test
    void alarmsAFailure_andTriesAgainSoon() {
        begin();
        broken = true;

        assertThat(upkeep.next()).isEqualTo(Duration.ofMinutes(1));
        broken = false;
        assertThat(upkeep.next()).isEqualTo(HOUR);

        assertThat(sealedAt).hasSize(1);
        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(SafetyAlarm.Kind.SEAL_FAILED);
            assertThat(alarm.detail()).contains("no disk");
        });
    }

    @Test
    void archivesAfterEachSeal_andAFailureKeepsNoSealWaiting() {
        archiveBroken = true;
        begin();

        assertThat(upkeep.next()).isEqualTo(HOUR);
        archiveBroken = false;
        nowMs += HOUR.toMillis();
        assertThat(upkeep.next()).isEqualTo(HOUR);

        assertThat(sealedAt).hasSize(2);
        assertThat(archived).isEqualTo(1);
        assertThat(alarms).extracting(SafetyAlarm::kind).containsExactly(SafetyAlarm.Kind.ARCHIVE_FAILED);
    }

    @Test
    void sealsWhatIsLeftAtTheEnd() {
        sealedAt.add(nowMs - 1_000);
        begin();

        upkeep.close();

        assertThat(sealedAt).hasSize(2);
    }

    /** Without its thread: the test takes the turns. */
    private void begin() {
        upkeep.possibleIf(() -> up);
    }
}
