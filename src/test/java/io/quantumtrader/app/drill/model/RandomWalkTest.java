package io.quantumtrader.app.drill.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RandomWalkTest {

    private static final long SEED = 7;
    private static final long COMMANDS = 60_000;
    private static final long UNTIL_FOUND = 2_000_000;

    @Test
    void everyStepOfManyRandomLivesHoldsEveryInvariant() {
        var tally = walked(SEED);

        assertThat(tally.kept()).isEmpty();
        assertThat(tally.commands()).isEqualTo(COMMANDS);
        for (var rule : new Rule[] {Rule.E1, Rule.E2, Rule.E3, Rule.E5, Rule.E6, Rule.E10, Rule.E12, Rule.E13}) {
            assertThat(tally.checks(rule)).as(rule.name()).isPositive();
        }
        assertThat(tally.mishaps())
                .containsKeys(
                        Mishap.ACTOR_CRASH,
                        Mishap.VENUE_REFUSES,
                        Mishap.ORDER_LOST,
                        Mishap.ANSWER_LOST,
                        Mishap.REPORT_TWICE,
                        Mishap.REPORT_LATE,
                        Mishap.NAN_DATA);
    }

    @Test
    void theSameSeedGoesTheSameWay() {
        var one = walked(11);
        var other = walked(11);

        assertThat(one.lives()).isEqualTo(other.lives());
        assertThat(one.mishaps()).isEqualTo(other.mishaps());
        for (var rule : Rule.values()) assertThat(one.checks(rule)).isEqualTo(other.checks(rule));
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void aBrokenGuardIsFoundByTheInvariantNamedForIt(Mutant mutant) {
        var tally = new Tally("model");

        RandomWalk.over(mutant, SEED, UNTIL_FOUND, tally);

        assertThat(tally.kept()).isNotEmpty();
        assertThat(tally.kept()).anyMatch(found -> mutant.foundBy().equals(found.what()));
        System.out.printf(
                "walk finds %s after %,d commands: %s%n",
                mutant, tally.commands(), tally.kept().getFirst().what());
    }

    private static Tally walked(long seed) {
        var tally = new Tally("model");
        RandomWalk.over(seed, COMMANDS, tally, done -> {});
        return tally;
    }
}
