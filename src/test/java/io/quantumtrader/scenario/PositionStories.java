package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.codes;
import static io.quantumtrader.scenario.Look.priceAt;
import static io.quantumtrader.scenario.Look.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Level 1: what a position asks for by itself. */
final class PositionStories {

    private PositionStories() {}

    static List<Scenario> all() {
        return Stream.concat(alone().stream(), OrderStories.all().stream()).toList();
    }

    private static List<Scenario> alone() {
        return List.of(
                killScoreAndCooldown(),
                strategyOpens(),
                staleExit(),
                timeExit(),
                regimeExit(),
                extremeKillScore(),
                takeProfit(),
                leverageLadder(),
                crossedStop(),
                dust(),
                stagedClose(),
                runEnds());
    }

    private static Scenario killScoreAndCooldown() {
        return Scenario.of(
                "a close by the kill score restricts its symbol until the cooldown has passed", (stage, told) -> {
                    told.given("a trend, and a position in it", () -> trend(stage, 1_000));
                    told.when("the trend is gone for two of three bars", () -> chop(stage));
                    told.then("it was watched first, then closed", () -> {
                        assertThat(stage.position("AAA")).isEmpty();
                        assertThat(stage.reasons())
                                .containsKeys(ReasonCode.KILL_SCORE_WATCH, ReasonCode.KILL_SCORE_AT_LIMIT);
                    });
                    told.then("the symbol is restricted and says until when", () -> {
                        assertThat(stage.restricting("AAA")).containsExactly(Layer.KILL_SCORE);
                        stage.open("AAA", Side.LONG, 1_000);
                        refused(stage, "AAA", Layer.KILL_SCORE, ReasonCode.KILL_COOLDOWN);
                    });
                    told.when("three bars have passed", () -> stage.calm(4));
                    told.then(
                            "it may trade again without anybody's word",
                            () -> assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE));
                });
    }

    private static Scenario strategyOpens() {
        return Scenario.with(
                "the strategy opens through every layer with a permit of its own",
                Map.of("kernel.signal.minimum-trend", "0.5", "kernel.signal.channel-bars", "5"),
                2,
                (stage, told) -> {
                    told.when("the price breaks out in a trend", () -> {
                        for (int bar = 0; bar < 14 && stage.position("AAA").isEmpty(); bar++) {
                            stage.bar("AAA", stage.price("AAA") * 1.004);
                        }
                    });
                    told.then("a position stands under a stop", () -> {
                        assertThat(codes(stage, "AAA")).contains("ENTRY_SIGNAL");
                        assertThat(stage.position("AAA")).isPresent();
                        assertThat(stage.resting("AAA")).hasSize(1);
                    });
                });
    }

    private static Scenario staleExit() {
        return Scenario.of("a position that goes nowhere for three hours is closed", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("three hours pass without a rise of R", () -> stage.calm(185));
            told.then("it is closed as stale", () -> closedBy(stage, "AAA", ReasonCode.STALE_EXIT));
        });
    }

    private static Scenario timeExit() {
        return Scenario.with(
                "age and lost trend together are a time exit, not the kill score's",
                Map.of("kernel.harvest.maximum-age", "5 m", "kernel.harvest.trend-minimum", "0.001"),
                2,
                (stage, told) -> {
                    told.given("a trend, and a position in it", () -> trend(stage, 1_000));
                    told.when("the trend is lost while the position ages", () -> {
                        for (int bar = 0; bar < 12 && stage.position("AAA").isPresent(); bar++) {
                            stage.bar("AAA", stage.price("AAA") * (bar % 2 == 0 ? 0.9995 : 1.0004));
                        }
                    });
                    told.then("it is closed by time", () -> closedBy(stage, "AAA", ReasonCode.TIME_EXIT));
                });
    }

    private static Scenario regimeExit() {
        return Scenario.with(
                "a loser whose entry was no chop is closed when chop stands",
                Map.of("kernel.harvest.trend-minimum", "0.001"),
                2,
                (stage, told) -> {
                    told.given("a trend with wide swings, and a position in it", () -> {
                        stage.swing(6, 0.006);
                        for (int bar = 0; bar < 14; bar++) {
                            stage.bar("AAA", stage.price("AAA") * (bar % 3 == 2 ? 0.996 : 1.008));
                        }
                        stage.holding("AAA", Side.LONG, 1_000);
                    });
                    told.when("it falls by more than a percent and goes nowhere", () -> {
                        double low = stage.position("AAA").orElseThrow().averageEntry() * 0.988;
                        for (int bar = 0; bar < 14 && stage.position("AAA").isPresent(); bar++) {
                            stage.bar("AAA", low * (bar % 2 == 0 ? 1.0005 : 0.9995));
                        }
                    });
                    told.then("it is closed for its regime", () -> closedBy(stage, "AAA", ReasonCode.REGIME_EXIT));
                });
    }

    private static Scenario extremeKillScore() {
        return Scenario.of("a kill score so high that it does not wait for a second bar", (stage, told) -> {
            told.given("a position in a trend that goes on", () -> {
                trend(stage, 1_000);
                climb(stage);
                assertThat(stage.position("AAA")).isPresent();
            });
            double below = priceAt(stage, -0.7);
            told.when("everything turns within one bar", () -> stage.bar("AAA", below));
            told.then("it is closed at once, before its stop", () -> {
                closedBy(stage, "AAA", ReasonCode.KILL_SCORE_EXTREME);
                assertThat(codes(stage, "AAA")).doesNotContain("STOP_CROSSED", "KILL_SCORE_AT_LIMIT");
            });
            told.then("the symbol cools down, the other one trades", () -> {
                assertThat(stage.restricting("AAA")).containsExactly(Layer.KILL_SCORE);
                assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
            });
        });
    }

    private static Scenario takeProfit() {
        return Scenario.with(
                "profile TP1 closes a third at 1.2 ATR when the trend is trusted",
                Map.of("exit-rules.profile", "tp1"),
                2,
                (stage, told) -> {
                    told.given("a trend, and a position in it", () -> trend(stage, 1_000));
                    told.when("the trend goes on", () -> {
                        for (int bar = 0; bar < 4; bar++) stage.bar("AAA", stage.price("AAA") * 1.005);
                    });
                    told.then(
                            "the first profit is taken",
                            () -> assertThat(codes(stage, "AAA")).contains("TAKE_PROFIT_1"));
                });
    }

    private static Scenario leverageLadder() {
        return Scenario.with(
                "the leverage ladder closes rung by rung",
                Map.of("exit-rules.profile", "leverage-ladder"),
                2,
                (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", Side.LONG, 3_000));
                    told.when("the price rises by three percent", () -> stage.bar("AAA", stage.price("AAA") * 1.03));
                    told.then(
                            "rungs are closed",
                            () -> assertThat(codes(stage, "AAA")).contains("LEVERAGE_RUNG"));
                });
    }

    private static Scenario crossedStop() {
        return Scenario.of("a stop that the venue never got is kept by the symbol itself", (stage, told) -> {
            told.given("a position whose stop is lost on the way", () -> {
                stage.line().breaks(Fault.LOSE, VenueOrder.CloseStop.class::isInstance);
                stage.holding("AAA", Side.LONG, 1_000);
            });
            double below = priceAt(stage, -1.2);
            told.when("the price crosses it", () -> stage.bar("AAA", below));
            told.then("the position is closed", () -> closedBy(stage, "AAA", ReasonCode.STOP_CROSSED));
        });
    }

    private static Scenario dust() {
        return Scenario.of("a remainder below the venue's minimum is closed whole", (stage, told) -> {
            told.given("a small position", () -> stage.holding("AAA", Side.LONG, 20));
            told.when(
                    "an operator closes all but four units of money",
                    () -> stage.close("AAA", stage.position("AAA").orElseThrow().quantity() * 0.85));
            told.then("nothing is left", () -> closedBy(stage, "AAA", ReasonCode.DUST_CLOSED));
        });
    }

    private static Scenario stagedClose() {
        return Scenario.of(
                "the close of a winner by the kill score is staged while the book is cold", (stage, told) -> {
                    told.given("a winner in a trend", () -> {
                        trend(stage, 500);
                        for (int bar = 0; bar < 3; bar++) stage.bar("AAA", stage.price("AAA") * 1.004);
                    });
                    told.when("the trend is gone", () -> {
                        double top = stage.price("AAA");
                        for (int bar = 0; bar < 12 && stage.position("AAA").isPresent(); bar++) {
                            stage.bar("AAA", top * (bar % 2 == 0 ? 0.9985 : 1.0));
                        }
                    });
                    told.then(
                            "a share was closed first",
                            () -> assertThat(codes(stage, "AAA")).contains("HEAT_STAGED_CLOSE"));
                });
    }

    private static Scenario runEnds() {
        return Scenario.of("a run that ends closes what is held", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("the run ends", stage::endRun);
            told.then("it is closed", () -> closedBy(stage, "AAA", ReasonCode.RUN_ENDED));
        });
    }

    static void trend(Stage stage, double notional) {
        for (int bar = 0; bar < 12; bar++) stage.bar("AAA", stage.price("AAA") * 1.004);
        stage.holding("AAA", Side.LONG, notional);
    }

    /** The trend goes on in steps forward and small steps back. */
    static void climb(Stage stage) {
        for (int bar = 0; bar < 7; bar++) stage.bar("AAA", stage.price("AAA") * (bar % 2 == 0 ? 1.003 : 0.9995));
    }

    static void chop(Stage stage) {
        for (int bar = 0; bar < 12 && stage.position("AAA").isPresent(); bar++) {
            stage.bar("AAA", stage.price("AAA") * (bar % 2 == 0 ? 0.9985 : 1.0012));
        }
    }
}
