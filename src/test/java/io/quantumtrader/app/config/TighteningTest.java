package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TighteningTest {

    private static final Settings NOW =
            SettingsLoader.load(Path.of(".."), Path.of("../application.conf"), true, Map.of());

    @ParameterizedTest
    @CsvSource({
        "risk.day-loss, 0.02, 0.03",
        "risk.loss-pause, 2 h, 30 m",
        "risk.equity-stale, 299 s, 301 s",
        "risk.equity-stale, 299000, 301000",
        "risk.orders.max-notional, 4999, 5001",
        "portfolio.budget.heat-weight, 0.4, 0.3",
        "sizing.min-notional, 11, 9",
        "risk.drawdown-hold, 90 m, 59 m"
    })
    void oneWayTightensAndTheOtherDoesNot(String key, String tighter, String looser) {
        assertThat(only(Map.of(key, tighter))).as("%s = %s", key, tighter).isTrue();
        assertThat(only(Map.of(key, looser))).as("%s = %s", key, looser).isFalse();
    }

    @Test
    void oneThatLoosensMakesTheWholeChangeLoosen() {
        assertThat(only(Map.of("risk.day-loss", "0.02", "risk.week-loss", "0.05")))
                .isTrue();
        assertThat(only(Map.of("risk.day-loss", "0.02", "risk.week-loss", "0.07")))
                .isFalse();
    }

    @Test
    void thetaAndWhatHasNoDirectionMayLoosenEitherWay() {
        for (String key : List.of("kernel.harvest.t1-r", "exit-rules.stale.minimum-rise", "risk.slots.label"))
            for (String value : List.of("0.51", "0.99"))
                assertThat(only(Map.of(key, value))).as(key).isFalse();
    }

    @Test
    void everyKeyWithADirectionIsALimitOfTheReference() {
        var limits = DecidingSettings.of(NOW).stream()
                .filter(DecidingSettings.Deciding::limit)
                .map(DecidingSettings.Deciding::path)
                .toList();

        assertThat(limits).containsAll(Tightening.keys());
        System.out.printf(
                "limits: %d, with a direction: %d%n",
                limits.size(), Tightening.keys().size());
    }

    private static boolean only(Map<String, String> values) {
        return Tightening.only(NOW, OperatorNumbers.over(NOW, values), values.keySet());
    }
}
