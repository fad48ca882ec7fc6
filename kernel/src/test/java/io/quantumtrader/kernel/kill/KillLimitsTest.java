package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.Edges.above;
import static io.quantumtrader.kernel.Edges.below;
import static io.quantumtrader.kernel.kill.KillDefaults.EMERGENCY;
import static io.quantumtrader.kernel.kill.KillDefaults.THRESHOLDS;
import static io.quantumtrader.kernel.kill.KillDefaults.TRIGGERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the limits of levels 5, 6 and 7 end: the edge itself is taken, the next value is refused by name. */
class KillLimitsTest {

    private static final Duration INSTANT = Duration.ofNanos(1);

    @Test
    void emergencyLimitsKeepWarningBelowFlattenBelowFailed() {
        Edges.of(EMERGENCY)
                .takes("flattenDrawdown", Double.MIN_VALUE, below(0.15))
                .refuses("flattenDrawdown", "flatten-drawdown", 0.0, 1.0, Double.NaN)
                .takes("failedDrawdown", above(0.10), 1.0)
                .refuses("failedDrawdown", "failed-drawdown", 0.10, above(1), Double.NaN)
                .takes("retryBaseMs", 1L)
                .refuses("retryBaseMs", "retry-base", 0L)
                .takes("retryCapMs", EMERGENCY.retryBaseMs())
                .refuses("retryCapMs", "retry-cap", EMERGENCY.retryBaseMs() - 1)
                .takes("alarmAttempts", 1)
                .refuses("alarmAttempts", "alarm-attempts", 0)
                .takes("stepUpMs", 1L)
                .refuses("stepUpMs", "step-up.step", 0L);
    }

    @Test
    void theWayBackRisesAndEndsAtTheWholeSize() {
        Edges.of(EMERGENCY)
                .takes("stepUpFractions", List.of(1.0), List.of(0.1, 0.2, 1.0))
                .refuses(
                        "stepUpFractions",
                        "step-up.fractions",
                        List.of(),
                        List.of(0.5),
                        List.of(0.5, 0.5, 1.0),
                        List.of(0.0, 1.0),
                        List.of(0.5, 1.5),
                        List.of(Double.NaN, 1.0));
    }

    @Test
    void triggersCountNoMoreThanIsRememberedAndNeverLessThanOne() {
        Edges.of(TRIGGERS)
                .takes("samples", 1)
                .refuses("samples", "confirm-samples", 0)
                .takes("stopOuts", 1, TRIGGERS.stopOutsOfAll())
                .refuses("stopOuts", "stop-outs.portfolio", 0, Incidents.MOST + 1)
                .refuses("stopOuts", "stop-outs.all", TRIGGERS.stopOutsOfAll() + 1)
                .takes("stopOutsOfAll", TRIGGERS.stopOuts(), Incidents.MOST - 1)
                .refuses("stopOutsOfAll", "stop-outs.all", TRIGGERS.stopOuts() - 1, Incidents.MOST)
                .takes("cascadeSymbols", 2, Incidents.MOST)
                .refuses("cascadeSymbols", "cascade.symbols", 1, Incidents.MOST + 1)
                .takes("blindShare", Double.MIN_VALUE, 1.0)
                .refuses("blindShare", "blind.share", 0.0, above(1), Double.NaN);
    }

    @Test
    void noWindowAndNoGraceIsEmpty() {
        Edges.of(TRIGGERS)
                .takes("stopOutWindow", INSTANT)
                .refuses("stopOutWindow", "stop-outs.window", Duration.ZERO)
                .takes("cascadeWindow", INSTANT)
                .refuses("cascadeWindow", "cascade.window", Duration.ZERO)
                .takes("blindAfter", INSTANT)
                .refuses("blindAfter", "blind.after", Duration.ZERO)
                .takes("criticalAfter", INSTANT)
                .refuses("criticalAfter", "critical-after", Duration.ZERO);
    }

    @Test
    void onRecordedBarsEveryWindowIsAtLeastTwoBarsAndNothingElseChanges() {
        var hourly = EMERGENCY.forBars(Duration.ofHours(1));
        var shortBars = EMERGENCY.forBars(Duration.ofSeconds(1));

        assertThat(hourly.triggers().stopOutWindow()).isEqualTo(Duration.ofHours(2));
        assertThat(hourly.triggers().cascadeWindow()).isEqualTo(Duration.ofHours(2));
        assertThat(hourly.triggers().blindAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(hourly.triggers().criticalAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(hourly.triggers().stopOuts()).isEqualTo(TRIGGERS.stopOuts());
        assertThat(hourly.flattenDrawdown()).isEqualTo(EMERGENCY.flattenDrawdown());
        assertThat(shortBars).isEqualTo(EMERGENCY);
    }

    @Test
    void modesAreEnteredInTheOrderOfTheirDrawdownsAndWinRates() {
        Edges.of(THRESHOLDS)
                .takes("defensiveDrawdown", Double.MIN_VALUE, below(0.05))
                .refuses("defensiveDrawdown", "defensive-drawdown", 0.0, 0.05, Double.NaN)
                .takes("preservationDrawdown", above(0.03), below(0.10))
                .refuses("preservationDrawdown", "preservation-drawdown", 0.10)
                .takes("blackSwanDrawdown", above(0.05), below(1))
                .refuses("blackSwanDrawdown", "black-swan-drawdown", 1.0)
                .takes("defensiveWinRate", 0.0, below(0.52))
                .refuses("defensiveWinRate", "defensive-win-rate", below(0))
                .refuses("defensiveWinRate", "expansion-win-rate", 0.52)
                .takes("expansionWinRate", above(0.48), 0.55)
                .refuses("expansionWinRate", "growth-win-rate", above(0.55))
                .takes("growthWinRate", 0.52, 1.0)
                .refuses("growthWinRate", "growth-win-rate", below(0.52), above(1))
                .takes("minimumTrades", 1)
                .refuses("minimumTrades", "minimum-trades", 0)
                .takes("loosenMs", 0L)
                .refuses("loosenMs", "loosen-cooldown", -1L)
                .takes("loosenToDefensiveMs", 0L)
                .refuses("loosenToDefensiveMs", "loosen-to-defensive-cooldown", -1L);
    }

    @Test
    void aModesRowLiesWithinTheHardBounds() {
        Edges.of(new ModeLimits(5, 0.01, 0.015, 5, 0.7))
                .takes("leverage", 1.0, 125.0)
                .refuses("leverage", "leverage", below(1), above(125))
                .takes("riskPerTrade", 0.0, 0.5)
                .refuses("riskPerTrade", "risk-per-trade", below(0), above(0.5))
                .takes("dayLoss", Double.MIN_VALUE, below(1))
                .refuses("dayLoss", "day-loss", 0.0, 1.0)
                .takes("slots", 0)
                .refuses("slots", "slots", -1)
                .takes("minConfidence", 0.0, 1.0)
                .refuses("minConfidence", "min-confidence", below(0), above(1));
    }

    @Test
    void aRowReadFromAFileIsTheRowOrEverythingThatIsWrongWithItUnderItsFullName() {
        assertThat(ModeLimits.of("growth.", 15, 0.03, 0.05, 15, 0.65).orThrow())
                .isEqualTo(new ModeLimits(15, 0.03, 0.05, 15, 0.65));
        assertThatThrownBy(() -> ModeLimits.of("growth.", 0, 0.03, 0, 15, 0.65).orThrow())
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::field)
                                .containsExactly("growth.leverage", "growth.day-loss"));
    }

    @Test
    void twoModesMayHaveTheSameRowAndARefusedOneSaysWhatItIsHeldAgainst() {
        var equal = KillDefaults.rows();
        equal.put(Mode.DEFENSIVE, equal.get(Mode.PRESERVATION));
        assertThat(new CeoModeTable(equal, THRESHOLDS).limitsOf(Mode.DEFENSIVE))
                .isEqualTo(KillDefaults.rows().get(Mode.PRESERVATION));

        var looser = KillDefaults.rows();
        looser.put(Mode.GROWTH, new ModeLimits(9, 0.03, 0.05, 15, 0.65));
        assertThatThrownBy(() -> new CeoModeTable(looser, THRESHOLDS))
                .hasMessageContaining("modes.GROWTH.leverage")
                .hasMessageContaining("at least the stricter mode's 10.0");
    }

    @Test
    void aReleaseTakesOneOrTwoPersonsAndAProposalOutlivesItsDelay() {
        Edges.of(KillDefaults.TWO_PERSONS)
                .takes("persons", 1, 2)
                .refuses("persons", "release.persons", 0, 3)
                .refuses("phrase", "release.phrase", " ")
                .takes("delayMs", 0L, 599_999L)
                .refuses("delayMs", "release.delay", -1L)
                .refuses("delayMs", "release.valid-for", 600_000L);
    }
}
