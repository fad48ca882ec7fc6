package io.quantumtrader.kernel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PortfolioGateTest {

    private static final PortfolioLimits LIMITS = PortfolioDefaults.limits();
    private static final RegimeProbabilities BASE = new RegimeProbabilities(0.4, 0.3, 0.3);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aQuietBookLetsAPlanPassUnchanged() {
        var verdict = judge(plan(0.04), Book.EMPTY, 0);

        assertThat(verdict.refused()).isFalse();
        assertThat(verdict.scale()).isEqualTo(1);
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void stressIsComputedWithTheOrderBeingJudged() {
        var book = Book.EMPTY.with(ClustersTest.exposure("ETHUSDT", 9_000));

        var verdict = judge(plan(0.04), book, 0);

        assertThat(verdict.refused()).isTrue();
        assertThat(verdict.reasons()).anySatisfy(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.CLUSTER_STRESS);
            assertThat(reason.observed()).isCloseTo(0.55, within(1e-12));
            assertThat(reason.limit()).isEqualTo(0.5);
        });
    }

    @Test
    void stressOfExactlyItsLimitRefuses() {
        assertThat(judge(plan(0.04), Book.EMPTY.with(ClustersTest.exposure("ETHUSDT", 8_000)), 0)
                        .refused())
                .isTrue();
        assertThat(judge(plan(0.04), Book.EMPTY.with(ClustersTest.exposure("ETHUSDT", 7_999)), 0)
                        .refused())
                .isFalse();
    }

    @Test
    void stressIsComputedWithWhatHeatLeavesOfTheOrder() {
        var warm = new HeatReading(0.45, Optional.of(HeatBand.WARM), 0);
        var book = Book.EMPTY.with(ClustersTest.exposure("ETHUSDT", 8_500));
        var in = new PortfolioInputs(10_000, 0, warm, book, Map.of(), reading(0.01, 0.01), DAY, 0);

        var verdict = PortfolioGate.judge(plan(0.04), in, LIMITS);

        assertThat(verdict.reasons()).extracting(reason -> reason.code()).containsExactly(ReasonCode.HEAT_WARM);
        assertThat(verdict.scale()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whatWasGrantedSinceTheReadingCountsAsHeat() {
        var book = Book.EMPTY.with(new Exposure("ETHUSDT", 7_000, 0.2, 50));

        var verdict = judge(plan(0.04), book, 0);

        assertThat(verdict.refused()).isTrue();
        assertThat(verdict.reasons().getFirst().code()).isEqualTo(ReasonCode.HEAT_HOT);
    }

    @Test
    void theBudgetShrinksToWhatMayBeLost() {
        var verdict = judge(plan(0.4), Book.EMPTY, 0);

        assertThat(verdict.refused()).isTrue();
        var wide = new OpeningPlan("BTCUSDT", "d", Side.LONG, 0.08, 50_000, 5_000, 3, 0.7);
        var shrunk = judge(wide, Book.EMPTY, 0);
        assertThat(shrunk.refused()).isFalse();
        assertThat(shrunk.reasons()).extracting(reason -> reason.code()).containsExactly(ReasonCode.BUDGET_EXHAUSTED);
        double budget = 10_000 * 0.02 * (1 - (0.4 * 0.2 + 0.2 * 0.33));
        assertThat(shrunk.scale() * wide.lossAtStop()).isCloseTo(budget, within(1e-9));
    }

    @Test
    void aClusterMayLoseNoMoreThanItsShare() {
        var book = Book.EMPTY
                .with(new Exposure("ETHUSDT", 1_000, 0.01, 190))
                .with(new Exposure("SOLUSDT", 1_000, 0.01, 190));

        var verdict = judge(plan(0.04), book, 0);

        assertThat(verdict.reasons())
                .extracting(reason -> reason.code())
                .containsExactly(ReasonCode.CLUSTER_BUDGET_EXHAUSTED);
        assertThat(verdict.scale()).isBetween(0.1, 0.9);
    }

    @Test
    void drawdownTakesBudgetAway() {
        assertThat(budget(0).symbol()).isEqualTo(200);
        assertThat(budget(0.0299).symbol()).isEqualTo(200);
        assertThat(budget(0.03).symbol()).isCloseTo(140, within(1e-9));
        assertThat(budget(0.05).symbol()).isCloseTo(80, within(1e-9));
        assertThat(budget(Double.NaN).symbol()).isNaN();
    }

    @Test
    void regimeAndVolatilityMoveTheBudget() {
        assertThat(Budget.of(10_000, 0, 0, 0, new RegimeProbabilities(0.5, 0.3, 0.2), 0, LIMITS.budget())
                        .symbol())
                .isCloseTo(240, within(1e-9));
        assertThat(Budget.of(10_000, 0, 0, 0, new RegimeProbabilities(0.2, 0.3, 0.5), 0, LIMITS.budget())
                        .symbol())
                .isCloseTo(120, within(1e-9));
        assertThat(Budget.volatilityStress(0.0049)).isZero();
        assertThat(Budget.volatilityStress(0.005)).isEqualTo(0.33);
        assertThat(Budget.volatilityStress(0.015)).isEqualTo(0.67);
        assertThat(Budget.volatilityStress(0.03)).isEqualTo(1);
        assertThat(Budget.volatilityStress(Double.NaN)).isNaN();
    }

    @Test
    void nothingStressedIsLeftUnderFullStress() {
        assertThat(Budget.of(10_000, 1, 1, 0.03, BASE, 0, LIMITS.budget()).symbol())
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var book = Book.EMPTY.with(new Exposure("ETHUSDT", 30_000, 0.2, 5_000));

        assertThat(judge(plan(0.04), book, 0).reasons())
                .extracting(reason -> reason.code())
                .containsExactly(ReasonCode.HEAT_HOT, ReasonCode.CLUSTER_STRESS, ReasonCode.CLUSTER_BUDGET_EXHAUSTED);
    }

    @Nested
    class WithAMissingNumber {

        @Test
        void nothingOpens() {
            Property.check("missing input never opens", 3_000, random -> {
                double[] numbers = {10_000, 0, 0.1, 0.01, 0.01};
                numbers[random.nextInt(numbers.length)] = bad(random);
                var reading = reading(numbers[3], numbers[4]);
                var heat = HeatReading.NONE.next(numbers[2], 0, LIMITS.heat());
                var in = new PortfolioInputs(
                        numbers[0],
                        numbers[1],
                        heat,
                        Book.EMPTY.with(plan(0.01), numbers[3]),
                        Map.of(),
                        reading,
                        DAY,
                        0);
                assertThat(PortfolioGate.judge(plan(0.04), in, LIMITS).refused())
                        .isTrue();
            });
        }

        private double bad(SplittableRandom random) {
            double[] bad = {Double.NaN, Double.NEGATIVE_INFINITY, -1};
            return bad[random.nextInt(bad.length)];
        }
    }

    @Test
    void neverEnlargesAPlan() {
        Property.check("portfolio gate never widens", 2_000, random -> {
            var book = Book.EMPTY
                    .with(new Exposure("ETHUSDT", random.nextDouble(-9e3, 9e3), random.nextDouble(0.05), 50))
                    .with(new Exposure("SOLUSDT", random.nextDouble(-9e3, 9e3), random.nextDouble(0.05), 50));
            var verdict = judge(plan(random.nextDouble(0.001, 1)), book, random.nextDouble(0.12));
            assertThat(verdict.scale()).isBetween(0.0, 1.0);
            assertThat(verdict.refused()).isEqualTo(verdict.scale() == 0);
        });
    }

    @Test
    void limitsReportAllThatIsWrong() {
        assertThatThrownBy(() -> new BudgetLimits(0, 0.5, 0.5, 0.5, 1.2, 0.6, 0.05, 0.03, 0.4, 0.7, 0, 2))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.violations()).hasSize(6));
        assertThatThrownBy(() -> new ClusterLimits(2, 1, 0, 0, 0))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.violations()).hasSize(5));
    }

    @Test
    void aBookAddsUpWhatIsHeldAndGranted() {
        var book = Book.EMPTY.with(plan(0.04), 0.01).with(plan(0.02), 0.01);

        assertThat(book.size()).isEqualTo(1);
        assertThat(book.holds("BTCUSDT")).isTrue();
        assertThat(book.notionalOf("BTCUSDT")).isCloseTo(3_000, within(1e-9));
        assertThat(book.lossAtStopOf("BTCUSDT")).isCloseTo(54, within(1e-9));
        assertThat(book.notionalOf("ETHUSDT")).isZero();
        assertThat(Optional.of(book.gross())).hasValue(book.notionalOf("BTCUSDT"));
    }

    private static Budget budget(double drawdown) {
        return Budget.of(10_000, 0, 0, 0, BASE, drawdown, LIMITS.budget());
    }

    private static LayerVerdict judge(OpeningPlan plan, Book book, double drawdown) {
        var heat = new HeatReading(0, Optional.of(HeatBand.COLD), 0);
        var in = new PortfolioInputs(10_000, drawdown, heat, book, Map.of(), reading(0.01, 0.01), DAY, 0);
        return PortfolioGate.judge(plan, in, LIMITS);
    }

    private static OpeningPlan plan(double quantity) {
        return new OpeningPlan("BTCUSDT", "d-1", Side.LONG, quantity, 50_000, 900, 3, 0.7);
    }

    private static SymbolReading reading(double sigma, double atr) {
        double none = Double.NaN;
        return new SymbolReading("BTCUSDT", 0, 0, 50_000, sigma, none, 0, none, 0, BASE, atr, 0.001, false);
    }
}
