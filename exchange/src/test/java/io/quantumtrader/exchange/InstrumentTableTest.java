package io.quantumtrader.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentTableTest {

    private static final InstrumentTable.Unknown UNKNOWN = new InstrumentTable.Unknown(5, 1, 5, 0.01, 50);

    @Test
    void readsARowPerInstrument() {
        assertThat(InstrumentTable.rows(List.of("BTCUSDT 0.1 0.001 100 0.004 125", "  XUSDT  0.01 1 5 0.01 50 ")))
                .isEqualTo(Map.of(
                        "BTCUSDT", new InstrumentRules(0.1, 0.001, 100, 0.004, 125),
                        "XUSDT", new InstrumentRules(0.01, 1, 5, 0.01, 50)));
    }

    @Test
    void refusesAllBadRowsTogether() {
        assertThatThrownBy(
                        () -> InstrumentTable.rows(List.of("A 0.1 0.1 5 0.01", "B x 1 5 0.01 50", "C 0 1 5 0.01 50")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations()).hasSize(3))
                .hasMessageContaining("tick_size");
    }

    @Test
    void aListedInstrumentKeepsItsRules() {
        var table = new InstrumentTable(Map.of("A", new InstrumentRules(0.1, 0.001, 100, 0.004, 125)), UNKNOWN);

        assertThat(table.rules("A", 7).tickSize()).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "95000, 1, 0.00001",
        "100, 0.01, 0.01",
        "99.99, 0.001, 0.01",
        "12.3, 0.001, 0.01",
        "1, 0.0001, 1",
        "0.72, 0.00001, 1",
        "0.0123, 0.000001, 1"
    })
    void derivesPowersOfTenFromThePrice(double price, double tick, double step) {
        var rules = new InstrumentTable(Map.of(), UNKNOWN).rules("NEWUSDT", price);

        assertThat(rules.tickSize()).isEqualTo(tick);
        assertThat(rules.stepSize()).isEqualTo(step);
    }
}
