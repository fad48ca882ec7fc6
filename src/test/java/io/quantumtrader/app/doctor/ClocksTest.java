package io.quantumtrader.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.doctor.Finding.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, OK", "1000, OK", "-1000, OK", "1001, WARN", "-5000, WARN", "5001, FAIL", "-3600000, FAIL"})
    void clocksThatAreApartAreFound(long aheadMs, Verdict verdict) {
        var finding = Clocks.compared("database", NOON.plusMillis(aheadMs), NOON, Duration.ZERO);

        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.what()).isEqualTo("clock database");
        assertThat(finding.seen()).contains(Math.abs(aheadMs) + " ms", aheadMs < 0 ? "behind" : "ahead");
        assertThat(finding.expected()).isEqualTo("at most 1000 ms apart");
    }

    @Test
    void whatAClockDoesNotTellIsNotHeldAgainstIt() {
        assertThat(Clocks.compared("fund", NOON.plusMillis(1_900), NOON, Duration.ofSeconds(1))
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void theAnswerIsTakenForTheMiddleOfTheQuestion() {
        assertThat(Clocks.between(NOON, NOON.plusMillis(500))).isEqualTo(NOON.plusMillis(250));
    }
}
