package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.Lookout;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** A kill is acknowledged before it is written. */
    private static void awaitRecorded(Stage stage) {
        stage.until(
                "the kill is recorded", () -> !stage.events(KillActivated.class).isEmpty());
    }

    @Test
    void silenceAndWhatStandsAreToldAfterARestartBeforeTheFirstBar() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.holding("AAA", Side.LONG, 500).calm(1);
            stage.kill(new Scope.OfSymbol(Stage.MAIN, "BBB"), Permission.REDUCE_ONLY, "ada");
            awaitRecorded(stage);

            stage.restarts();

            assertThat(lasting(stage, Duration.ZERO))
                    .extracting(Lookout.Finding::key)
                    .containsExactlyInAnyOrder(
                            "silence AAA", Layer.POSITION_STATE_BRAIN + " AAA", Layer.KILL_SWITCH + " main/BBB");
        }
    }

    @Test
    void aPositionOfWhichNobodyKnowsWhatShareOfTheAccountItIsIsAlarmed() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.holding("AAA", Side.LONG, 500).calm(1);
            assertThat(lasting(stage, Duration.ofHours(1))).isEmpty();

            stage.line().hidesEquity();
            stage.calm(2);

            assertThat(lasting(stage, Duration.ofHours(1)))
                    .filteredOn(finding -> finding.key().equals(Layer.POSITION_STATE_BRAIN + " AAA"))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.alarm().detail()).contains(ReasonCode.POSITION_DATA_MISSING.name()));
        }
    }

    @Test
    void ofModeAndLatchOfOneLayerTheStricterIsToldWithTheReasonsOfBoth() {
        try (var stage = Stage.of("AAA", "BBB")) {
            var mode = Reason.because(ReasonCode.CEO_MODE, 0, 1);
            var drawdown = Reason.because(ReasonCode.CEO_BLACK_SWAN, 0.12, 0.1);
            stage.ladder()
                    .put(new Verdict(
                            Layer.CEO,
                            Scope.everything(),
                            Permission.REDUCE_ONLY,
                            List.of(mode),
                            0,
                            Verdict.UNTIL_RELEASED));
            stage.ladder()
                    .tighten(new Latch(
                            "black-swan-1",
                            Layer.CEO,
                            Scope.everything(),
                            Permission.FLATTEN,
                            List.of(drawdown),
                            new TreeMap<>(),
                            "ceo",
                            "operating mode BLACK_SWAN",
                            0));

            assertThat(lasting(stage, Duration.ofHours(1)))
                    .filteredOn(finding -> finding.key().equals(Layer.CEO + " *"))
                    .extracting(finding -> finding.alarm().detail())
                    .containsOnly("* does not trade: level 7 says FLATTEN [CEO_BLACK_SWAN, CEO_MODE]");
        }
    }

    @Test
    void aFlattenThatWasPendingClosesBeforeTheFirstBarOfTheNextLife() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.holding("AAA", Side.LONG, 500).calm(1);
            stage.tellKill(Scope.everything(), Permission.FLATTEN, "ada");
            awaitRecorded(stage);
            assertThat(stage.atVenue("AAA")).isNotZero();

            stage.restarts();

            assertThat(stage.atVenue("AAA")).isZero();
        }
    }

    @Test
    void aPartOfTheLadderThatDoesNotAnswerIsToldWhileItLasts() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.stops(Stage.Part.CEO).calm(1);

            for (int look = 0; look < 2; look++) {
                assertThat(lasting(stage, Duration.ofHours(1)))
                        .extracting(Lookout.Finding::key)
                        .contains(ReasonCode.CEO_SILENT.name());
            }
        }
    }

    @Test
    void howLongAPartHasBeenSilentIsCountedFromTheFirstTickOfItsSilence() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.stops(Stage.Part.CEO).calm(1);
            long silentFromMs = stage.fund().conductor().atMs();
            stage.calm(2);

            assertThat(lasting(stage, Duration.ofHours(1)))
                    .filteredOn(finding -> finding.key().equals(ReasonCode.CEO_SILENT.name()))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.alarm().observed())
                            .isPositive()
                            .isEqualTo((double) (stage.fund().conductor().atMs() - silentFromMs)));
        }
    }

    @Test
    void aLadderThatHasGrownOldIsToldWhileItLasts() {
        try (var stage =
                Stage.with(Map.of("market.speed", "x60000", "kill-switch.ladder-lease", "500 ms"), "AAA", "BBB")) {
            stage.until("the ladder is renewed", () -> stage.ladder().lease().holds());
            assertThat(lasting(stage, Duration.ofHours(1)))
                    .extracting(Lookout.Finding::key)
                    .doesNotContain("ladder lease");

            stage.stopsKillSwitch();
            stage.until("the lease has expired", () -> !stage.ladder().lease().holds());

            assertThat(lasting(stage, Duration.ofHours(1)))
                    .filteredOn(finding -> finding.key().equals("ladder lease"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.alarm().kind()).isEqualTo(SafetyAlarm.Kind.LADDER_SILENT);
                        assertThat(finding.alarm().observed()).isGreaterThan(500);
                    });
        }
    }

    @Test
    void thirtySecondsIsTheDefault(@TempDir Path folder) {
        var settings = SettingsLoader.load(folder, folder.resolve("none.conf"), false, Map.of());

        assertThat(FundSettings.of(settings).telling().silenceAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    private static List<Lookout.Finding> lasting(Stage stage, Duration silenceAfter) {
        try (var sights = new Sights(
                Stage.MAIN,
                List.of("AAA", "BBB"),
                stage.ladder(),
                stage.fund().conductor(),
                silenceAfter,
                System::nanoTime,
                alarm -> {})) {
            return sights.lasting();
        }
    }
}
