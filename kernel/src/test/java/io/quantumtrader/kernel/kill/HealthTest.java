package io.quantumtrader.kernel.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silence stops opens; only positions that nobody manages are critical. */
class HealthTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false, HEALTHY",
        "4, 0, 0, false, HEALTHY",
        "0, 0, 0, true,  DEGRADED",
        "4, 0, 0, true,  DEGRADED",
        "4, 4, 0, true,  DEGRADED",
        "4, 1, 0, false, DEGRADED",
        "4, 4, 1, false, DEGRADED",
        "4, 2, 2, false, CRITICAL",
        "1, 1, 1, false, CRITICAL",
        "3, 1, 1, true,  DEGRADED",
        "3, 2, 2, true,  CRITICAL",
    })
    void isCriticalFromHalfOfWhatIsHeld(int held, int unheard, int unmanaged, boolean silentPart, Health health) {
        assertThat(Health.of(new HeldPositions(held, 0, unheard, unmanaged), silentPart))
                .isEqualTo(health);
    }

    @Test
    void theInputsOfTheStopSufficeToRecomputeIt() {
        var positions = new HeldPositions(5, 1, 3, 3);
        var reading = new EmergencyReading(
                "main", 9_900, List.of(), Optional.empty(), positions, Health.of(positions, false));
        var reason = Reason.because(ReasonCode.ESS_HEALTH, 300_001, 300_000);

        var inputs = new EmergencyTrigger.Lasting(reason, "nobody manages it", reading).inputs();

        double unmanaged = Double.parseDouble(inputs.get("unmanaged")) / Double.parseDouble(inputs.get("held"));
        assertThat(unmanaged).isGreaterThanOrEqualTo(Double.parseDouble(inputs.get("unmanaged_share")));
        assertThat(inputs).containsEntry("health", "CRITICAL");
        assertThat(Double.parseDouble(inputs.get("lasted_ms"))).isEqualTo(reason.observed());
        assertThat(Double.parseDouble(inputs.get("limit_ms"))).isEqualTo(reason.limit());
    }

    @Test
    void silentPositionsMakeTheOthersNeitherBlindNorSeeing() {
        assertThat(new HeldPositions(4, 1, 2, 0).blindBy(0.5)).isTrue();
        assertThat(new HeldPositions(4, 1, 1, 0).blindBy(0.5)).isFalse();
        assertThat(new HeldPositions(4, 0, 4, 4).blindBy(0.5)).isFalse();
    }

    @Test
    void countsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> new HeldPositions(1, 2, 2, 3))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("blind", "unheard", "unmanaged");
        assertThatThrownBy(() -> new HeldPositions(-1, -1, -1, -1)).isInstanceOf(InvalidInput.class);
    }
}
