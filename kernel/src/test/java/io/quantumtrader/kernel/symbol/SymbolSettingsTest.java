package io.quantumtrader.kernel.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.exit.ExitDefaults;
import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.position.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SymbolSettingsTest {

    private static final double NAN = Double.NaN;

    @Test
    void areRefusedByName() {
        Edges.of(SymbolDefaults.SETTINGS)
                .takes("initialStopAtr", Double.MIN_VALUE)
                .refuses("initialStopAtr", "initial-stop-atr", 0.0, NAN)
                .takes("takerFeeRate", 0.0)
                .refuses("takerFeeRate", "taker-fee-rate", -Double.MIN_VALUE, NAN)
                .takes("barMinutes", Double.MIN_VALUE)
                .refuses("barMinutes", "bar-minutes", 0.0, NAN)
                .takes("cooldownBars", 0)
                .refuses("cooldownBars", "cooldown-bars", -1);
    }

    /** Without fees 1.5 R is exactly 3 from an entry at 100 with 1R of 2; the trail then stands 0.5 % behind the mark. */
    @ParameterizedTest
    @EnumSource
    void profitIsLockedAndTrailedFromExactlyTheLockOn(Side side) {
        HarvestTheta theta = ExitDefaults.HARVEST;
        var free = SymbolDefaults.settings(theta, 0);
        var scene = Scene.calm(side).atR(theta.lock());

        var made = Evaluator.evaluate(scene.position(), scene.observation(), Scene.RULES, free);

        assertThat(made.rMultiple()).isEqualTo(1.5);
        assertThat(made.reasons()).extracting(reason -> reason.code().name()).containsExactly("PROFIT_LOCK", "TRAIL");
        assertThat(side.sign() * (made.stop() - Scene.ENTRY)).isCloseTo(2.49, within(0.04));
    }
}
