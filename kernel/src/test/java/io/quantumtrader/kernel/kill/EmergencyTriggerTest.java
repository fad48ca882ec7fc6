package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.KillDefaults.EMERGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmergencyTriggerTest {

    @Test
    void theActivationCanBeRecomputedFromItsInputs() {
        Property.check("inputs of a drawdown trigger suffice to recompute it", 1_000, random -> {
            double peak = 1 + random.nextDouble() * 1e6;
            double equity = peak * random.nextDouble() * 0.9;
            var trigger = new EmergencyTrigger.DrawdownReached(equity, EquityPeaks.startingAt(peak), 0.1, 2);

            var inputs = trigger.inputs();
            double again = Drawdown.between(read(inputs, "reference_peak"), read(inputs, "equity"))
                    .fraction();

            assertThat(trigger.reason()).isEqualTo(new Reason(ReasonCode.ESS_DRAWDOWN, again, read(inputs, "limit")));
        });
    }

    @Test
    void everyTriggerNamesItselfAndItsNumbers() {
        var triggers = List.of(
                new EmergencyTrigger.OperatorPulled("ada", "a drill"),
                new EmergencyTrigger.Cascade(List.of("main/A", "main/B"), 2, 60_000),
                new EmergencyTrigger.StopOuts(List.of("main/A-1"), 1, 900_000),
                new EmergencyTrigger.BlackSwan(Reason.because(ReasonCode.CEO_BLACK_SWAN, 0.11, 0.1), new TreeMap<>()));

        assertThat(triggers)
                .extracting(trigger -> trigger.reason().code())
                .containsExactly(
                        ReasonCode.ESS_OPERATOR,
                        ReasonCode.ESS_CASCADE,
                        ReasonCode.ESS_STOP_OUTS,
                        ReasonCode.CEO_BLACK_SWAN);
        assertThat(triggers).allSatisfy(trigger -> {
            assertThat(trigger.who()).isNotBlank();
            assertThat(trigger.why()).isNotBlank();
        });
        assertThat(triggers.get(1).inputs())
                .containsEntry("symbols", "main/A main/B")
                .containsEntry("window_ms", "60000");
    }

    @Test
    void limitsSayEverythingThatIsWrongWithThem() {
        assertThatThrownBy(() -> new EmergencyLimits(0.2, 0.15, 0, -1, 0, List.of(0.5, 0.25), 0, KillDefaults.TRIGGERS))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly(
                                        "failed-drawdown",
                                        "retry-base",
                                        "retry-cap",
                                        "alarm-attempts",
                                        "step-up.fractions",
                                        "step-up.step"));
    }

    @Test
    void theWaitBetweenAttemptsDoublesUpToItsCap() {
        assertThat(List.of(1, 2, 3, 7, 100))
                .extracting(EMERGENCY::waitAfter)
                .containsExactly(1_000L, 2_000L, 4_000L, 60_000L, 60_000L);
    }

    @Test
    void whatPulledItselfSaysSoAndAnOperatorIsNamed() {
        var blind = Reason.because(ReasonCode.ESS_BLIND, 300_001L, 300_000L);
        var reading = new EmergencyReading(
                "main", 9_900, List.of(), Optional.empty(), new HeldPositions(4, 2, 1, 1), Health.DEGRADED);
        var guard = Reason.because(ReasonCode.GUARD_DRAWDOWN_FLATTEN, 0.11, 0.10);

        assertThat(List.of(
                        new EmergencyTrigger.DrawdownReached(9_000, EquityPeaks.startingAt(10_000), 0.1, 2),
                        new EmergencyTrigger.Lasting(blind, "nothing is seen", reading),
                        new EmergencyTrigger.Cascade(List.of("main/A", "main/B"), 2, 60_000),
                        new EmergencyTrigger.StopOuts(List.of("main/A-1"), 1, 900_000)))
                .allSatisfy(trigger -> {
                    assertThat(trigger.who()).isEqualTo(EmergencyTrigger.SELF);
                    assertThat(trigger.why()).isNotBlank();
                });
        assertThat(new EmergencyTrigger.GuardAsked(guard).why()).isNotBlank();
        assertThat(new EmergencyTrigger.OperatorPulled("ada", "a drill").who()).isEqualTo("ada");
    }

    @Test
    void inputsHoldTheNumbersThatTheReasonWasMadeOf() {
        var blind = Reason.because(ReasonCode.ESS_BLIND, 300_001L, 300_000L);
        var reading = new EmergencyReading(
                "main", 9_900, List.of(), Optional.empty(), new HeldPositions(4, 2, 1, 1), Health.DEGRADED);

        assertThat(new EmergencyTrigger.Lasting(blind, "nothing is seen", reading).inputs())
                .isEqualTo(Map.of(
                        "equity", "9900.0",
                        "held", "4",
                        "blind", "2",
                        "unheard", "1",
                        "unmanaged", "1",
                        "unmanaged_share", "0.5",
                        "health", "DEGRADED",
                        "lasted_ms", "300001",
                        "limit_ms", "300000"));
        assertThat(new EmergencyTrigger.GuardAsked(Reason.because(ReasonCode.GUARD_DRAWDOWN_FLATTEN, 0.11, 0.10))
                        .inputs())
                .isEqualTo(Map.of("drawdown", "0.11", "limit", "0.1"));
        assertThat(new EmergencyTrigger.StopOuts(List.of("main/A-1", "main/A-2"), 2, 900_000).inputs())
                .isEqualTo(Map.of("positions", "main/A-1 main/A-2", "limit", "2", "window_ms", "900000"));
        assertThat(new EmergencyTrigger.OperatorPulled("ada", "a drill").inputs())
                .isEmpty();
        assertThat(new CeoReading(0.11, Health.HEALTHY, 7, 0.5, false, true).inputs())
                .isEqualTo(Map.of(
                        "drawdown", "0.11",
                        "health", "HEALTHY",
                        "trades", "7",
                        "win_rate", "0.5",
                        "cascade", "false",
                        "quorum_lost", "true"));
    }

    private static double read(Map<String, String> inputs, String name) {
        return Double.parseDouble(inputs.getOrDefault(name, "NaN"));
    }
}
