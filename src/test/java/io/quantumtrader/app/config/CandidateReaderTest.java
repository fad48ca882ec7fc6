package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateReaderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "T1=1.5, kernel.harvest.t1-r",
        "T1_R=1.5, kernel.harvest.t1-r",
        "lock=1.2, kernel.harvest.lock-r",
        "kill_threshold=0.7, kernel.harvest.kill-threshold",
        "immediate_threshold=0.9, kernel.harvest.kill-score.immediate-threshold",
        "trail_trend=2.0, kernel.stops.trail-trend",
        "stop_minimum=0.01, kernel.stops.stop-minimum",
        "patience=2 h, exit-rules.stale.patience",
        "stale.patience=2 h, exit-rules.stale.patience",
        "quantum-trader.risk.day-loss=0.02, risk.day-loss",
        "orders.max-notional=4000, risk.orders.max-notional",
        "heat.hot=0.5, portfolio.heat.hot",
        "sizing.risk.trend=0.005, sizing.risk.trend"
    })
    void takesShortNamesAndFullKeys(String written, String key) {
        var candidate = read(written).getFirst();

        assertThat(candidate.written())
                .containsExactlyEntriesOf(Map.of(key, written.substring(written.indexOf('=') + 1)));
        assertThat(candidate.name()).isEqualTo(written);
    }

    @Test
    void tellsThetaFromLimits() {
        assertThat(read("T1=1.5,patience=2 h").getFirst().changesLimits()).isFalse();
        assertThat(read("T1=1.5,day-loss=0.02").getFirst().changesLimits()).isTrue();
    }

    @Test
    void readsSeveralFromAFileByName() throws IOException {
        var file = Files.writeString(folder.resolve("c.conf"), """
                early { T1 = 1.5, kernel.harvest.kill-threshold = 0.7 }
                calm { risk { loss-streak = 5 }, exit-rules.stale.patience = 6 h }
                """);

        var read = new CandidateReader().file(file).over(SettingsLoader.defaults(), settings -> {});

        assertThat(read).extracting(CandidateSettings::name).containsExactlyInAnyOrder("early", "calm");
        assertThat(read)
                .filteredOn(one -> one.name().equals("calm"))
                .singleElement()
                .satisfies(calm -> assertThat(calm.written())
                        .containsEntry("risk.loss-streak", "5")
                        .containsEntry("exit-rules.stale.patience", "6 h"));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce_withKeyValueAndWhatIsExpected() {
        var refused = catchThrowableOfType(
                ConfigurationRefused.class,
                () -> read(
                        "T1=0.2",
                        "a:kill_threshold=0.95,bogus=1",
                        "b:T1=5,position-share=0.6",
                        "c:T2=high,windows=3,atr-bars=7,ceo.growth-allowed=true",
                        "record:T1=1.5",
                        "d:max-notional=7,T1"));

        assertThat(refused.problems())
                .extracting(Problem::toString)
                .anyMatch(told -> told.contains("t1-r must be in [0.5, 10.0], was 0.2 (candidate T1=0.2)"))
                .anyMatch(told -> told.contains("kill-threshold must be in (0.5, 0.9], was 0.95"))
                .anyMatch(told -> told.contains("bogus = 1 is no key of theta or limits (candidate a)"))
                .anyMatch(told -> told.contains("t1-r must be < kernel.harvest.t2-r (4.0), was 5.0 (candidate b)"))
                .anyMatch(told -> told.contains("t2-r must be a number, was high (candidate c)"))
                .anyMatch(told -> told.contains("windows = 3 is no key"))
                .anyMatch(told -> told.contains("atr-bars = 7 cannot change anything in this model: readings are"))
                .anyMatch(told -> told.contains("ceo.growth-allowed = true is neither theta nor a limit"))
                .anyMatch(told -> told.contains("is a name that the result uses for itself"))
                .anyMatch(told -> told.contains("max-notional = 7 is ambiguous: one of risk.orders.max-notional,"))
                .anyMatch(told -> told.contains("T1 must be KEY=VALUE (candidate d)"));
    }

    @Test
    void whatAFundRefusesOfLimitsIsToldOfACandidateToo() {
        var refused = catchThrowableOfType(
                ConfigurationRefused.class,
                () -> new CandidateReader()
                        .option("wide:position-share=0.6")
                        .over(SettingsLoader.defaults(), settings -> {
                            var reader = settings.reader();
                            reader.read("risk.orders", RiskSection::orders);
                            reader.orThrow();
                        }));

        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("risk.orders.position-share must be in (0.0, 0.5], was 0.6 (candidate wide)"));
    }

    @Test
    void settingsOfTheRecordAreUnderneathACandidate() {
        String recorded = "{\"kernel\":{\"harvest\":{\"t1-r\":3.0,\"t2-r\":3.5}}}";

        var section = read("lock=1.0")
                .getFirst()
                .over(SettingsLoader.defaults(), recorded)
                .section("kernel.harvest");

        assertThat(section.number("t1-r")).isEqualTo(3);
        assertThat(section.number("lock-r")).isEqualTo(1);
        assertThat(section.number("t3-r")).isEqualTo(6);
    }

    @Test
    void aCandidateThatTheRecordedSettingsDoNotBearIsRefused() {
        String recorded = "{\"kernel\":{\"harvest\":{\"t2-r\":2.2}}}";
        var candidates = read("T1=3");

        var refused = catchThrowableOfType(
                ConfigurationRefused.class,
                () -> CandidateReader.check(candidates, SettingsLoader.defaults(), Set.of(recorded), settings -> {}));

        assertThat(refused).hasMessageContaining("t1-r must be < kernel.harvest.t2-r (2.2), was 3.0");
    }

    private static List<CandidateSettings> read(String... options) {
        var reader = new CandidateReader();
        for (String option : options) reader.option(option);
        return reader.over(SettingsLoader.defaults(), settings -> {});
    }
}
