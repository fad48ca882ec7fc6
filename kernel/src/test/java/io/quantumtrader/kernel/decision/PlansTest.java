package io.quantumtrader.kernel.decision;

import static io.quantumtrader.kernel.Edges.above;
import static io.quantumtrader.kernel.Edges.below;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What plans and verdicts may say at all. */
class PlansTest {

    private static final double NAN = Double.NaN;
    private static final double LEAST = Double.MIN_VALUE;
    private static final Reason WHY = Reason.because(ReasonCode.HEAT_WARM, 0.3, 0.25);

    @ParameterizedTest
    @CsvSource({"3, 3, 5", "8, 8, 0", "9, 8, 0"})
    void aReductionTakesWhatIsAskedAndNeverMoreThanIsHeld(double asked, double closed, double left) {
        var terms = new EntryTerms(Side.SHORT, 2, 5, ExitProfile.TP1, 0.002, 0.3, false, Regime.CHOP);
        var held = Position.adopted(1, terms, 8, 100, 0);

        assertThat(ReducingPlan.of("BTCUSDT", held, asked))
                .isEqualTo(new ReducingPlan("BTCUSDT", Side.SHORT, closed, left));
    }

    @Test
    void aReductionOfNothingIsNone() {
        Edges.of(new ReducingPlan("BTCUSDT", Side.LONG, 1, 1))
                .takes("quantity", LEAST)
                .refuses("quantity", "quantity", 0.0, -1.0, NAN)
                .takes("remaining", 0.0)
                .refuses("remaining", "remaining", -LEAST, NAN);
    }

    @Test
    void anOpeningNeedsSizePriceRiskAndALeverageWithinTheHardBound() {
        Edges.of(opening())
                .refuses("quantity", "quantity", 0.0, NAN)
                .refuses("price", "price", 0.0, NAN)
                .refuses("stopDistance", "stop_distance", 0.0, NAN)
                .takes("leverage", 1.0, 125.0)
                .refuses("leverage", "leverage", below(1), above(125))
                .refuses("confidence", "confidence", -LEAST, above(1));
    }

    @Test
    void aShrunkOpeningKeepsAllButItsQuantity() {
        var half = opening().withQuantity(0.02);

        assertThat(half).isEqualTo(new OpeningPlan("BTCUSDT", "d-1", Side.LONG, 0.02, 50_000, 900, 3, 0.7));
        assertThat(half.notional()).isEqualTo(1_000);
        assertThat(half.lossAtStop()).isEqualTo(18);
    }

    @Test
    void aStopIsPlacedAtAPrice() {
        Edges.of(new ProtectivePlan.PlaceStop("BTCUSDT", Side.LONG, 98))
                .takes("stop", LEAST)
                .refuses("stop", "stop", 0.0, NAN);
    }

    @Test
    void aVerdictNeverEnlargesAndOnlyARefusalLeavesNothing() {
        Edges.of(new LayerVerdict(Layer.HEAT_GATE, false, 0.5, List.of(WHY)))
                .takes("scale", LEAST, 1.0)
                .refuses("scale", "scale", 0.0, above(1), -LEAST, NAN)
                .refuses("reasons", "reasons", List.of())
                .refuses("refused", "scale", true);
    }

    @ParameterizedTest
    @CsvSource({"0.5, false, 0.5", "1, false, 1", "0, true, 0", "-1, true, 0", "NaN, true, 0"})
    void aShareOfNothingRefuses(double share, boolean refused, double scale) {
        assertThat(LayerVerdict.scaled(Layer.HEAT_GATE, share, List.of(WHY)))
                .isEqualTo(new LayerVerdict(Layer.HEAT_GATE, refused, scale, List.of(WHY)));
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeNamesItsLayerAndWhatItMeans(ReasonCode code) {
        assertThat(code.layer()).isNotNull();
        assertThat(code.meaning()).isNotBlank();
    }

    private static OpeningPlan opening() {
        return new OpeningPlan("BTCUSDT", "d-1", Side.LONG, 0.04, 50_000, 900, 3, 0.7);
    }
}
