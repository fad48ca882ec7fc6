package io.quantumtrader.kernel.brain;

import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is closed for a symbol whose actor is down, and what waits for it. */
class CaretakingTest {

    private static final BrainLimits LIMITS =
            new BrainLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(5));

    @Test
    void flattenClosesWhateverElseIsKnown() {
        assertThat(closes(Side.LONG, OptionalDouble.of(90), 100, FLATTEN, 0))
                .contains(Reason.because(ReasonCode.FORCED_FLATTEN));
    }

    @ParameterizedTest
    @CsvSource({"LONG, 90.1, false", "LONG, 90, true", "LONG, NaN, false", "SHORT, 89.9, false", "SHORT, 90, true"})
    void aCrossedStopIsClosedAndAnUnknownMarkCrossesNone(Side side, double mark, boolean closes) {
        var reason = closes(side, OptionalDouble.of(90), mark, REDUCE_ONLY, 0);

        assertThat(reason)
                .isEqualTo(
                        closes ? Optional.of(Reason.because(ReasonCode.STOP_CROSSED, mark, 90.0)) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"0, false", "5000, false", "5001, true"})
    void aMissingStopIsWaitedForUntilTheGraceIsOver(long nakedMs, boolean closes) {
        var reason = closes(Side.LONG, OptionalDouble.empty(), 100, REDUCE_ONLY, nakedMs);

        assertThat(reason)
                .isEqualTo(
                        closes
                                ? Optional.of(Reason.because(ReasonCode.PROTECTION_MISSING, nakedMs, 5_000))
                                : Optional.empty());
    }

    @Test
    void aStopThatRestsAndIsNotReachedCoversHoweverLongTheSymbolIsDown() {
        assertThat(closes(Side.LONG, OptionalDouble.of(90), 100, REDUCE_ONLY, 3_600_000))
                .isEmpty();
    }

    @Test
    void onRecordedBarsEveryAgeIsAtLeastTwoBars() {
        assertThat(LIMITS.forBars(Duration.ofSeconds(20)))
                .isEqualTo(new BrainLimits(Duration.ofSeconds(40), Duration.ofSeconds(60), Duration.ofSeconds(40)));
        assertThat(LIMITS.forBars(Duration.ofMillis(1))).isEqualTo(LIMITS);
    }

    @Test
    void noGraceIsEmptyAndDataIsGivenUpNotBeforeTheMarkIsStale() {
        Edges.of(LIMITS)
                .takes("markStale", Duration.ofNanos(1), Duration.ofSeconds(60))
                .refuses("markStale", "mark-stale", Duration.ZERO)
                .refuses("markStale", "data-grace", Duration.ofMillis(60_001))
                .takes("protectionGrace", Duration.ofNanos(1))
                .refuses("protectionGrace", "protection-grace", Duration.ZERO);
    }

    private static Optional<Reason> closes(
            Side held, OptionalDouble stop, double mark, Permission permission, long nakedMs) {
        return Caretaking.closes(held, stop, mark, permission, nakedMs, LIMITS);
    }
}
