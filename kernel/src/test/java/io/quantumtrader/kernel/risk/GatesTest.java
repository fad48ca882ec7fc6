package io.quantumtrader.kernel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Plan;
import io.quantumtrader.kernel.decision.ProtectivePlan;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.portfolio.HeatGate;
import io.quantumtrader.kernel.portfolio.PortfolioGate;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                HeatGate.class,
                PortfolioGate.class,
                GovernorKernel.class,
                RiskGuard.class,
                Permit.class,
                Permits.class,
                Slots.class,
                PlanSize.class
            })
    void noGateCanBeHandedAReducingOrProtectivePlan(Class<?> gate) {
        assertThat(gate.getDeclaredMethods())
                .flatExtracting(method -> Arrays.asList(method.getParameterTypes()))
                .doesNotContain(Plan.class, ReducingPlan.class, ProtectivePlan.class);
        assertThat(Arrays.stream(gate.getDeclaredMethods()).count()).isPositive();
    }
}
