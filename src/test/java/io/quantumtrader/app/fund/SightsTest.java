package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.Lookout;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.kernel.position.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told while it lasts. */
class SightsTest {

    @Test
    void aPositionThatIsNotEvaluatedIsAlarmed() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.holding("AAA", Side.LONG, 500).calm(1);

            assertThat(lasting(stage, Duration.ZERO))
                    .extracting(Lookout.Finding::alarm)
                    .singleElement()
                    .satisfies(alarm -> {
                        assertThat(alarm.kind()).isEqualTo(SafetyAlarm.Kind.SILENCE);
                        assertThat(alarm.detail()).contains("AAA");
                    });
            assertThat(lasting(stage, Duration.ofHours(1))).isEmpty();
        }
    }

    @Test
    void aFundThatHoldsNothingIsSilentForAsLongAsItLikes() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.holding("AAA", Side.LONG, 500).calm(1).close("AAA");
            stage.calm(1);

            assertThat(lasting(stage, Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void thirtySecondsIsTheDefault(@TempDir Path folder) {
        var settings = SettingsLoader.load(folder, folder.resolve("none.conf"), false, Map.of());

        assertThat(FundSettings.of(settings).telling().silenceAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    private static List<Lookout.Finding> lasting(Stage stage, Duration silenceAfter) {
        try (var sights = new Sights(Stage.MAIN, stage.ladder(), stage.fund().conductor(), silenceAfter, alarm -> {})) {
            return sights.lasting();
        }
    }
}
