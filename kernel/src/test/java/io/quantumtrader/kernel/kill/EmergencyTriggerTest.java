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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyTriggerTest {

    private static final EquityPeaks PEAKS = new EquityPeaks(10_000, 12_000);

    @ParameterizedTest
    @CsvSource({"10000, false", "9001, false", "9000, true", "5000, true", "0, true", "11000, false"})
    void firesFromTenPercentBelowTheReferencePeak(double equity, boolean fires) {
        assertThat(EmergencyTrigger.judge(PEAKS, equity, EMERGENCY).isPresent()).isEqualTo(fires);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void aBadReadingIsNoDrawdown(double equity) {
        assertThat(EmergencyTrigger.judge(PEAKS, equity, EMERGENCY)).isEmpty();
    }

    @Test
    void theActivationCanBeRecomputedFromItsInputs() {
        Property.check("inputs of a drawdown trigger suffice to recompute it", 1_000, random -> {
            double peak = 1 + random.nextDouble() * 1e6;
            double equity = peak * random.nextDouble() * 0.9;
            var trigger = EmergencyTrigger.judge(EquityPeaks.startingAt(peak), equity, EMERGENCY)
                    .orElseThrow();

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
                new EmergencyTrigger.Cascade(5, 5, 60_000),
                new EmergencyTrigger.StopOuts(4, 4, 900_000),
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
        assertThat(triggers.get(1).inputs()).containsEntry("symbols", "5").containsEntry("window_ms", "60000");
    }

    @Test
    void limitsSayEverythingThatIsWrongWithThem() {
        assertThatThrownBy(() -> new EmergencyLimits(0.2, 0.15, 0, -1, 0, List.of(0.5, 0.25), 0))
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

    private static double read(Map<String, String> inputs, String name) {
        return Double.parseDouble(inputs.getOrDefault(name, "NaN"));
    }
}
