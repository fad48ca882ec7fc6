package io.quantumtrader.app.drill.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.ladder.LadderSettings;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RecordWalkTest {

    private static final long COMMANDS = 40_000;

    @Test
    void everyLifeHoldsItsInvariantsAndEndsFlat() {
        var tally = walked(5);

        assertThat(tally.kept()).isEmpty();
        for (var rule :
                new Rule[] {Rule.E2, Rule.E3, Rule.E4, Rule.E5, Rule.E6, Rule.E7, Rule.E8, Rule.E11, Rule.E12, Rule.E15
                }) {
            System.out.printf("%s checked %,d times%n", rule, tally.checks(rule));
            assertThat(tally.checks(rule)).as(rule.name()).isPositive();
        }
        System.out.println(tally.mishaps());
        assertThat(tally.mishaps())
                .containsKeys(
                        Mishap.ACTOR_CRASH,
                        Mishap.JOURNAL_FAILURE,
                        Mishap.VENUE_REFUSES,
                        Mishap.ORDER_LOST,
                        Mishap.ANSWER_LOST,
                        Mishap.REPORT_TWICE,
                        Mishap.REPORT_LATE,
                        Mishap.STALE_DATA,
                        Mishap.NAN_DATA);
    }

    @Test
    void theSameSeedGoesTheSameWay() {
        var one = walked(9);
        var other = walked(9);

        assertThat(one.mishaps()).isEqualTo(other.mishaps());
        for (var rule : Rule.values()) assertThat(one.checks(rule)).isEqualTo(other.checks(rule));
    }

    private static Tally walked(long seed) {
        var home = Path.of("target", "proof").toAbsolutePath();
        var settings = SettingsLoader.load(home, home.resolve("none.conf"), false, LadderSettings.overrides());
        var tally = new Tally("record");
        RecordWalk.over(RecordTerms.of(settings), seed, COMMANDS, tally, done -> {});
        return tally;
    }
}
