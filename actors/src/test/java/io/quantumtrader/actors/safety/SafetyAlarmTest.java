package io.quantumtrader.actors.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm.Kind;
import org.junit.jupiter.api.Test;

/** An alarm in words names the numbers that it has, and none that it has not. */
class SafetyAlarmTest {

    @Test
    void anAlarmWithNumbersTellsThem() {
        assertThat(new SafetyAlarm(Kind.SILENCE, 31_000, 30_000, "AAA was not evaluated").text())
                .isEqualTo("SILENCE: AAA was not evaluated (observed 31000.0, limit 30000.0)");
    }

    @Test
    void anAlarmWithoutALimitTellsWhatWasSeen() {
        assertThat(new SafetyAlarm(Kind.LAYER_FAILED, 2, Double.NaN, "the ceo ended").text())
                .isEqualTo("LAYER_FAILED: the ceo ended (observed 2.0)");
    }

    @Test
    void anAlarmWithoutNumbersTellsNone() {
        assertThat(new SafetyAlarm(Kind.TIGHTENED, Double.NaN, Double.NaN, "* is FLATTEN").text())
                .isEqualTo("TIGHTENED: * is FLATTEN");
    }
}
