package io.quantumtrader.kernel.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import org.junit.jupiter.api.Test;

class ThetaTest {

    private static final TrancheUtilities EVEN = new TrancheUtilities(0, 0, 0, 1);

    @Test
    void namesEveryMistakeOfOneThetaAtOnce() {
        assertThatThrownBy(() -> new HarvestTheta(0, -1, 2, 1, 6, 1.5, 0.002, EVEN, ExitDefaults.KILL))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::field)
                                .containsExactly("theta.fallback_stop_pct", "theta.cost_bps", "theta.T2_R"));
    }

    @Test
    void refusesAZeroReferenceVolatility() {
        assertThatThrownBy(() -> new KillTheta(0.3, 0, 2, 0.3, 0.5, 86_400, 1, 0.5, 0.5, 0.3, 0.6))
                .hasMessageContaining("theta.sigma_ref must be > 0 and finite, was 0.0");
    }

    @Test
    void aFundMayUseTheDefaults() {
        assertThat(ExitDefaults.HARVEST.fundViolations()).isEmpty();
    }

    @Test
    void aFundNeedsAThresholdAboveTheFloorOfTheScore() {
        assertThat(fundTheta(0.5, 1.5).fundViolations())
                .extracting(Violation::field)
                .containsExactly("theta.kill_threshold");
        assertThat(fundTheta(0.91, 1.5).fundViolations())
                .extracting(Violation::field)
                .containsExactly("theta.kill_threshold");
    }

    @Test
    void aFundLocksNoLaterThanItsFirstTranche() {
        assertThat(fundTheta(0.6, 2.1).fundViolations())
                .extracting(Violation::field)
                .containsExactly("theta.lock_R");
    }

    private static HarvestTheta fundTheta(double threshold, double lock) {
        var kill = new KillTheta(0.3, 0.01, 2, 0.3, 0.5, 86_400, 1, 0.5, 0.5, 0.3, threshold);
        return new HarvestTheta(0.02, 10, 2, 4, 6, lock, 0.002, EVEN, kill);
    }
}
