package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.Mode.BLACK_SWAN;
import static io.quantumtrader.kernel.kill.Mode.DEFENSIVE;
import static io.quantumtrader.kernel.kill.Mode.EXPANSION;
import static io.quantumtrader.kernel.kill.Mode.GROWTH;
import static io.quantumtrader.kernel.kill.Mode.PRESERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CeoModeTableTest {

    private static final CeoModeTable TABLE = KillDefaults.modes();

    @ParameterizedTest
    @CsvSource({
        "0.10,   HEALTHY,  100, 0.60, BLACK_SWAN,   CEO_BLACK_SWAN",
        "0.0999, HEALTHY,  100, 0.60, PRESERVATION, CEO_DRAWDOWN",
        "0.05,   HEALTHY,  100, 0.60, PRESERVATION, CEO_DRAWDOWN",
        "0.00,   CRITICAL, 100, 0.60, PRESERVATION, CEO_HEALTH",
        "0.0499, HEALTHY,  100, 0.60, DEFENSIVE,    CEO_DRAWDOWN",
        "0.03,   HEALTHY,  100, 0.60, DEFENSIVE,    CEO_DRAWDOWN",
        "0.00,   HEALTHY,  100, 0.47, DEFENSIVE,    CEO_WIN_RATE",
        "0.00,   HEALTHY,  100, 0.60, EXPANSION,    CEO_WIN_RATE",
        "0.0299, DEGRADED, 100, 0.52, EXPANSION,    CEO_WIN_RATE",
        "0.00,   HEALTHY,  100, 0.51, DEFENSIVE,    CEO_WIN_RATE",
        "0.00,   HEALTHY,   19, 0.90, DEFENSIVE,    CEO_WIN_RATE",
        "0.00,   HEALTHY,   20, 0.90, EXPANSION,    CEO_WIN_RATE",
        "0.06,   HEALTHY,    3, 0.00, PRESERVATION, CEO_DRAWDOWN",
    })
    void theFirstRowThatMatchesIsAskedFor(
            double drawdown, Health health, long trades, double winRate, Mode mode, ReasonCode code) {
        var asked = TABLE.asks(new CeoReading(drawdown, health, trades, winRate, false, false), DEFENSIVE);

        assertThat(asked.mode()).isEqualTo(mode);
        assertThat(asked.reasons()).extracting(Reason::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00,   HEALTHY,  0.55, GROWTH",
        "0.00,   DEGRADED, 0.55, EXPANSION",
        "0.00,   HEALTHY,  0.54, EXPANSION",
        "0.03,   HEALTHY,  0.70, DEFENSIVE",
    })
    void growthIsAskedForOnlyWhenOptedIn(double drawdown, Health health, double winRate, Mode mode) {
        var reading = new CeoReading(drawdown, health, 100, winRate, false, false);

        assertThat(KillDefaults.modesWithGrowth().asks(reading, DEFENSIVE).mode())
                .isEqualTo(mode);
        assertThat(TABLE.asks(reading, DEFENSIVE).mode()).isNotEqualTo(GROWTH);
    }

    @Test
    void aCascadeOrALostQuorumIsABlackSwan() {
        assertThat(TABLE.asks(new CeoReading(0, Health.HEALTHY, 0, 0, true, false), DEFENSIVE)
                        .mode())
                .isEqualTo(BLACK_SWAN);
        assertThat(TABLE.asks(new CeoReading(0, Health.HEALTHY, 0, 0, false, true), DEFENSIVE)
                        .mode())
                .isEqualTo(BLACK_SWAN);
    }

    @Test
    void startsDefensiveAndTightensAtOnce() {
        assertThat(CeoModeTable.START).isEqualTo(DEFENSIVE);
        assertThat(TABLE.decide(EXPANSION, drawdown(0.06), 0, 0).mode()).isEqualTo(PRESERVATION);
        assertThat(TABLE.decide(EXPANSION, drawdown(0.12), 0, 0).mode()).isEqualTo(BLACK_SWAN);
    }

    @Test
    void loosensOneStepAtATimeAfterItsCooldown() {
        var good = new CeoReading(0, Health.HEALTHY, 100, 0.60, false, false);

        assertThat(TABLE.decide(PRESERVATION, good, 0, 179_999).mode()).isEqualTo(PRESERVATION);
        assertThat(TABLE.decide(PRESERVATION, good, 0, 180_000).mode()).isEqualTo(DEFENSIVE);
        assertThat(TABLE.decide(DEFENSIVE, good, 180_000, 779_999))
                .isEqualTo(new CeoModeTable.Judged(
                        DEFENSIVE, List.of(new Reason(ReasonCode.CEO_COOLDOWN, 599_999, 600_000))));
        assertThat(TABLE.decide(DEFENSIVE, good, 180_000, 780_000).mode()).isEqualTo(EXPANSION);
        assertThat(TABLE.decide(EXPANSION, good, 0, Long.MAX_VALUE).mode()).isEqualTo(EXPANSION);
    }

    @Test
    void blackSwanStandsHoweverGoodTheReadings() {
        var good = new CeoReading(0, Health.HEALTHY, 1_000, 0.9, false, false);

        assertThat(TABLE.decide(BLACK_SWAN, good, 0, Long.MAX_VALUE).mode()).isEqualTo(BLACK_SWAN);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "-0.1", "Infinity", "1.5"})
    void withoutADrawdownReadingNothingLooserIsTaken(double drawdown) {
        var reading = new CeoReading(drawdown, Health.HEALTHY, 100, 0.9, false, false);

        assertThat(TABLE.decide(EXPANSION, reading, 0, Long.MAX_VALUE).mode()).isEqualTo(DEFENSIVE);
        assertThat(TABLE.decide(PRESERVATION, reading, 0, Long.MAX_VALUE).mode())
                .isEqualTo(PRESERVATION);
        assertThat(TABLE.decide(DEFENSIVE, reading, 0, Long.MAX_VALUE).mode()).isEqualTo(DEFENSIVE);
    }

    @Test
    void neverLoosensByMoreThanOneStepAndNeverDelaysTightening() {
        Property.check("modes tighten at once and loosen one step", 5_000, random -> {
            var table = random.nextBoolean() ? TABLE : KillDefaults.modesWithGrowth();
            var current = RandomVerdicts.pick(random, List.of(Mode.values()));
            var reading = reading(random);
            long sinceMs = random.nextLong(1_000_000);
            var next = table.decide(current, reading, sinceMs, sinceMs + random.nextLong(1_000_000))
                    .mode();
            var asked = table.asks(reading, current).mode();

            assertThat(next).isLessThanOrEqualTo(current.looser());
            if (asked.stricterThan(current)) assertThat(next).isEqualTo(asked);
            if (current == BLACK_SWAN) assertThat(next).isEqualTo(BLACK_SWAN);
        });
    }

    @Test
    void theTableHoldsTheDocumentedRows() {
        assertThat(TABLE.limitsOf(BLACK_SWAN)).isEqualTo(new ModeLimits(1, .001, .005, 0, 1.0));
        assertThat(TABLE.limitsOf(BLACK_SWAN).allowsOpening()).isFalse();
        assertThat(TABLE.limitsOf(PRESERVATION).allowsOpening()).isTrue();
    }

    @Test
    void aTableSaysEverythingThatIsWrongWithIt() {
        var rows = KillDefaults.rows();
        rows.remove(GROWTH);
        rows.put(DEFENSIVE, new ModeLimits(1.5, 0.001, 0.001, 1, 0.5));

        assertThatThrownBy(() -> new CeoModeTable(rows, KillDefaults.THRESHOLDS))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly(
                                        "modes.DEFENSIVE.leverage",
                                        "modes.DEFENSIVE.risk-per-trade",
                                        "modes.DEFENSIVE.day-loss",
                                        "modes.DEFENSIVE.slots",
                                        "modes.GROWTH"));
        assertThatThrownBy(() -> new ModeThresholds(0.05, 0.06, 0.07, 0.5, 0.4, 0.3, true, 0, -1, -1))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations()).hasSize(7));
        assertThatThrownBy(() -> new ModeLimits(200, 0.6, 0, -1, 2))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations()).hasSize(5));
    }

    @ParameterizedTest
    @CsvSource({"0, DEFENSIVE, CEO_WIN_RATE", "1, BLACK_SWAN, CEO_BLACK_SWAN"})
    void noDrawdownAndATotalOneAreReadingsToo(double drawdown, Mode mode, ReasonCode code) {
        var asked = TABLE.asks(new CeoReading(drawdown, Health.HEALTHY, 0, Double.NaN, false, false), DEFENSIVE);

        assertThat(asked.mode()).isEqualTo(mode);
        assertThat(asked.reasons()).extracting(Reason::code).containsExactly(code);
    }

    @Test
    void aWinRateAtTheDefensiveLimitIsHeldAgainstTheNextRow() {
        var asked = TABLE.asks(new CeoReading(0, Health.HEALTHY, 100, 0.48, false, false), DEFENSIVE);

        assertThat(asked.reasons()).containsExactly(new Reason(ReasonCode.CEO_WIN_RATE, 0.48, 0.52));
    }

    private static CeoReading drawdown(double drawdown) {
        return new CeoReading(drawdown, Health.HEALTHY, 100, 0.60, false, false);
    }

    private static CeoReading reading(SplittableRandom random) {
        double drawdown = random.nextInt(8) == 0 ? Double.NaN : random.nextDouble() * 0.15;
        return new CeoReading(
                drawdown,
                RandomVerdicts.pick(random, List.of(Health.values())),
                random.nextInt(40),
                random.nextDouble(),
                random.nextInt(20) == 0,
                random.nextInt(20) == 0);
    }
}
