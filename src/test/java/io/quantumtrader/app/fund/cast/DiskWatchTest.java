package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarm.Kind;
import io.quantumtrader.app.config.DiskLimits;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A disk that runs full: what is said, when, and when it is taken back. */
class DiskWatchTest {

    private static final Path DATA = Path.of("data");
    private static final Path DATABASE = Path.of("data/postgres");
    private static final long TOTAL = 10_000_000_000L;
    private static final long LOW = 500_000_000L;

    private final List<SafetyAlarm> alarms = new ArrayList<>();
    private final Ladder ladder = new Ladder(alarm -> {}, Set.of());
    private final Map<Path, Long> usable = new HashMap<>(Map.of(DATA, TOTAL, DATABASE, TOTAL));
    private long nanos;
    private final DiskWatch watch = new DiskWatch(
            List.of(DATA, DATABASE),
            new DiskLimits(1 << 30, 0.05),
            folder -> {
                var free = usable.get(folder);
                if (free == null) throw new IOException("no such disk");
                return new DiskWatch.Space(free, TOTAL);
            },
            ladder,
            alarms::add,
            new DiskWatch.Clocks(() -> 77, () -> nanos, Duration.ofMinutes(1)));

    @Test
    void saysNothingWhileThereIsRoom() {
        usable.put(DATABASE, LOW);

        watch.look();

        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.TRADE);
        assertThat(alarms).isEmpty();
        assertThat(watch.enough()).isTrue();
    }

    @Test
    void opensNothingOnceTheDatabasesDiskIsLow_andNamesBothNumbers() {
        usable.put(DATABASE, LOW - 1);

        watch.look();

        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY);
        assertThat(reasons()).containsExactly(Reason.because(ReasonCode.DISK_LOW, LOW - 1, LOW));
        assertThat(alarms).extracting(SafetyAlarm::kind).containsExactly(Kind.DISK_LOW);
        assertThat(watch.enough()).isFalse();
        assertThat(watch.text()).contains("477 MiB left on the disk of data/postgres");
    }

    @Test
    void tellsItAgainWhileItLasts() {
        usable.put(DATA, 1L);
        watch.look();
        watch.look();
        nanos += Duration.ofMinutes(1).toNanos();
        usable.put(DATA, 0L);

        watch.look();

        assertThat(alarms).extracting(SafetyAlarm::observed).containsExactly(1.0, 0.0);
        assertThat(reasons()).containsExactly(Reason.because(ReasonCode.DISK_LOW, 0, LOW));
    }

    @Test
    void takesItBackOnlyAQuarterAboveTheLimit() {
        usable.put(DATA, LOW - 1);
        watch.look();
        usable.put(DATA, LOW + 1);
        watch.look();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY);

        usable.put(DATA, LOW * 5 / 4);
        watch.look();

        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.TRADE);
        assertThat(alarms).extracting(SafetyAlarm::kind).containsExactly(Kind.DISK_LOW, Kind.DISK_BACK);
    }

    @Test
    void leavesWhatElseIsHeldAgainstEverything() {
        ladder.doubts().raise(Reason.because(ReasonCode.JOURNAL_AWAY), 1);
        usable.put(DATA, 0L);
        watch.look();
        usable.put(DATA, TOTAL);
        watch.look();

        assertThat(reasons()).containsExactly(Reason.because(ReasonCode.JOURNAL_AWAY));
    }

    @Test
    void aDiskThatCannotBeReadCountsAsFull() {
        usable.remove(DATABASE);

        watch.look();

        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY);
        assertThat(watch.text()).contains("cannot be read");
        usable.put(DATABASE, TOTAL);
        watch.look();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.TRADE);
    }

    private List<Reason> reasons() {
        return ladder.state().verdicts(Scope.everything()).stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .toList();
    }
}
