package io.quantumtrader.persistence.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.venue.Slippage;
import io.quantumtrader.persistence.symbol.Story;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Properties over seeded random lives with a moody venue. */
class SameLifeTest {

    private static final long SEED = 20_261_121L;
    private static final int LIVES = 25;
    private static final int BARS = 400;
    private static final FillModel FILLS = new FillModel(new Slippage(0.5, 4));

    @Test
    void theSameThetaMovesNoExitAndIsExactlyTheBaseline() {
        int positions = 0;
        for (int life = 0; life < LIVES; life++) {
            var outcome = played(life, Settings.production(), Settings.firstTranche(2), Settings.killThreshold(0.6));

            for (var comparison : outcome.comparisons()) {
                assertThat(comparison.moved()).as("seed %d", SEED + life).isZero();
                assertThat(comparison.rGained() - comparison.rLost()).isZero();
                assertThat(comparison.life().trades())
                        .isEqualTo(outcome.baseline().trades());
                assertThat(comparison.life().maxDrawdown())
                        .isEqualTo(outcome.baseline().maxDrawdown());
            }
            positions += outcome.baseline().trades().size();
        }
        assertThat(positions).isGreaterThan(LIVES);
        System.out.printf("what-if: %d lives, %d positions, the same theta moved 0 exits%n", 2 * LIVES, positions);
    }

    @Test
    void aHigherKillThresholdNeverEndsMorePositionsByTheScore() {
        long low = 0;
        long high = 0;
        for (int life = 0; life < LIVES; life++) {
            var outcome = played(life, Settings.production(), Settings.killThreshold(0.7));

            long before = kills(outcome.baseline());
            long after = kills(outcome.lives().getLast());
            assertThat(after).as("seed %d", SEED + life).isLessThanOrEqualTo(before);
            low += before;
            high += after;
        }
        assertThat(low).isGreaterThan(high);
        System.out.printf("what-if: kills at 0.6: %d, at 0.7: %d%n", low, high);
    }

    @Test
    void everyExitOfAPositionIsOfItAndNothingIsClosedTwice() {
        for (int life = 0; life < LIVES; life++) {
            for (var trade : played(life, Settings.production()).baseline().trades()) {
                double closed =
                        trade.exits().stream().mapToDouble(Exit::quantity).sum();
                assertThat(closed).isLessThanOrEqualTo(trade.quantity());
                if (!trade.open()) assertThat(closed).isEqualTo(trade.quantity());
            }
        }
    }

    private static long kills(Life life) {
        return life.count(trade ->
                trade.reason().startsWith("KILL_SCORE") || trade.reason().equals("TIME_EXIT"));
    }

    private static WhatIfOutcome played(int life, Candidate... candidates) {
        Map<String, List<SymbolEvent>> record =
                Map.of("ADAUSDT", Story.told(SEED + life, BARS), "BCHUSDT", Story.told(SEED + 1_000 + life, BARS));
        return Lives.of(record, FILLS, Span.ALL, candidates);
    }
}
