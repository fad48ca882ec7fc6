package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.KillDefaults.EMERGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepUpTest {

    private static final long DAY = 86_400_000;

    @Test
    void risesFromAQuarterToAllOneConfirmedDayAtATime() {
        var first = StepUp.first(0);
        assertThat(first.fraction(EMERGENCY)).isEqualTo(0.25);
        assertThat(first.confirmable(DAY - 1, EMERGENCY)).isFalse();
        assertThat(first.confirmable(DAY, EMERGENCY)).isTrue();

        var second = first.confirmed(DAY);
        assertThat(second.fraction(EMERGENCY)).isEqualTo(0.5);
        assertThat(second.confirmable(DAY + 1, EMERGENCY)).isFalse();

        var third = second.confirmed(2 * DAY);
        assertThat(third.fraction(EMERGENCY)).isEqualTo(1);
        assertThat(third.complete(EMERGENCY)).isTrue();
        assertThat(third.confirmable(9 * DAY, EMERGENCY)).isFalse();
    }

    @Test
    void itsVerdictTradesAtAShareOfTheSize() {
        var verdict = StepUp.first(0).verdict(Scope.everything(), EMERGENCY);

        assertThat(verdict.permission()).isEqualTo(Permission.TRADE);
        assertThat(StepUp.scaleOf(List.of(verdict))).isEqualTo(0.25);
        assertThat(StepUp.scaleOf(List.of())).isEqualTo(1);
    }

    @Test
    void aStepBeyondTheConfiguredOnesIsTheWholeSize() {
        assertThat(new StepUp(7, 0).fraction(EMERGENCY)).isEqualTo(1);
        assertThat(new StepUp(7, 0).complete(EMERGENCY)).isTrue();
    }
}
