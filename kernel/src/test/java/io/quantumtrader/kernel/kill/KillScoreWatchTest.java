package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.KillDefaults.KILL_SCORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import org.junit.jupiter.api.Test;

class KillScoreWatchTest {

    @Test
    void firesOnTwoOfThreeClosedBars() {
        assertThat(after(0.7).fires(0.7, true, KILL_SCORE)).isEmpty();
        assertThat(after(0.7, 0.5, 0.6).fires(0.6, true, KILL_SCORE))
                .contains(new Reason(ReasonCode.KILL_SCORE_AT_LIMIT, 0.6, 0.6));
        assertThat(after(0.7, 0.5, 0.5, 0.7).fires(0.7, true, KILL_SCORE)).isEmpty();
    }

    @Test
    void aBarBelowTheThresholdDoesNotFireOnTheOnesBefore() {
        assertThat(after(0.7, 0.7, 0.55).fires(0.55, true, KILL_SCORE)).isEmpty();
    }

    @Test
    void anExtremeScoreActsAtOnceAlsoBetweenBars() {
        assertThat(KillScoreWatch.NEW.fires(0.8, false, KILL_SCORE))
                .contains(new Reason(ReasonCode.KILL_SCORE_EXTREME, 0.8, 0.8));
        assertThat(after(0.7, 0.7).fires(0.7, false, KILL_SCORE)).isEmpty();
    }

    @Test
    void aBarWithoutAScoreCountsAsBelow() {
        assertThat(after(0.7, Double.NaN, 0.7).fires(0.7, true, KILL_SCORE)).isPresent();
        assertThat(after(0.7, Double.NaN).fires(Double.NaN, true, KILL_SCORE)).isEmpty();
    }

    @Test
    void afterACloseTheSymbolWaitsThreeBars() {
        var watch = after(0.7, 0.7).closed();

        for (int bar = 0; bar < 3; bar++) {
            assertThat(watch.cooldown(KILL_SCORE)).contains(new Reason(ReasonCode.KILL_COOLDOWN, bar, 3));
            watch = watch.afterBar(Double.NaN, KILL_SCORE);
        }
        assertThat(watch.cooldown(KILL_SCORE)).isEmpty();
        assertThat(after(0.7, 0.7).forgotten().cooldown(KILL_SCORE)).isEmpty();
    }

    @Test
    void rulesSayEverythingThatIsWrongWithThem() {
        assertThatThrownBy(() -> new KillScoreRules(0.5, 0.4, 4, 3, -1))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly(
                                        "kill-threshold",
                                        "kill-score.immediate-threshold",
                                        "kill-score.needed-bars",
                                        "kill-score.cooldown-bars"));
    }

    private static KillScoreWatch after(double... scores) {
        var watch = KillScoreWatch.NEW;
        for (double score : scores) watch = watch.afterBar(score, KILL_SCORE);
        return watch;
    }
}
