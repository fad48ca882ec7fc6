package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.Side;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code kill-score.baseline} from the configuration to the kill score of a position. */
class KillBaselineOfAFundTest {

    @Test
    void theSameBarsGiveAnotherScoreUnderEachValue() {
        assertThat(played("live").score()).isNotEqualTo(played("constant").score());
    }

    @Test
    void anEntryAndAnAdoptedPositionKeepTheConstants() {
        try (var stage = fund("constant")) {
            stage.holding("AAA", Side.LONG, 500).adopt("BBB", Side.SHORT, 5);

            for (var symbol : new String[] {"AAA", "BBB"}) {
                assertThat(stage.position(symbol).orElseThrow().terms())
                        .extracting(EntryTerms::sigmaReference, EntryTerms::trendReference)
                        .containsExactly(0.01, 0.3);
            }
        }
    }

    private static KillReading played(String baseline) {
        try (var stage = fund(baseline)) {
            stage.holding("AAA", Side.LONG, 500).calm(2);
            return stage.view("AAA").kill().orElseThrow();
        }
    }

    private static Stage fund(String baseline) {
        return Stage.with(Map.of("kernel.harvest.kill-score.baseline", baseline), "AAA", "BBB");
    }
}
