package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a safety number may go: to a bound that is told where the key is, and not beyond. */
class SafetyBoundsTest {

    @ParameterizedTest
    @CsvSource({
        "kernel.stops.slack, 0.000001, 1000",
        "exit-rules.atr-bars, 200, 1001",
        "exit-rules.initial-stop-atr, 20, 1000",
        "portfolio.heat.hot, 10, 1e9",
        "portfolio.heat.stale, 1 h, 1 d",
        "portfolio.heat.horizon, 1 h, 1 ms",
        "portfolio.heat.horizon, 366 d, 367 d",
        "portfolio.clusters.window, 4096, 4097",
        "risk.drawdown-flatten-failed, 0.5, 0.51",
        "risk.equity-stale, 1 h, 61 m",
        "risk.loss-streak, 1000000, 1000001",
        "risk.loss-pause, 31 d, 32 d",
        "risk.orders.per-minute, 1000000, 1000001",
        "risk.orders.max-spread-bps, 1000, 1001",
        "risk.position-state.mark-stale, 1 m, 11 m",
        "risk.position-state.data-grace, 1 h, 2 h",
        "risk.position-state.protection-grace, 10 m, 300 d"
    })
    void takesTheBoundAndRefusesWhatIsBeyond(String key, String bound, String beyond) {
        assertThatCode(() -> load(key, bound)).doesNotThrowAnyException();
        assertThatThrownBy(() -> load(key, beyond))
                .isInstanceOfSatisfying(
                        ConfigurationRefused.class,
                        refused -> assertThat(refused.problems())
                                .anySatisfy(
                                        problem -> assertThat(problem.field()).isEqualTo(key)));
    }

    @ParameterizedTest
    @CsvSource({"risk.orders.per-minute, 1.5", "risk.loss-streak, 3.01", "exit-rules.atr-bars, 14.5"})
    void aFractionIsNoWholeNumber(String key, String value) {
        assertThatThrownBy(() -> load(key, value)).hasMessageContaining(key + " must be a whole number, was " + value);
    }

    @Test
    void whatARecordSaysIsReadAsItsWriterTookIt() {
        assertThat(Section.ofRecord(ConfigFactory.parseString("bars = 1.5")).whole("bars"))
                .isEqualTo(1);
    }

    @Test
    void aRecordedKeyThatIsKnownNoMoreCanBeGivenBack() {
        var recorded = Map.of("risk.of-an-earlier-version", "1").keySet();

        assertThat(OperatorNumbers.read("risk.of-an-earlier-version=", recorded))
                .containsExactly(Map.entry("risk.of-an-earlier-version", ""));
        assertThatThrownBy(() -> OperatorNumbers.read("risk.of-an-earlier-version=2", recorded))
                .hasMessageContaining("must be a key of theta or limits");
    }

    private static void load(String key, String value) {
        SettingsLoader.load(Path.of(""), Path.of("no such file"), false, Map.of(key, value), FundSettings::of);
    }
}
