package io.quantumtrader.kernel.risk;

import static io.quantumtrader.kernel.Edges.above;
import static io.quantumtrader.kernel.Edges.below;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.position.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slots and permits at the very edges of what they allow. */
class SlotsTest {

    private static final SlotLimits LIMITS = new SlotLimits(4, 6, 3, 0.5, 0.25);
    private static final SlotLimits SHARP = new SlotLimits(4, 6, 3, 0.5, 0.01);
    private static final double NAN = Double.NaN;
    private static final Permit PERMIT =
            new Permit("p-1", "d-1", "BTCUSDT", Side.LONG, 0.04, 49_000, 51_000, 3, 1_000, 6_000);

    @ParameterizedTest
    @CsvSource({"0.5, 0.2, 6", "0.4999, 0.2, 4", "0.2, 0.5, 3", "0.2, 0.4999, 4"})
    void theMarketTrendsOrChopsFromTheLabelOn(double trend, double chop, int slots) {
        var regimes = List.of(new RegimeProbabilities(trend, 1 - trend - chop, chop));

        assertThat(Slots.allowedBy(regimes, LIMITS)).isEqualTo(slots);
    }

    @Test
    void withoutAnyReadingThereAreAsManyAsInChop() {
        assertThat(Slots.allowedBy(List.of(), LIMITS)).isEqualTo(3);
    }

    @Test
    void aCandidateThatBeatsTheWeakestByExactlyTheEdgeTakesItsPlace() {
        assertThat(rotatedFor(0.75)).contains("A");
        assertThat(rotatedFor(below(0.75))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.55, 0.6, 0.7, 0.9, 1})
    void aCandidateInTheSameTrendNeverTakesAPlaceHoweverSureItsSignalIs(double trend) {
        var readings = List.of(reading("A", trend, true), reading("BTCUSDT", trend, false));

        assertThat(Slots.rotateOut(plan((1 + trend) / 2, 0.04), true, readings, SHARP))
                .isEmpty();
        assertThat(Slots.rotateOut(plan(1, 0.04), true, readings, SHARP)).isEmpty();
    }

    @Test
    void aCandidateThatToldNothingTakesNoPlace() {
        assertThat(Slots.rotateOut(plan(1, 0.04), true, List.of(reading("A", 0.5, true)), SHARP))
                .isEmpty();
    }

    @Test
    void whoAsksByHandIsAsCertainAsThePlan() {
        var readings = List.of(reading("A", 0.5, true), reading("BTCUSDT", 0.4, false));

        assertThat(Slots.rotateOut(plan(0.75, 0.04), false, readings, LIMITS)).contains("A");
        assertThat(Slots.rotateOut(plan(below(0.75), 0.04), false, readings, LIMITS))
                .isEmpty();
    }

    @Test
    void onlyWhatIsHeldAndHasAScoreCanGo() {
        var held = List.of(reading("FLAT", 0.4, false), reading("BLIND", NAN, true), reading("HELD", 0.5, true));

        assertThat(Slots.rotateOut(plan(0.9, 0.04), false, held, LIMITS)).contains("HELD");
    }

    private static Optional<String> rotatedFor(double trend) {
        var readings = List.of(reading("A", 0.5, true), reading("B", 0.6, true), reading("BTCUSDT", trend, false));
        return Slots.rotateOut(plan(0.1, 0.04), true, readings, LIMITS);
    }

    @Test
    void aPermitHoldsUpToItsQuantityAndWithinItsBand() {
        assertThat(PERMIT.refuses(plan(0.7, 0.04), 49_000, 3, 1_000)).isEmpty();
        assertThat(PERMIT.refuses(plan(0.7, 0.04), 51_000, 3, 6_000)).isEmpty();
        assertThat(PERMIT.refuses(plan(0.7, 0.04), above(51_000), 3, 6_000))
                .contains(Reason.because(ReasonCode.PERMIT_MISMATCH, above(51_000), 51_000));
        assertThat(PERMIT.refuses(plan(0.7, 0.04), below(49_000), 3, 6_000))
                .contains(Reason.because(ReasonCode.PERMIT_MISMATCH, below(49_000), 49_000));
        assertThat(PERMIT.refuses(plan(0.7, above(0.04)), 50_000, 3, 6_000)).isPresent();
    }

    @Test
    void aPermitIsForAQuantityABandAndATime() {
        Edges.of(PERMIT)
                .refuses("maxQuantity", "max_quantity", 0.0, NAN)
                .refuses("lowPrice", "low_price", 0.0, NAN)
                .takes("highPrice", 49_000.0)
                .refuses("highPrice", "high_price", below(49_000), Double.POSITIVE_INFINITY)
                .takes("expiresAtMs", 1_000L)
                .refuses("expiresAtMs", "expires_at_ms", 999L);
    }

    private static OpeningPlan plan(double confidence, double quantity) {
        return new OpeningPlan("BTCUSDT", "d-1", Side.LONG, quantity, 50_000, 900, 3, confidence);
    }

    private static SymbolReading reading(String symbol, double trend, boolean position) {
        var regime = new RegimeProbabilities(trend, (1 - trend) / 2, (1 - trend) / 2);
        return new SymbolReading(symbol, 0, 1, 100, 0.01, NAN, 0, NAN, 0, regime, 0.01, 0, position);
    }
}
