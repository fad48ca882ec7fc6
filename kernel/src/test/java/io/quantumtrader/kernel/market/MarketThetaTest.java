package io.quantumtrader.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarketThetaTest {

    @Test
    void needsOneCloseMoreThanItsLongestWindow() {
        assertThat(MarketDefaults.THETA.pricesNeeded()).isEqualTo(257);
        assertThat(MarketDefaults.SMALL.pricesNeeded()).isEqualTo(33);
    }

    @Test
    void namesEveryBoundThatIsBroken() {
        assertThatThrownBy(() -> new MarketTheta.Vol(9, -0.1, 1.1, 1, 0, 0, Double.NaN, 0))
                .hasMessageContaining("vol.window")
                .hasMessageContaining("vol.winsor_q_low")
                .hasMessageContaining("vol.winsor_q_high")
                .hasMessageContaining("vol.ewma_lambda must be in (0, 1), was 1.0")
                .hasMessageContaining("vol.sigma_floor")
                .hasMessageContaining("vol.spike_proxy_cap")
                .hasMessageContaining("vol.spike_center")
                .hasMessageContaining("vol.spike_scale");
    }

    @Test
    void refusesWeightsThatDoNotFitTheWindows() {
        assertThatThrownBy(() -> new MarketTheta.Trend(List.of(64, 1), List.of(-1.0), TrendMethod.OLS))
                .hasMessageContaining("trend.weights must be as many as windows: 2, was 1")
                .hasMessageContaining("trend.windows must be in [2.0, 4096.0], was 1.0")
                .hasMessageContaining("trend.weights must be >= 0 and finite, was -1.0");
    }

    @Test
    void refusesATemperatureOfZero() {
        assertThatThrownBy(() -> new RegimeTheta(
                        256, 256, 0, MarketDefaults.THETA.regime().score()))
                .hasMessageContaining("regime.vr_k")
                .hasMessageContaining("regime.softmax_temp");
    }

    @Test
    void readsMethodsByName() {
        assertThat(TrendMethod.named("theil-sen").orThrow()).isEqualTo(TrendMethod.THEIL_SEN);
        assertThat(TrendMethod.named("OLS").orThrow()).isEqualTo(TrendMethod.OLS);
        assertThatThrownBy(() -> TrendMethod.named("lad").orThrow())
                .hasMessage("trend.method must be theil_sen or ols, was lad");
    }
}
