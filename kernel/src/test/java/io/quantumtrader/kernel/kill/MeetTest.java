package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeetTest {

    @Test
    void tradesWhenNobodySpeaks() {
        assertThat(Meet.effective(List.of(), "alpha", "AAA")).isEqualTo(TRADE);
    }

    @Test
    void theStrictestVerdictThatCoversTheSymbolStands() {
        var verdicts = List.of(
                verdict(new Scope.OfSymbol("alpha", "AAA"), REDUCE_ONLY),
                verdict(new Scope.OfPortfolio("beta"), FLATTEN));

        assertThat(Meet.effective(verdicts, "alpha", "AAA")).isEqualTo(REDUCE_ONLY);
        assertThat(Meet.effective(verdicts, "alpha", "BBB")).isEqualTo(TRADE);
        assertThat(Meet.effective(verdicts, "beta", "AAA")).isEqualTo(FLATTEN);
    }

    @Test
    void theMeetOfTwoPermissionsIsTheStricter() {
        for (Permission one : Permission.values()) {
            for (Permission other : Permission.values()) {
                assertThat(one.meet(other)).isEqualTo(other.meet(one));
                assertThat(one.meet(other).stricterThan(one) || one.meet(other) == one)
                        .isTrue();
                assertThat(one.meet(one)).isEqualTo(one);
                for (Permission third : Permission.values()) {
                    assertThat(one.meet(other).meet(third)).isEqualTo(one.meet(other.meet(third)));
                }
            }
        }
    }

    @Test
    void orderGroupingAndRepetitionDoNotMatter() {
        Property.check("E10 meet is commutative, associative and idempotent", 5_000, random -> {
            var verdicts = RandomVerdicts.list(random, 8);
            var shuffled = new ArrayList<>(verdicts);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            shuffled.addAll(verdicts);
            int cut = random.nextInt(verdicts.size() + 1);

            for (String portfolio : RandomVerdicts.PORTFOLIOS) {
                for (String symbol : RandomVerdicts.SYMBOLS) {
                    var whole = Meet.effective(verdicts, portfolio, symbol);
                    assertThat(Meet.effective(shuffled, portfolio, symbol)).isEqualTo(whole);
                    assertThat(Meet.effective(verdicts.subList(0, cut), portfolio, symbol)
                                    .meet(Meet.effective(verdicts.subList(cut, verdicts.size()), portfolio, symbol)))
                            .isEqualTo(whole);
                }
            }
        });
    }

    @Test
    void oneVerdictMoreNeverWidens() {
        Property.check("E10 adding a verdict never widens", 5_000, random -> {
            var verdicts = RandomVerdicts.list(random, 8);
            var more = new ArrayList<>(verdicts);
            more.add(random.nextInt(more.size() + 1), RandomVerdicts.one(random));

            for (String portfolio : RandomVerdicts.PORTFOLIOS) {
                for (String symbol : RandomVerdicts.SYMBOLS) {
                    var before = Meet.effective(verdicts, portfolio, symbol);
                    assertThat(before.stricterThan(Meet.effective(more, portfolio, symbol)))
                            .isFalse();
                }
            }
        });
    }

    private static Verdict verdict(Scope scope, Permission permission) {
        return new Verdict(
                Layer.KILL_SWITCH,
                scope,
                permission,
                List.of(Reason.because(ReasonCode.QUIET)),
                0,
                Verdict.UNTIL_RELEASED);
    }
}
