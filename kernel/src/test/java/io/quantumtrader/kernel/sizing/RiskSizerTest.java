package io.quantumtrader.kernel.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.sizing.Sizing.Label;
import io.quantumtrader.kernel.sizing.Sizing.Rejected;
import io.quantumtrader.kernel.sizing.Sizing.Sized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskSizerTest {

    private static final RegimeProbabilities BASE = new RegimeProbabilities(0.4, 0.3, 0.3);
    private static final RegimeProbabilities TREND = new RegimeProbabilities(0.5, 0.3, 0.2);
    private static final RegimeProbabilities CHOP = new RegimeProbabilities(0.2, 0.3, 0.5);

    private final RiskSizer sizer = new RiskSizer(SizingDefaults.limits());

    @Test
    void sizesThePublishedExample() {
        var sized = sized(input(Side.LONG, 10_000, 50_000, 900, 5, BASE, 0.6));

        assertThat(sized.quantity()).isCloseTo(0.0554806567, within(5e-11));
        assertThat(sized.notional()).isCloseTo(2774.0328, within(5e-5));
        assertThat(sized.stopPrice()).isEqualTo(49_100);
        assertThat(sized.leverage()).isEqualTo(3);
        assertThat(sized.label()).isEqualTo(Label.BASE);
    }

    @Test
    void sizesTheOriginalsOtherCases() {
        assertThat(sized(input(Side.LONG, 10_000, 50_000, 900, 5, CHOP, 0.6)).quantity())
                .isCloseTo(0.033288394, within(5e-10));
        assertThat(sized(input(Side.LONG, 10_000, 50_000, 900, 5, TREND, 0.9)).quantity())
                .isCloseTo(0.0776729193, within(5e-11));
    }

    @Test
    void capsTheNotional() {
        var sized = sized(input(Side.LONG, 10_000, 50_000, 180, 0, BASE, 0.6));

        assertThat(sized.quantity()).isEqualTo(0.1);
        assertThat(sized.notional()).isEqualTo(5000);
    }

    @Test
    void putsTheStopOfAShortAbove() {
        assertThat(sized(input(Side.SHORT, 10_000, 50_000, 900, 5, BASE, 0.6)).stopPrice())
                .isEqualTo(50_900);
    }

    @Test
    void takesLeverageFromConfidence() {
        assertThat(leverage(CHOP, 0.5)).isEqualTo(2);
        assertThat(leverage(CHOP, 1)).isEqualTo(3);
        assertThat(leverage(TREND, 0.2)).isEqualTo(3);
        assertThat(leverage(TREND, 0.75)).isEqualTo(4.5);
        assertThat(leverage(TREND, 1)).isEqualTo(6);
        assertThat(leverage(BASE, 1)).isEqualTo(3);
    }

    @Test
    void rejectsWhatIsTooSmall() {
        var rejected = (Rejected) sizer.size(input(Side.LONG, 10, 50_000, 2_500, 5, BASE, 0.6));

        var reason = rejected.reasons().getFirst();
        assertThat(reason.code()).isEqualTo(ReasonCode.SIZE_BELOW_MINIMUM);
        assertThat(reason.observed()).isLessThan(10);
        assertThat(reason.limit()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1})
    void rejectsAnyUnusableNumber(double bad) {
        assertInvalid(input(Side.LONG, bad, 50_000, 900, 5, BASE, 0.6));
        assertInvalid(input(Side.LONG, 10_000, bad, 900, 5, BASE, 0.6));
        assertInvalid(input(Side.LONG, 10_000, 50_000, bad, 5, BASE, 0.6));
        assertInvalid(input(Side.LONG, 10_000, 50_000, 900, bad, BASE, 0.6));
        assertInvalid(input(Side.LONG, 10_000, 50_000, 900, 5, BASE, bad));
        assertInvalid(input(Side.LONG, 10_000, 50_000, 900, 5, new RegimeProbabilities(bad, bad, bad), 0.6));
    }

    @Test
    void rejectsAStopBeyondZero() {
        assertInvalid(input(Side.LONG, 10_000, 50_000, 50_000, 5, BASE, 0.6));
    }

    @Test
    void neverRisksMoreThanItsShareNorLeavesItsBounds() {
        var limits = SizingDefaults.limits();
        Property.check("sizer keeps to its risk and notional", 5_000, random -> {
            var input = input(
                    random.nextBoolean() ? Side.LONG : Side.SHORT,
                    random.nextDouble(1, 1e6),
                    random.nextDouble(1e-3, 1e5),
                    random.nextDouble(1e-6, 1e4),
                    random.nextDouble(0, 200),
                    random.nextBoolean() ? TREND : CHOP,
                    random.nextDouble());
            if (sizer.size(input) instanceof Sized sized) {
                assertThat(sized.quantity() * input.stopDistance())
                        .isLessThanOrEqualTo(input.equity() * limits.riskTrend() * (1 + 1e-12));
                assertThat(sized.notional()).isBetween(limits.minNotional(), limits.maxNotional() * (1 + 1e-12));
                assertThat(sized.leverage()).isBetween(1.0, 6.0);
            }
        });
    }

    @Test
    void reportsAllThatIsWrongWithItsLimitsAtOnce() {
        assertThatThrownBy(() -> new SizingLimits(0, 0.005, 0.007, 0.4, 0.0006, 0.0005, 2, 10, 5, 3, 2, 3, 3, 200))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly(
                                        "risk.chop",
                                        "label-probability",
                                        "spread-share",
                                        "max-notional",
                                        "leverage.trend-high",
                                        "leverage.chop-low"));
    }

    private double leverage(RegimeProbabilities regime, double confidence) {
        return sized(input(Side.LONG, 10_000, 50_000, 900, 5, regime, confidence))
                .leverage();
    }

    private Sized sized(SizingInput input) {
        return (Sized) sizer.size(input);
    }

    private void assertInvalid(SizingInput input) {
        var rejected = (Rejected) sizer.size(input);
        assertThat(rejected.reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.INPUT_INVALID));
    }

    private static SizingInput input(
            Side side,
            double equity,
            double price,
            double stop,
            double spreadBps,
            RegimeProbabilities regime,
            double confidence) {
        return new SizingInput(side, equity, price, stop, spreadBps, regime, confidence);
    }
}
