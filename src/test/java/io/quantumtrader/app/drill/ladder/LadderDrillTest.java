package io.quantumtrader.app.drill.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.launch.Progress;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The drill without actors: model and record. For a million and more {@code ./qt drill ladder}. */
class LadderDrillTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void aHundredThousandRandomCommandsBreakNoInvariant() {
        var report = drilled(100_000, 20_261_121);

        print(report);
        assertThat(report.first()).isEmpty();
        assertThat(report.violations()).isZero();
        assertThat(report.commands()).isGreaterThanOrEqualTo(100_000);
        assertThat(report.faults())
                .filteredOn(fault -> fault.model() + fault.record() == 0)
                .extracting(LadderDrillReport.Fault::fault)
                .containsExactly(Mishap.CODE_THROWS.key(), Mishap.PART_STOPPED.key(), Mishap.FUND_RESTART.key());
        assertThat(report.invariants())
                .filteredOn(invariant -> invariant.checked() == 0)
                .extracting(LadderDrillReport.Invariant::invariant)
                .containsExactly("E9", "E14", "E16");
    }

    @Test
    void theSameSeedFindsTheSame() {
        var one = drilled(20_000, 4);
        var other = drilled(20_000, 4);

        assertThat(other.faults()).isEqualTo(one.faults());
        assertThat(other.invariants()).isEqualTo(one.invariants());
        assertThat(other.commands()).isEqualTo(one.commands());
    }

    private LadderDrillReport drilled(long commands, long seed) {
        Settings settings = SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, LadderSettings.overrides());
        return LadderDrill.run(new LadderDrillRequest(commands, 0, seed, folder), settings, Progress.silent());
    }

    static void print(LadderDrillReport report) {
        System.out.printf("drill: %,d commands in %.1f s%n", report.commands(), report.seconds());
        System.out.println("drill: faults "
                + report.faults().stream()
                        .map(fault -> fault.fault() + " " + fault.total())
                        .collect(Collectors.joining(", ")));
        for (var invariant : report.invariants()) {
            System.out.printf(
                    "drill: %s checked %,d, violated %,d%n",
                    invariant.invariant(), invariant.checked(), invariant.violations());
        }
    }
}
