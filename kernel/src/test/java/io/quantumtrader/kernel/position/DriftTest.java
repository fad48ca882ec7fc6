package io.quantumtrader.kernel.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.venue.InstrumentRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the venue holds against the record, in steps of a half. */
class DriftTest {

    private static final InstrumentRules RULES = new InstrumentRules(0.1, 0.5, 5, 0.004, 125);

    @ParameterizedTest
    @CsvSource({
        "0, 0, NONE",
        "1, 1.2499, NONE",
        "1, 1.25, LARGER",
        "1, 0.75, SMALLER",
        "0, 0.5, LARGER",
        "0, -0.5, LARGER",
        "1, 2, LARGER",
        "-1, -2, LARGER",
        "2, 1, SMALLER",
        "-2, -1, SMALLER",
        "1, 0, ZERO",
        "-1, 0, ZERO",
        "1, -1, OPPOSITE",
        "-1, 2, OPPOSITE"
    })
    void isNamedByWhatTheVenueHolds(double recorded, double venue, Drift drift) {
        assertThat(Drift.between(recorded, venue, RULES)).isEqualTo(drift);
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "LARGER, 1", "SMALLER, 2", "ZERO, 3", "OPPOSITE, 3"})
    void theVenueIsBelievedTheLaterTheMoreItWouldTakeAway(Drift drift, int readings) {
        assertThat(drift.readings()).isEqualTo(readings);
    }
}
