package io.quantumtrader.app.drill.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.GateAnswer;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelCheckTest {

    /** No order at all, but everything that can happen to a ladder. */
    private static final Bounds LADDERS = new Bounds(1, 0, 0, true, true, true, 2, false, 0, 0, 0, 0, 1);

    private static final int DEEPEST_VERSION = 8;

    @Test
    void everyStateOfTheSmallSearchesHoldsEveryInvariant() {
        var result = ModelCheck.small();

        assertThat(result.complete()).isTrue();
        assertThat(result.violations()).hasSize(8);
        assertThat(result.violations().values()).allMatch(count -> count == 0);
        assertThat(result.states()).isGreaterThan(100_000);
        System.out.printf(
                "model check: %,d states, %,d transitions, 0 violations of %s%n",
                result.states(), result.transitions(), result.violations().keySet());
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void aBrokenGuardIsFoundByTheInvariantNamedForIt(Mutant mutant) {
        var caught = ModelCheck.find(mutant);

        assertThat(caught.foundBy()).isEqualTo(mutant.foundBy());
        System.out.printf("mutant %s: %s, shortest way %d steps%n", mutant, caught.foundBy(), caught.steps());
    }

    @Test
    void theGateOfTheModelAnswersLikeTheRealOneOnEveryLadder() {
        var fund = new Fund(LADDERS, Guards.REAL);
        new Explorer<>(fund, 1_000_000, states -> {}).all();
        int answers = 0;
        for (var gate : fund.gates().all()) {
            var ladder = real(gate);
            assertThat(ladder.version(Gates.PORTFOLIO, Gates.SYMBOL)).isEqualTo(gate.version);
            for (int version = 0; version < DEEPEST_VERSION; version++) {
                boolean model = Guards.REAL.permissionLetsOpen(gate.permission)
                        && Guards.REAL.versionHolds(version, gate.version);
                assertThat(admits(ladder, version)).isEqualTo(model);
                answers++;
            }
        }

        assertThat(answers).isGreaterThan(500);
        System.out.printf(
                "send gate: %,d ladders, %,d answers like Ladder.admit, 0 others%n",
                fund.gates().all().size(), answers);
    }

    /** The real ladder, led the same way. */
    private static Ladder real(Gate gate) {
        var ladder = new Ladder(alarm -> {}, Set.of());
        for (var change : gate.path) {
            switch (change) {
                case KILL_REDUCE_ONLY -> ladder.tighten(Gates.REDUCE_ONLY_LATCH);
                case KILL_FLATTEN -> ladder.tighten(Gates.FLATTEN_LATCH);
                case PULL_EMERGENCY -> ladder.tighten(Gates.EMERGENCY_LATCH);
                case HEAT_SAYS_REDUCE_ONLY -> ladder.put(Gates.HOT);
                case CEO_SAYS_TRADE -> ladder.put(Gates.LOOSE);
                case HEAT_WITHDRAWS -> ladder.withdraw(Layer.HEAT_GATE, Gates.OF_PORTFOLIO);
                case RELEASE_REDUCE_ONLY -> ladder.release(Gates.REDUCE_ONLY);
                case RELEASE_FLATTEN -> ladder.release(Gates.FLATTEN);
                case RELEASE_EMERGENCY -> ladder.release(Gates.EMERGENCY);
            }
        }
        return ladder;
    }

    private static boolean admits(Ladder ladder, long version) {
        var order = new OpeningOrder(new VenueOrder.Market("id", Gates.SYMBOL, OrderSide.BUY, 1, false));
        return ladder.admit(Gates.PORTFOLIO, order, version, () -> {}) instanceof GateAnswer.HandedOver;
    }
}
