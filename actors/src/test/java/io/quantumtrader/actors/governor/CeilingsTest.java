package io.quantumtrader.actors.governor;

import static io.quantumtrader.kernel.decision.Reason.because;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.risk.Ceiling;
import java.util.List;
import org.junit.jupiter.api.Test;

class CeilingsTest {

    private static final ModeLimits DEFENSIVE = new ModeLimits(5, 0.01, 0.015, 5, 0.7);

    @Test
    void theModeAloneLeavesTheSizeWhole() {
        assertThat(Ceilings.of(DEFENSIVE, List.of())).isEqualTo(new Ceiling(5, 0.01, 0.015, 5, 0.7, 1));
    }

    @Test
    void theWayBackFromAnEmergencyStopTakesSizeAway() {
        var step = new Verdict(
                Layer.EMERGENCY_STOP,
                Scope.everything(),
                Permission.TRADE,
                List.of(because(ReasonCode.ESS_STEP_UP, 0.25, 1)),
                0,
                Verdict.UNTIL_RELEASED);

        assertThat(Ceilings.of(DEFENSIVE, List.of(step)).sizeFactor()).isEqualTo(0.25);
    }
}
