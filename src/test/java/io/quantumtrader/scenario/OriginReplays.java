package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.codes;
import static io.quantumtrader.scenario.Look.priceAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import java.util.List;
import java.util.Map;

/** The eight replay scenarios of the origin documents, through the actors instead of a bare call. */
final class OriginReplays {

    private OriginReplays() {}

    static List<Scenario> all() {
        return List.of(
                risingProfit(),
                regimeFlip(),
                volatilitySpike(),
                trendStrengthAlone(),
                ageAlone(),
                perfectStorm(),
                profitLock(Side.LONG),
                profitLock(Side.SHORT),
                fallbackStop());
    }

    private static Scenario risingProfit() {
        return Scenario.of(
                "1 rising profit closes a quarter at T1, a half at T2, three quarters at T3", (stage, told) -> {
                    told.given("a long position", () -> stage.holding("AAA", Side.LONG, 3_000));
                    double original = stage.position("AAA").orElseThrow().quantity();
                    for (int tranche = 1; tranche <= 3; tranche++) {
                        double r = 2 * tranche + 0.9;
                        double left = original * (1 - 0.25 * tranche);
                        double price = priceAt(stage, r);
                        told.when("profit reaches R " + r, () -> stage.bar("AAA", price));
                        told.then(
                                "the share of the tranche is closed",
                                () -> assertThat(stage.position("AAA")
                                                .orElseThrow()
                                                .quantity())
                                        .isCloseTo(left, offset(0.02)));
                    }
                    told.then("what is left runs under its stop", () -> {
                        assertThat(stage.resting("AAA")).hasSize(1);
                        assertThat(codes(stage, "AAA"))
                                .contains("HARVEST_T1", "HARVEST_T2", "HARVEST_T3", "PROFIT_LOCK");
                        assertThat(codes(stage, "AAA").stream().filter(code -> code.startsWith("HARVEST")))
                                .doesNotHaveDuplicates();
                    });
                });
    }

    private static Scenario regimeFlip() {
        return Scenario.of(
                "2 regime flip: the trend that the entry rested on is gone, the kill score closes", (stage, told) -> {
                    trending(stage, told);
                    told.when("the trend turns to chop", () -> {
                        for (int bar = 0; bar < 10; bar++)
                            stage.bar("AAA", stage.price("AAA") * (bar % 2 == 0 ? 0.9985 : 1.0012));
                    });
                    told.then("the kill score closed it for the flip", () -> {
                        assertThat(stage.position("AAA")).isEmpty();
                        assertThat(codes(stage, "AAA")).contains("KILL_REGIME_FLIP");
                    });
                });
    }

    private static Scenario volatilitySpike() {
        return Scenario.of(
                "3 volatility spike against the position: the kill score closes before the stop", (stage, told) -> {
                    told.given("a position in a calm market, with a stop two percent away", () -> {
                        stage.adopt("AAA", Side.LONG, 10).calm(3);
                        assertThat(stage.position("AAA").orElseThrow().fired()).isZero();
                    });
                    told.when("the price leaps up and falls below the entry, and stays there above the stop", () -> {
                        double up = priceAt(stage, 1.2);
                        double down = priceAt(stage, -0.8);
                        stage.bar("AAA", up).bar("AAA", down);
                        assertThat(stage.position("AAA")).isPresent();
                        stage.bar("AAA", down * 1.001);
                    });
                    told.then("the kill score closed it on the second bar, for the spike and not for the stop", () -> {
                        Look.closedBy(stage, "AAA", ReasonCode.KILL_SIGMA_SPIKE);
                        assertThat(codes(stage, "AAA"))
                                .contains("KILL_SCORE_AT_LIMIT")
                                .doesNotContain("STOP_CROSSED", "KILL_REGIME_FLIP");
                    });
                });
    }

    private static Scenario trendStrengthAlone() {
        return Scenario.of("4 trend strength lost while the regime stands closes nothing", (stage, told) -> {
            trending(stage, told);
            told.when("the trend slows down", () -> {
                for (int bar = 0; bar < 3; bar++) stage.bar("AAA", stage.price("AAA") * 1.0015);
            });
            told.then(
                    "the position is held",
                    () -> assertThat(stage.position("AAA")).isPresent());
        });
    }

    private static Scenario ageAlone() {
        return Scenario.with(
                "5 old age alone closes nothing", Map.of("kernel.harvest.maximum-age", "10 m"), 2, (stage, told) -> {
                    told.given("a position in a calm market", () -> stage.holding("AAA", Side.LONG, 1_000));
                    told.when("it grows older than the maximum", () -> stage.calm(20));
                    told.then(
                            "it is held",
                            () -> assertThat(stage.position("AAA")).isPresent());
                });
    }

    private static Scenario perfectStorm() {
        return Scenario.with(
                "6 perfect storm: flip, spike and age together close at once",
                Map.of("kernel.harvest.maximum-age", "15 m"),
                2,
                (stage, told) -> {
                    trending(stage, told);
                    told.given("it grows old while the trend goes on", () -> {
                        PositionStories.climb(stage);
                        assertThat(stage.position("AAA")).isPresent();
                    });
                    told.when("the market breaks down violently", () -> {
                        double low = priceAt(stage, -0.7);
                        stage.bar("AAA", low);
                    });
                    told.then("one decision closed it, for all three", () -> {
                        assertThat(stage.position("AAA")).isEmpty();
                        assertThat(stage.decisions("AAA")).anySatisfy(decided -> {
                            assertThat(decided.action()).isEqualTo("CLOSE");
                            assertThat(decided.reasons())
                                    .extracting(ReasonRow::code)
                                    .contains("KILL_SCORE_EXTREME", "KILL_REGIME_FLIP", "KILL_SIGMA_SPIKE", "KILL_AGE");
                        });
                    });
                });
    }

    private static Scenario profitLock(Side side) {
        return Scenario.of(
                "7 profit lock " + side + ": the stop goes beyond break-even and never back", (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", side, 1_000));
                    double up = priceAt(stage, 1.8);
                    told.when("profit passes the lock", () -> stage.bar("AAA", up));
                    double locked = stage.position("AAA").orElseThrow().stop();
                    told.then(
                            "the stop is beyond the entry",
                            () -> assertThat(side.sign()
                                            * (locked
                                                    - stage.position("AAA")
                                                            .orElseThrow()
                                                            .averageEntry()))
                                    .isPositive());
                    double back = up - side.sign() * 0.1;
                    told.when("the price comes back a little", () -> stage.bar("AAA", back));
                    told.then(
                            "the stop has not loosened",
                            () -> stage.position("AAA")
                                    .ifPresent(held -> assertThat(side.tighter(locked, held.stop()))
                                            .isFalse()));
                });
    }

    private static Scenario fallbackStop() {
        return Scenario.of(
                "8 without a stop proposal the fallback of two percent is the measure of R", (stage, told) -> {
                    told.given(
                            "a position at the venue that the record does not know",
                            () -> stage.adopt("AAA", Side.LONG, 10));
                    told.then("it is adopted with a stop two percent away", () -> {
                        var held = stage.position("AAA").orElseThrow();
                        assertThat(held.adopted()).isTrue();
                        assertThat(held.terms().stopDistance()).isCloseTo(held.averageEntry() * 0.02, offset(1e-9));
                        assertThat(stage.resting("AAA")).hasSize(1);
                    });
                    double price = priceAt(stage, 2.6);
                    told.when("profit reaches R 2.45 of that", () -> stage.bar("AAA", price));
                    told.then(
                            "the first tranche is closed and the profit locked",
                            () -> assertThat(codes(stage, "AAA")).contains("HARVEST_T1", "PROFIT_LOCK"));
                });
    }

    private static void trending(Stage stage, Teller told) {
        told.given("a trend and a long position in it", () -> {
            for (int bar = 0; bar < 12; bar++) stage.bar("AAA", stage.price("AAA") * 1.004);
            stage.holding("AAA", Side.LONG, 1_000);
            assertThat(stage.position("AAA").orElseThrow().terms().flipArmed()).isTrue();
        });
        told.then("nothing restricts it", () -> assertThat(stage.why("AAA")).doesNotContain(ReasonCode.KILL_COOLDOWN));
    }
}
