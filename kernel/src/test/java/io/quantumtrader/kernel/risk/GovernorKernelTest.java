package io.quantumtrader.kernel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.Book;
import io.quantumtrader.kernel.portfolio.Exposure;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.GovernorAnswer.Permitted;
import io.quantumtrader.kernel.risk.GovernorAnswer.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GovernorKernelTest {

    private static final long NOW = 1_583_755_200_000L;
    private static final RegimeProbabilities BASE = new RegimeProbabilities(0.4, 0.3, 0.3);
    private static final RegimeProbabilities TREND = new RegimeProbabilities(0.6, 0.2, 0.2);
    private static final RegimeProbabilities CHOP = new RegimeProbabilities(0.2, 0.2, 0.6);

    private final GovernorKernel governor = new GovernorKernel(RiskDefaults.limits());
    private Scene scene = new Scene();

    @Test
    void issuesAPermitForAPlanWithinAllLimits() {
        var permitted = permitted(plan(0.05));

        assertThat(permitted.plan()).isEqualTo(plan(0.05));
        assertThat(permitted.verdict().scale()).isEqualTo(1);
        assertThat(permitted.permit())
                .isEqualTo(new Permit("p-1", "d-1", "BTCUSDT", Side.LONG, 0.05, 49_750, 50_250, 3, NOW, NOW + 5_000));
    }

    @Test
    void anOperatorsPermitLivesLonger() {
        scene.automatic = false;

        assertThat(permitted(plan(0.05)).permit().expiresAtMs()).isEqualTo(NOW + 60_000);
    }

    @Test
    void onRecordedBarsAPermitLivesTwoBars() {
        var onHours = new GovernorKernel(RiskDefaults.limits().forBars(Duration.ofHours(1)));

        var answer = (Permitted) onHours.judge(plan(0.05), scene.inputs());

        assertThat(answer.permit().expiresAtMs()).isEqualTo(NOW + 7_200_000);
    }

    @Nested
    class EachLimitFiresWithAllOthersAtTheirDefaults {

        @Test
        void orderSize() {
            scene.equity(100_000);

            assertRefused(plan(0.1001), ReasonCode.LIMIT_ORDER_NOTIONAL, 5_005, 5_000);
            assertThat(permitted(plan(0.1)).verdict().scale()).isEqualTo(1);
        }

        @Test
        void onePosition() {
            var permitted = permitted(plan(0.09));

            assertShrunk(permitted, ReasonCode.LIMIT_POSITION_NOTIONAL, 0.45, 0.4);
            assertThat(permitted.plan().notional()).isCloseTo(4_000, within(1e-6));
            assertThat(permitted.permit().maxQuantity())
                    .isEqualTo(permitted.plan().quantity());
        }

        @Test
        void allPositions() {
            scene.holding("ETHUSDT", 13_000);
            assertShrunk(permitted(plan(0.05)), ReasonCode.LIMIT_TOTAL_NOTIONAL, 1.55, 1.5);

            scene.holding("ETHUSDT", 15_000);
            var full = refused(plan(0.05));
            assertThat(codes(full)).contains(ReasonCode.SIZE_BELOW_MINIMUM, ReasonCode.LIMIT_TOTAL_NOTIONAL);
        }

        @Test
        void openingNotionalOfTheDay() {
            for (int i = 0; i < 20; i++) spend("p" + i, 4_900, NOW - 3_600_000);
            assertShrunk(permitted(plan(0.05)), ReasonCode.LIMIT_DAY_NOTIONAL, 100_500, 100_000);
        }

        @Test
        void openingNotionalOfTheDayAsAMultipleOfEquity() {
            scene.equity(1_000);
            spend("p", 9_900, NOW - 3_600_000);

            assertShrunk(permitted(plan(0.004)), ReasonCode.LIMIT_DAY_NOTIONAL, 10_100, 10_000);
        }

        @Test
        void ordersAMinute() {
            for (int i = 0; i < 10; i++) spend("p" + i, 20, NOW - 59_999);
            assertRefused(plan(0.05), ReasonCode.LIMIT_ORDER_RATE, 10, 10);

            scene = new Scene();
            for (int i = 0; i < 10; i++) spend("p" + i, 20, NOW - 60_000);
            assertThat(governor.judge(plan(0.05), scene.inputs())).isInstanceOf(Permitted.class);
        }

        @Test
        void slotsByTheMarketsRegime() {
            for (var name : List.of("A", "B", "C")) scene.holding(name, 100);
            scene.regime = CHOP;
            assertRefused(plan(0.05), ReasonCode.LIMIT_SLOTS, 3, 3);

            scene.regime = BASE;
            scene.holding("D", 100);
            assertRefused(plan(0.05), ReasonCode.LIMIT_SLOTS, 4, 4);

            scene.regime = TREND;
            assertThat(permitted(plan(0.05)).verdict().refused()).isFalse();
            scene.holding("E", 100).holding("F", 100);
            assertRefused(plan(0.05), ReasonCode.LIMIT_SLOTS, 6, 6);
        }

        @Test
        void addingToWhatIsHeldTakesNoSlot() {
            for (var name : List.of("BTCUSDT", "B", "C", "D")) scene.holding(name, 100);

            assertThat(permitted(plan(0.05)).verdict().scale()).isEqualTo(1);
        }

        @Test
        void margin() {
            scene.maintenance = 9_000;

            assertRefused(plan(0.05), ReasonCode.LIMIT_MARGIN, (10_000 - 9_012.5) / 10_000, 0.1);
        }

        @Test
        void leverageIsCut() {
            var plan = new OpeningPlan("BTCUSDT", "d-1", Side.LONG, 0.05, 50_000, 900, 50, 0.7);

            var permitted = permitted(plan);

            assertThat(permitted.plan().leverage()).isEqualTo(20);
            assertThat(permitted.verdict().scale()).isEqualTo(1);
            assertThat(codes(permitted.verdict().reasons())).containsExactly(ReasonCode.LIMIT_LEVERAGE);
        }

        @Test
        void spreadAndAtr() {
            scene.market = new GovernorInputs.Market(50, 0.05, 0.005, 5);
            assertThat(permitted(plan(0.05)).verdict().reasons()).isEmpty();

            scene.market = new GovernorInputs.Market(50.1, 0.01, 0.005, 5);
            assertRefused(plan(0.05), ReasonCode.GUARD_SPREAD, 50.1, 50);
            scene.market = new GovernorInputs.Market(2, 0.0501, 0.005, 5);
            assertRefused(plan(0.05), ReasonCode.GUARD_ATR, 0.0501, 0.05);
        }

        @Test
        void equityReading() {
            scene.nowMs = NOW + 300_001;

            assertRefused(plan(0.05), ReasonCode.GUARD_EQUITY_STALE, 300_001, 300_000);
        }

        @Test
        void whatIsTooSmallToSend() {
            assertRefused(plan(0.0001), ReasonCode.SIZE_BELOW_MINIMUM, 5, 10);
        }

        @Test
        void noneOfThemAtExactlyTheirEdge() {
            scene.maintenance = 8_990;
            scene.market = new GovernorInputs.Market(0, 0, 0.005, 5);

            var atLeverageCap = new OpeningPlan("BTCUSDT", "d-1", Side.LONG, 0.04, 50_000, 900, 20, 0.7);
            assertThat(permitted(atLeverageCap).verdict().reasons()).isEmpty();
            assertThat(permitted(plan(0.0002)).verdict().reasons()).isEmpty();
        }

        @Test
        void halfSizeAfterAStreak() {
            var guard = governor.guard();
            for (int i = 3; i > 0; i--) scene.guards = guard.closed(scene.guards, -1, NOW - 2 * 3_600_000);

            assertShrunk(permitted(plan(0.05)), ReasonCode.SIZE_HALVED, 0.5, 1);
        }
    }

    @Nested
    class UnderACeiling {

        @Test
        void theModesConfidenceAndSlotsRefuse() {
            scene.ceiling = new Ceiling(5, 0.01, 0.015, 0, 0.8, 1);

            assertThat(codes(refused(plan(0.05)))).containsExactly(ReasonCode.CEO_MODE, ReasonCode.CEO_CONFIDENCE);
        }

        @Test
        void fewerSlotsApply() {
            scene.ceiling = new Ceiling(5, 0.01, 0.015, 1, 0.7, 1);
            scene.holding("ETHUSDT", 100);

            assertRefused(plan(0.05), ReasonCode.LIMIT_SLOTS, 1, 1);
        }

        @Test
        void riskPerTradeShrinks() {
            scene.ceiling = new Ceiling(5, 0.003, 0.015, 5, 0.7, 1);

            var permitted = permitted(plan(0.05));

            assertShrunk(permitted, ReasonCode.CEO_RISK_PER_TRADE, 0.0045, 0.003);
            assertThat(permitted.plan().lossAtStop()).isCloseTo(30, within(1e-9));
        }

        @Test
        void leverageIsCutAndSizeStepsUp() {
            scene.ceiling = new Ceiling(2, 0.01, 0.015, 5, 0.7, 0.25);

            var permitted = permitted(plan(0.05));

            assertThat(permitted.plan().leverage()).isEqualTo(2);
            assertThat(permitted.plan().quantity()).isCloseTo(0.0125, within(1e-15));
            assertThat(codes(permitted.verdict().reasons()))
                    .containsExactly(ReasonCode.ESS_STEP_UP, ReasonCode.LIMIT_LEVERAGE);
        }

        @Test
        void noRiskAtAllMeansNoOrder() {
            scene.ceiling = new Ceiling(1, 0, 0.005, 5, 0.7, 0);

            assertThat(codes(refused(plan(0.05)))).contains(ReasonCode.SIZE_BELOW_MINIMUM);
        }
    }

    @Nested
    class Rotation {

        @Test
        void namesTheWeakestHoldingForAClearlyBetterCandidate() {
            for (var name : List.of("A", "B", "C", "D")) scene.holding(name, 100);
            scene.regimes.put("C", new RegimeProbabilities(0.35, 0.33, 0.32));
            scene.regimes.put("BTCUSDT", new RegimeProbabilities(0.5, 0.25, 0.25));

            var refused = (Refused) governor.judge(plan(0.05), scene.inputs());

            assertThat(refused.rotateOut()).contains("C");
        }

        @Test
        void leavesThemForOneThatIsHardlyBetter() {
            for (var name : List.of("A", "B", "C", "D")) scene.holding(name, 100);
            scene.regime = new RegimeProbabilities(0.56, 0.22, 0.22);
            scene.regimes.put("BTCUSDT", new RegimeProbabilities(0.7, 0.15, 0.15));
            for (var name : List.of("A", "B", "C", "D", "E", "F")) scene.holding(name, 100);

            var refused = (Refused) governor.judge(plan(0.05), scene.inputs());
            assertThat(refused.rotateOut()).isEmpty();
        }

        @Test
        void closesNothingForACandidateInTheMarketOfItsHoldings() {
            for (var name : List.of("A", "B", "C", "D")) scene.holding(name, 100);

            assertThat(((Refused) governor.judge(plan(0.05), scene.inputs())).rotateOut())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 4})
        void closesNothingWhenTheEntryIsRefusedAnyway(int held) {
            for (var name : List.of("A", "B", "C", "D").subList(0, held)) scene.holding(name, 100);
            scene.market = new GovernorInputs.Market(99, 0.01, 0.005, 5);

            assertThat(((Refused) governor.judge(plan(0.05), scene.inputs())).rotateOut())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void missingInputNeverOpens(double bad) {
        scene.market = new GovernorInputs.Market(bad, 0.01, 0.005, 5);
        assertThat(refused(plan(0.05))).isNotEmpty();
        scene.market = new GovernorInputs.Market(2, bad, 0.005, 5);
        assertThat(refused(plan(0.05))).isNotEmpty();
        scene = new Scene();
        scene.guards = governor.guard().read(GuardState.NONE, NOW, bad, 1);
        assertThat(refused(plan(0.05))).isNotEmpty();
    }

    @Test
    void missingMarginOrExposureNeverOpens() {
        scene.maintenance = Double.NaN;
        assertThat(refused(plan(0.05))).isNotEmpty();
        scene = new Scene();
        scene.holding("ETHUSDT", Double.NaN);
        assertThat(refused(plan(0.05))).isNotEmpty();
    }

    @Test
    void neverEnlargesAPlan() {
        Property.check("governor never widens", 3_000, random -> {
            scene = new Scene();
            scene.equity(random.nextDouble(100, 100_000));
            scene.holding("ETHUSDT", random.nextDouble(0, 20_000));
            scene.ceiling = new Ceiling(
                    random.nextDouble(1, 125), random.nextDouble(0.0001, 0.1), 0.015, 5, 0, random.nextDouble());
            var plan = plan(random.nextDouble(0.0001, 0.2));
            var answer = governor.judge(plan, scene.inputs());
            assertThat(answer.verdict().scale()).isBetween(0.0, 1.0);
            if (answer instanceof Permitted permitted) {
                assertThat(permitted.plan().quantity()).isLessThanOrEqualTo(plan.quantity());
                assertThat(permitted.plan().leverage()).isLessThanOrEqualTo(plan.leverage());
                assertThat(permitted.permit().refuses(permitted.plan(), plan.price(), 3, NOW))
                        .isEmpty();
            }
        });
    }

    private void spend(String id, double notional, long atMs) {
        var permit = new Permit(id, "d", "X", Side.LONG, 1, 1, 2, 3, atMs, atMs);
        scene.permits = scene.permits.issued(permit, notional).spent(id, atMs);
    }

    private void assertRefused(OpeningPlan plan, ReasonCode code, double observed, double limit) {
        assertThat(refused(plan)).singleElement().satisfies(reason -> assertReason(reason, code, observed, limit));
    }

    private static void assertShrunk(Permitted permitted, ReasonCode code, double observed, double limit) {
        assertThat(permitted.verdict().scale()).isLessThan(1);
        assertThat(permitted.verdict().reasons())
                .singleElement()
                .satisfies(reason -> assertReason(reason, code, observed, limit));
    }

    private static void assertReason(Reason reason, ReasonCode code, double observed, double limit) {
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.observed()).isCloseTo(observed, within(1e-6));
        assertThat(reason.limit()).isCloseTo(limit, within(1e-9));
    }

    private static List<ReasonCode> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }

    private List<Reason> refused(OpeningPlan plan) {
        return ((Refused) governor.judge(plan, scene.inputs())).verdict().reasons();
    }

    private Permitted permitted(OpeningPlan plan) {
        return (Permitted) governor.judge(plan, scene.inputs());
    }

    private static OpeningPlan plan(double quantity) {
        return new OpeningPlan("BTCUSDT", "d-1", Side.LONG, quantity, 50_000, 900, 3, 0.7);
    }

    /** An account of 10 000 without positions in a quiet market, to be changed one thing at a time. */
    private final class Scene {
        private GuardState guards = governor.guard().read(GuardState.NONE, NOW, 10_000, 1);
        private double maintenance;
        private Book book = Book.EMPTY;
        private final Map<String, RegimeProbabilities> regimes = new TreeMap<>();
        private RegimeProbabilities regime = BASE;
        private Permits permits = Permits.NONE;
        private Ceiling ceiling = RiskDefaults.ceiling();
        private GovernorInputs.Market market = new GovernorInputs.Market(2, 0.01, 0.005, 5);
        private boolean automatic = true;
        private long nowMs = NOW;

        void equity(double equity) {
            guards = governor.guard().read(GuardState.NONE, NOW, equity, 1);
        }

        Scene holding(String symbol, double notional) {
            var exposures = new TreeMap<>(book.exposures());
            exposures.put(symbol, new Exposure(symbol, notional, 0.01, 1));
            book = new Book(exposures);
            return this;
        }

        GovernorInputs inputs() {
            var readings = new ArrayList<SymbolReading>();
            for (var symbol : book.exposures().keySet()) {
                readings.add(reading(symbol, regimes.getOrDefault(symbol, regime), true));
            }
            if (!book.holds("BTCUSDT"))
                readings.add(reading("BTCUSDT", regimes.getOrDefault("BTCUSDT", regime), false));
            return new GovernorInputs(
                    guards, maintenance, book, readings, permits, ceiling, market, 3, automatic, "p-1", nowMs);
        }
    }

    private static SymbolReading reading(String symbol, RegimeProbabilities regime, boolean position) {
        double none = Double.NaN;
        return new SymbolReading(symbol, NOW, 0, 100, 0.01, none, 0, none, 0, regime, 0.01, 0, position);
    }
}
