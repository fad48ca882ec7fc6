package io.quantumtrader.kernel.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleaseForecastTest {

    private static final Scope ALL = Scope.everything();
    private static final EmergencyLimits LIMITS = KillDefaults.EMERGENCY;

    private final ReleaseForecast forecast = new ReleaseForecast(KillDefaults.modes(), LIMITS);

    @Test
    void theCeoGoesOnOneModeLooser() {
        var latch = latch(Layer.CEO);
        var now = LadderState.OPEN.put(ceo(ReasonCode.CEO_MODE)).tighten(latch);

        assertThat(forecast.without(now, latch).at(ALL)).isEqualTo(Permission.TRADE);
    }

    @Test
    void withoutAReadingTheCeoAllowsNoEntriesStill() {
        var latch = latch(Layer.CEO);
        var now = LadderState.OPEN.put(ceo(ReasonCode.CEO_READING_MISSING)).tighten(latch);

        assertThat(forecast.without(now, latch).at(ALL)).isEqualTo(Permission.REDUCE_ONLY);
    }

    @Test
    void theEmergencyStopBeginsItsWayBack() {
        var latch = latch(Layer.EMERGENCY_STOP);

        var released = forecast.without(LadderState.OPEN.tighten(latch), latch);

        assertThat(released.at(ALL)).isEqualTo(Permission.TRADE);
        assertThat(StepUp.scaleOf(released.verdicts(ALL)))
                .isEqualTo(LIMITS.stepUpFractions().getFirst());
    }

    @Test
    void theKillSwitchLeavesWhatOthersSay() {
        var latch = latch(Layer.KILL_SWITCH);
        var now = LadderState.OPEN.put(ceo(ReasonCode.CEO_MODE)).tighten(latch);

        assertThat(forecast.without(now, latch).at(ALL)).isEqualTo(Permission.REDUCE_ONLY);
    }

    private static Verdict ceo(ReasonCode code) {
        return new Verdict(
                Layer.CEO, ALL, Permission.REDUCE_ONLY, List.of(Reason.because(code)), 0, Verdict.UNTIL_RELEASED);
    }

    private static Latch latch(Layer layer) {
        var why = List.of(Reason.because(ReasonCode.CEO_BLACK_SWAN));
        return new Latch(layer + "-1", layer, ALL, Permission.FLATTEN, why, new TreeMap<>(), "ada", "odd fills", 0);
    }
}
