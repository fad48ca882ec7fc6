package io.quantumtrader.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.KernelVersion;
import io.quantumtrader.app.config.RecordedTerms;
import io.quantumtrader.app.explain.Explanations;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each stored decision names the versions of theta, limits and kernel that it was made by (rules, D1). */
class DecisionVersionsTest {

    private static final int ALL = 100_000;

    @Test
    void eachDecisionNamesThetaLimitsAndKernel() {
        try (var stage = Stage.with(Map.of("risk.loss-streak", "4"), "AAA", "BBB")) {
            stage.holding("AAA", Side.LONG, 1_000).calm(3).restarts().calm(3);

            int decisions = 0;
            for (String id : stage.record().ids()) {
                if (!id.startsWith("symbol|")) continue;
                var inForce = new TreeMap<String, String>();
                for (var entry : stage.record().following(id, 1, Set.of(), ALL)) {
                    if (entry.event() instanceof TermsSet set) inForce.put(set.version(), set.settings());
                    if (!(entry.event() instanceof Decided made)) continue;
                    decisions++;
                    assertThat(inForce).containsKey(made.termsVersion());
                    says(made.termsVersion(), inForce.getOrDefault(made.termsVersion(), ""));
                }
            }
            assertThat(decisions).isPositive();
        }
    }

    private static void says(String version, String text) {
        var terms = Explanations.terms(version, 0, text);
        assertThat(terms.settings().kill().model().threshold()).isEqualTo(0.6);
        assertThat(terms.layers())
                .hasValueSatisfying(layers ->
                        assertThat(layers.governor().guards().lossStreak()).isEqualTo(4));
        assertThat(terms.kernel()).hasValue(KernelVersion.current());
    }

    @Test
    void aRecordOfAnEarlierVersionSaysThatItDoesNotNameThem() {
        assertThat(KernelVersion.recordedIn("{\"kernel\":{\"stops\":{}}}")).isEmpty();
        assertThat(RecordedTerms.layers("{\"kernel\":{\"stops\":{}}}")).isEmpty();
        assertThat(KernelVersion.current()).matches("[0-9a-f]{12}");
    }
}
