package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {

    @TempDir
    private Path home;

    @Nested
    class Layers {

        @Test
        void theReferenceAloneIsComplete() {
            Settings settings = load("");

            assertThat(settings.profile()).isEqualTo("synthetic");
            assertThat(settings.section("kernel.harvest").number("kill-threshold"))
                    .isEqualTo(0.6);
            assertThat(settings.address()).isEqualTo("http://127.0.0.1:8080");
            assertThat(settings.dataDirectory()).isEqualTo(home.resolve("var/fund"));
        }

        @Test
        void theFileThatComesWithTheProjectIsAccepted() {
            Path project = Path.of("..").toAbsolutePath().normalize();

            Settings settings = SettingsLoader.load(project, project.resolve("application.conf"), true, Map.of());

            assertThat(settings.section("risk").number("drawdown-flatten")).isEqualTo(0.10);
        }

        @Test
        void theOperatorsFileBeatsTheProfileAndTheCommandLineBeatsBoth() {
            String persons = "kill-switch.release.persons";

            assertThat(value(load(""), persons)).isEqualTo(1);
            assertThat(value(load("quantum-trader." + persons + " = 2"), persons))
                    .isEqualTo(2);
            assertThat(value(load("quantum-trader." + persons + " = 2", Map.of(persons, "1")), persons))
                    .isEqualTo("1");
        }

        @Test
        void onlyTheCommandLineAndACallerNameADatabaseForARun() {
            String url = "jdbc:postgresql://db.example/fund";
            var configured = load("quantum-trader.journal { url = \"" + url + "\", user = fund }");
            var asked = load("", Map.of("journal.url", url, "journal.user", "fund"));
            var given = configured.withJournalIn(new Database(url, "drill", "secret").inSchema("drill"));

            assertThat(configured.onCommandLine("journal.url")).isFalse();
            assertThat(asked.onCommandLine("journal.url")).isTrue();
            assertThat(given.onCommandLine("journal.url")).isTrue();
            assertThat(given.section("journal").text("url")).isEqualTo(url + "?currentSchema=drill");
            assertThat(given.section("journal").text("user")).isEqualTo("drill");
        }

        @Test
        void anOperatorMayAddToAProfile() {
            Settings settings = load("quantum-trader.profiles.paper.http.port = 9090\nquantum-trader.profile = paper");

            assertThat(settings.section("http").whole("port")).isEqualTo(9090);
        }

        @Test
        void everyValueSaysWhereItCameFrom() {
            Settings settings = load("quantum-trader.http {\n  port = 9090\n}", Map.of("http.host", "localhost"));

            assertThat(entry(settings, "http.port").source()).isEqualTo("application.conf:2");
            assertThat(entry(settings, "http.host").source()).isEqualTo("command line");
            assertThat(entry(settings, "risk.day-loss").source()).startsWith("reference.conf:");
        }
    }

    @Nested
    class Refusals {

        @Test
        void everyMistakeIsToldInOneMessage() {
            ConfigurationRefused refused = refused("""
                    quantum-trader {
                      risk.drawdwn-flatten = 0.1
                      http.port = eighty
                      risk.drawdown-no-new-risk = 0.2
                      kernel.harvest.kill-threshold = 0.5
                    }
                    """);

            assertThat(refused.problems()).hasSize(4);
            assertThat(refused)
                    .hasMessageContaining("the configuration has 4 problems")
                    .hasMessageContaining("did you mean quantum-trader.risk.drawdown-flatten? (application.conf:2)")
                    .hasMessageContaining("http.port must be a number, was eighty (application.conf:3)")
                    .hasMessageContaining("risk.drawdown-no-new-risk must be < risk.drawdown-flatten (0.1), was 0.2")
                    .hasMessageContaining("kill-threshold must be in (0.5, 0.9], was 0.5: K never falls below 0.5");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "kernel.harvest.kill-threshold = 0.5;          must be in (0.5, 0.9]",
                    "kernel.harvest.t1-r = 5;                       must be < kernel.harvest.t2-r",
                    "kernel.harvest.t3-r = 11;                      must be in [0.5, 10.0]",
                    "kernel.harvest.lock-r = 2.5;                   must be <= kernel.harvest.t1-r",
                    "kernel.harvest.kill-score.immediate-threshold = 0.55; must be > kernel.harvest.kill-threshold (0.6)",
                    "risk.drawdown-warn = 0.09;                     must be < risk.drawdown-no-new-risk",
                    "risk.drawdown-flatten = 0.16;                  must be < risk.drawdown-flatten-failed",
                    "risk.week-loss-warn = 0.07;                    must be < risk.week-loss",
                    "kill-switch.release.persons = 3;               must be in [1.0, 2.0]",
                    "http.port = 70000;                             must be in [1.0, 65535.0]",
                    "http = 8080;                                   is a section",
                    "market.symbols = BTCUSDT;                      must be a list",
                    "kernel.harvest.maximum-age = long;             must be a duration",
                    "profile = live;                                must be one of paper, synthetic",
                    "profiles.paper.nonsense = 1;                   is no key",
                })
        void aBrokenBoundNamesKeyNumberAndBound(String line, String message) {
            ConfigurationRefused refused = refused("quantum-trader." + line);

            assertThat(refused.problems()).hasSize(1);
            assertThat(refused).hasMessageContaining(message).hasMessageContaining("application.conf:1");
        }

        @Test
        void aDefaultIsNotBlamedForAValueSetBesideIt() {
            Path file = written("quantum-trader.kernel.harvest.t1-r = 5");

            ConfigurationRefused refused = catchThrowableOfType(
                    ConfigurationRefused.class,
                    () -> SettingsLoader.load(home, file, true, Map.of(), new WholeFund()::check));

            assertThat(refused.problems())
                    .extracting(Problem::key)
                    .containsExactly("quantum-trader.kernel.harvest.t1-r");
        }

        @Test
        void whatTheRecordsRefuseIsToldUnderTheFullKeyOfEachSection() {
            Path file = written("""
                    quantum-trader {
                      kernel.signal.channel-bars = 1
                      kernel.signal.minimum-trend = 2
                      exit-rules.take-profit-1.share = 2
                      portfolio.heat.warm = 0.9
                      risk.slots.base = 0
                    }
                    """);

            ConfigurationRefused refused = catchThrowableOfType(
                    ConfigurationRefused.class,
                    () -> SettingsLoader.load(home, file, true, Map.of(), new WholeFund()::check));

            assertThat(refused.problems())
                    .extracting(Problem::key)
                    .contains(
                            "quantum-trader.kernel.signal.channel-bars",
                            "quantum-trader.kernel.signal.minimum-trend",
                            "quantum-trader.exit-rules.take-profit-1.share",
                            "quantum-trader.portfolio.heat.warm");
            assertThat(refused.problems())
                    .extracting(Problem::key)
                    .anyMatch(key -> key.startsWith("quantum-trader.risk.slots."));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "kernel.harvest.fallback-stop-fraction;           0, 0.5001;  in (0.0, 0.5]",
                    "kernel.harvest.cost-bps;                         -0.1, 1000.1; in [0.0, 1000.0]",
                    "kernel.harvest.break-even-plus-fraction;         -0.001, 0.1001; in [0.0, 0.1]",
                    "kernel.harvest.trend-minimum;                    0, 1;       in (0.0, 1.0)",
                    "kernel.harvest.sigma-spike-cap;                  0;          > 0.0 and finite",
                    "kernel.harvest.trend-strength-reference;         -0.001;     >= 0.0 and finite",
                    "kernel.harvest.trend-strength-drop-cap;          0;          > 0.0 and finite",
                    "kernel.harvest.kill-score.spike-bars;            0, 257;     in [1.0, 256.0]",
                    "kernel.harvest.kill-score.sigma-samples-minimum; 0, 169;     in [1.0, 168.0]",
                    "kernel.stops.take-profit-minimum;                0, 0.5;     in (0.0, 0.5)",
                    "kernel.stops.extension-cap;                      -0.001, 1.001; in [0.0, 1.0]",
                    "kernel.stops.stop-trend;                         0;          > 0.0 and finite",
                    "kernel.stops.stop-mean-reversion;                0;          > 0.0 and finite",
                    "kernel.stops.stop-chop;                          0;          > 0.0 and finite",
                    "kernel.stops.take-profit-trend;                  0;          > 0.0 and finite",
                    "kernel.stops.take-profit-mean-reversion;         0;          > 0.0 and finite",
                    "kernel.stops.take-profit-chop;                   0;          > 0.0 and finite",
                    "kernel.stops.trail-trend;                        0;          > 0.0 and finite",
                    "kernel.stops.trail-mean-reversion;               0;          > 0.0 and finite",
                    "kernel.stops.trail-chop;                         0;          > 0.0 and finite",
                })
        void aValueJustOutsideTheDocumentedRangeIsRefusedOnce(String key, String outside, String bound) {
            for (String value : outside.split(",")) {
                Path file = written("quantum-trader." + key + " = " + value.strip());

                ConfigurationRefused refused = catchThrowableOfType(
                        ConfigurationRefused.class,
                        () -> SettingsLoader.load(home, file, true, Map.of(), new WholeFund()::check));

                assertThat(refused.problems()).extracting(Problem::key).containsExactly("quantum-trader." + key);
                assertThat(refused).hasMessageContaining("must be " + bound + ", was ");
            }
        }

        @Test
        void allThatLeaveTheirRangesAreToldTogether() {
            assertThat(refused("""
                    quantum-trader.kernel {
                      harvest.cost-bps = 2000
                      harvest.trend-minimum = 1
                      stops.stop-chop = 0
                      stops.extension-cap = 2
                    }
                    """).problems()).hasSize(4);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "market-state.form",
                    "market-state.regime.score.a1",
                    "harvest.kill-score.sigma-samples",
                })
        void whatAFundWouldNotReadIsNoKey(String key) {
            assertThat(refused("quantum-trader.kernel." + key + " = 1")).hasMessageContaining("is no key");
        }

        @Test
        void aSpikeThatLooksFurtherBackThanTheMarketStateIsRefused() {
            Path file = written("""
                    quantum-trader.kernel {
                      market-state.volatility.window-bars = 64
                      market-state.trend { windows = [64], weights = [1] }
                      market-state.regime.window-bars = 64
                      harvest.kill-score.spike-bars = 128
                    }
                    """);

            ConfigurationRefused refused = catchThrowableOfType(
                    ConfigurationRefused.class,
                    () -> SettingsLoader.load(home, file, true, Map.of(), new WholeFund()::check));

            assertThat(refused).hasMessageContaining("spike-bars").hasMessageContaining("< 65");
        }

        private Path written(String application) {
            try {
                return Files.writeString(home.resolve("application.conf"), application);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }

        @Test
        void aMisspelledRootIsNotTakenForALibrarys() {
            assertThat(refused("quantum-tradr.http.port = 1"))
                    .hasMessageContaining("quantum-tradr.http.port is no key; did you mean quantum-trader.http.port?");
        }

        @Test
        void settingsOfLibrariesPass() {
            assertThat(load("pekko.loglevel = DEBUG").whole().getString("pekko.loglevel"))
                    .isEqualTo("DEBUG");
        }

        @Test
        void anUnreadableFileNamesTheLine() {
            assertThat(refused("quantum-trader {\n  http { port = 1 \n")).hasMessageContaining("application.conf");
        }

        @Test
        void aFileThatWasNamedMustExist() {
            Path missing = home.resolve("other.conf");

            ConfigurationRefused refused = catchThrowableOfType(
                    ConfigurationRefused.class, () -> SettingsLoader.load(home, missing, true, Map.of()));

            assertThat(refused).hasMessageContaining("other.conf does not exist");
        }
    }

    @Nested
    class Records {

        @Test
        void areReadWithAllTheirViolations() {
            SettingsReader reader =
                    load("quantum-trader.market.interval = 90 s").reader();

            reader.read("http", section -> checked("port", section.whole("port") - 8080));
            reader.read("market", section -> checked("seed", section.whole("seed") - 1));
            var interval = reader.read("market", section -> section.duration("interval"));
            ConfigurationRefused refused = catchThrowableOfType(ConfigurationRefused.class, reader::orThrow);

            assertThat(interval).contains(Duration.ofSeconds(90));
            assertThat(refused.problems())
                    .extracting(Problem::key)
                    .containsExactly("quantum-trader.http.port", "quantum-trader.market.seed");
        }

        @Test
        void readAnEnumAsItIsWritten() {
            enum Speed {
                VERY_FAST,
                SLOW
            }
            Section section = load("", Map.of("market.speed", "very-fast")).section("market");

            assertThat(section.choice("speed", Speed.class)).isEqualTo(Speed.VERY_FAST);
            assertThat(catchThrowableOfType(ConfigurationRefused.class, () -> section.choice("source", Speed.class)))
                    .hasMessageContaining("must be one of very-fast, slow, was synthetic:1");
        }

        @Test
        void aListOnTheCommandLineIsWrittenInBrackets() {
            assertThat(load("", Map.of("market.symbols", "[BTCUSDT,ETHUSDT]"))
                            .section("market")
                            .texts("symbols"))
                    .isEqualTo(List.of("BTCUSDT", "ETHUSDT"));
        }

        private static double checked(String field, double value) {
            new Checks().positive(field, value).orThrow();
            return value;
        }
    }

    private Settings load(String application) {
        return load(application, Map.of());
    }

    private Settings load(String application, Map<String, String> overrides) {
        try {
            Path file = Files.writeString(home.resolve("application.conf"), application);
            return SettingsLoader.load(home, file, false, overrides);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private ConfigurationRefused refused(String application) {
        return catchThrowableOfType(ConfigurationRefused.class, () -> load(application));
    }

    private static Settings.Entry entry(Settings settings, String key) {
        return settings.entries().stream()
                .filter(entry -> entry.key().equals("quantum-trader." + key))
                .findFirst()
                .orElseThrow();
    }

    private static Object value(Settings settings, String key) {
        return entry(settings, key).value();
    }
}
