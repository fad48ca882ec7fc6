package io.quantumtrader.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.command.FakeFund;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.doctor.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundChecksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WELL = "{\"healthy\":true,\"checks\":[]}";

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({
        "market, FAIL",
        "journal, FAIL",
        "disk, FAIL",
        "protection, FAIL",
        "lease, FAIL",
        "majority, FAIL",
        "layers, FAIL",
        "ladder, WARN",
        "sends, WARN",
        "member, WARN",
        "shards, WARN"
    })
    void aCheckThatFailedSaysWhatWasExpectedAndWhatToDo(String name, Verdict verdict) throws IOException {
        var health = tree("{\"checks\":[{\"name\":\"" + name + "\",\"passed\":false,\"detail\":\"seen\"},"
                + "{\"name\":\"" + name + "\",\"passed\":true,\"detail\":\"well\"}]}");

        var findings = FundChecks.readiness(health);

        assertThat(findings).extracting(Finding::verdict).containsExactly(verdict, Verdict.OK);
        assertThat(findings.getFirst().what()).isEqualTo("fund " + name);
        assertThat(findings.getFirst().seen()).isEqualTo("seen");
        assertThat(findings.getFirst().expected()).isNotBlank();
        assertThat(findings.getFirst().advice()).isNotBlank();
    }

    @Test
    void aPositionWithoutAConfirmedStopIsAFault() throws IOException {
        var positions = tree("[{\"symbol\":\"AAA\",\"open\":true,\"protectedAtVenue\":true},"
                + "{\"symbol\":\"BBB\",\"open\":true,\"protectedAtVenue\":false},"
                + "{\"symbol\":\"CCC\",\"open\":false,\"protectedAtVenue\":false}]");

        assertThat(FundChecks.protection(positions)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(finding.seen()).isEqualTo("without a confirmed stop: BBB, of 2 positions");
        });
        assertThat(FundChecks.protection(tree("[]")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);
    }

    @Test
    void aLadderThatWasNotHeardWithinItsLeaseIsAFault() throws IOException {
        assertThat(FundChecks.lease(tree("{\"leaseMs\":2000,\"leaseAgeMs\":2001}")))
                .extracting(Finding::verdict, Finding::seen, Finding::expected)
                .containsExactly(tuple(Verdict.FAIL, "the ladder was heard 2001 ms ago", "at most 2000 ms"));
        assertThat(FundChecks.lease(tree("{\"leaseMs\":2000,\"leaseAgeMs\":null}")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.FAIL);
        assertThat(FundChecks.lease(tree("{\"leaseMs\":2000,\"leaseAgeMs\":20}")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);
        assertThat(FundChecks.lease(tree("{}"))).isEmpty();
    }

    @Test
    void aSymbolWhoseBarsAreLateIsNamed() throws IOException {
        var markets = tree("[{\"symbol\":\"AAA\",\"ageMs\":120000},{\"symbol\":\"BBB\",\"ageMs\":120001},"
                + "{\"symbol\":\"CCC\",\"ageMs\":null}]");

        assertThat(FundChecks.feed(markets, 60_000)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(finding.seen()).isEqualTo("late: BBB 120001 ms, CCC never");
        });
        assertThat(FundChecks.feed(tree("[{\"symbol\":\"AAA\",\"ageMs\":7}]"), 60_000))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);
    }

    @Test
    void aFundThatRunsWithOtherSettingsThanItsFilesIsFound() throws IOException {
        String day = "{\"key\":\"quantum-trader.risk.day-loss\",\"value\":0.02,\"source\":\"SOURCE\"}";

        assertThat(configuration(day.replace("SOURCE", "application.conf: 7"))).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.seen()).contains("quantum-trader.risk.day-loss is 0.02 there and 0.025 here");
        });
        assertThat(configuration(day.replace("SOURCE", "command line")).verdict())
                .as("set for this start alone")
                .isEqualTo(Verdict.OK);
        assertThat(configuration(day.replace("SOURCE", "operators, recorded in the journal"))
                        .verdict())
                .isEqualTo(Verdict.OK);
        assertThat(configuration("{\"key\":\"quantum-trader.risk.day-loss\",\"value\":0.025,\"source\":\"x\"}")
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void theFundsClockIsHeldAgainstThisMachines() throws IOException {
        InstantSource late = () -> InstantSource.system().instant().plus(Duration.ofSeconds(30));
        try (var fund = new FakeFund().at("/health/ready", 200, WELL)) {
            assertThat(clock(fund, InstantSource.system())).isEqualTo(Verdict.OK);
            assertThat(clock(fund, late)).isEqualTo(Verdict.FAIL);
        }
    }

    /** What runs tells it masked: it is the same as here, and neither tells it. */
    @Test
    void aSecretInAnAddressIsNeitherADifferenceNorTold() throws IOException {
        String collector = "https://ann:hush@collector/v1/traces?key=hush";
        var here = settings(Map.of("traces.url", collector));
        var there = here.entries().stream().map(Settings.Entry::told).toList();

        var same = FundChecks.configuration(JSON.valueToTree(Map.of("settings", there)), here);
        var moved = FundChecks.configuration(
                tree(
                        "{\"settings\":[{\"key\":\"quantum-trader.traces.url\",\"value\":\"https://***@other/v1/traces?***\","
                                + "\"source\":\"application.conf:3\"}]}"),
                here);

        assertThat(same).extracting(Finding::verdict).containsExactly(Verdict.OK);
        assertThat(moved).extracting(Finding::verdict).containsExactly(Verdict.WARN);
        assertThat(moved.getFirst().line()).contains("other", "***").doesNotContain("hush");
    }

    @Test
    void theVenuesClockIsHeldAgainstThisMachines_andAVenueThatIsAwayIsAFault() throws IOException {
        InstantSource late = () -> InstantSource.system().instant().plus(Duration.ofSeconds(30));
        try (var venue = new FakeFund()) {
            assertThat(examined("venue.url=" + venue.url(), late)).anySatisfy(finding -> {
                assertThat(finding.what()).isEqualTo("clock venue");
                assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
            });
        }
        assertThat(examined("venue.url=http://127.0.0.1:1", InstantSource.system()))
                .anySatisfy(finding -> {
                    assertThat(finding.what()).isEqualTo("venue");
                    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
                });
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAFault() {
        assertThat(Examination.examine(
                        patient(Map.of(
                                "journal.url", "jdbc:postgresql://127.0.0.1:1/none",
                                "journal.user", "nobody")),
                        InstantSource.system()))
                .anySatisfy(finding -> {
                    assertThat(finding.what()).isEqualTo("database");
                    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(finding.advice()).contains("journal.url");
                });
    }

    @Test
    void whatTheFundDoesNotTellIsToldToBeMissing() throws IOException {
        try (var fund = new FakeFund()
                .at("/health/ready", 200, WELL)
                .at("/api/v1/positions", 401, "{\"title\":\"unauthorized\"}")) {
            var findings = FundChecks.of(client(fund), settings(Map.of()), InstantSource.system());

            assertThat(findings).anySatisfy(finding -> {
                assertThat(finding.what()).isEqualTo("protection");
                assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
                assertThat(finding.advice()).contains("--token-file");
            });
        }
    }

    private List<Finding> examined(String setting, InstantSource now) {
        var words = setting.split("=", 2);
        return Examination.examine(patient(Map.of(words[0], words[1])), now);
    }

    private Examination.Patient patient(Map<String, String> more) {
        return new Examination.Patient(
                () -> settings(more), settings -> new FundClient("http://127.0.0.1:1", Optional.empty()));
    }

    private Settings settings(Map<String, String> more) {
        var keys = new TreeMap<>(more);
        keys.put("data-directory", data.toString());
        return SettingsLoader.load(data, data.resolve("none.conf"), false, keys);
    }

    private Verdict clock(FakeFund fund, InstantSource now) {
        return FundChecks.of(client(fund), settings(Map.of()), now).stream()
                .filter(finding -> finding.what().equals("clock fund"))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private Finding configuration(String setting) throws IOException {
        return FundChecks.configuration(tree("{\"settings\":[" + setting + "]}"), settings(Map.of()))
                .getFirst();
    }

    private static FundClient client(FakeFund fund) {
        return new FundClient(fund.url(), Optional.empty());
    }

    private static JsonNode tree(String json) throws IOException {
        return JSON.readTree(json);
    }
}
