package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.exits;
import static io.quantumtrader.scenario.Look.notional;
import static io.quantumtrader.scenario.Look.refused;
import static io.quantumtrader.scenario.Look.shrunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HeatChanged;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.List;
import java.util.Map;

/** Level 2: heat, clusters and budgets. */
final class HeatStories {

    static final String HYSTERESIS = "a hot book takes nothing new until it has cooled well below the bound";

    private static final double HOT = 0.65;
    private static final double LEFT = 0.8 * HOT;

    private HeatStories() {}

    static List<Scenario> all() {
        return List.of(hot(), unknown(), clusterStress(), budget(), clusterBudget(), stagedToTheEnd());
    }

    private static Scenario hot() {
        return Scenario.cold(HYSTERESIS, Map.of(), 3, (stage, told) -> {
            told.given("a market of wide swings and two large positions in it", () -> {
                stage.swing(14, 0.006);
                stage.outside("AAA", Side.LONG, 40).outside("BBB", Side.SHORT, 40);
                stage.swing(1, 0.006);
            });
            told.then("the book is hot and nothing opens", () -> {
                assertThat(heat(stage)).isGreaterThan(0.65);
                assertThat(stage.restricting("CCC")).contains(Layer.HEAT_GATE);
                stage.open("CCC", Side.LONG, 500);
                refused(stage, "CCC", Layer.HEAT_GATE, ReasonCode.HEAT_HOT);
            });
            told.then("a part of it goes out", () -> {
                stage.close("BBB", 5);
                assertThat(stage.atVenue("BBB")).isCloseTo(-35, offset(1e-9));
            });
            told.when(
                    "the market calms down until the book is between four fifths of the bound and the bound",
                    () -> cools(stage, HOT));
            told.then("it still refuses", () -> {
                assertThat(heat(stage)).isBetween(LEFT, HOT);
                stage.open("CCC", Side.LONG, 500);
                refused(stage, "CCC", Layer.HEAT_GATE, ReasonCode.HEAT_HOT);
            });
            told.when("it calms down further", () -> cools(stage, LEFT));
            told.then("it left HOT only below four fifths of the bound", () -> {
                assertThat(stage.events(HeatChanged.class).getLast().heat()).isLessThan(LEFT);
                assertThat(stage.events(PortfolioRead.class))
                        .as("readings between the two bounds that counted as hot")
                        .anySatisfy(read -> {
                            assertThat(read.heat()).isBetween(LEFT, HOT);
                            assertThat(read.band()).isEqualTo("HOT");
                        });
            });
            told.then("warm, it opens less than was asked for", () -> {
                stage.holding("CCC", Side.LONG, 1_000);
                shrunk(stage, "CCC", ReasonCode.HEAT_WARM);
                assertThat(notional(stage, "CCC")).isLessThan(900);
            });
        });
    }

    private static void cools(Stage stage, double below) {
        for (double swing = 0.003; heat(stage) >= below && swing > 0.0001; swing *= 0.9) stage.swing(1, swing);
    }

    private static double heat(Stage stage) {
        return stage.events(PortfolioRead.class).getLast().heat();
    }

    private static Scenario unknown() {
        return Scenario.cold(
                "a position whose volatility nobody knows stops openings everywhere", Map.of(), 2, (stage, told) -> {
                    told.given("one symbol with a market state and one that is new", () -> {
                        stage.calm(1);
                        for (int bar = 0; bar < 12; bar++) stage.silence("BBB");
                        stage.calm(2).holding("AAA", Side.LONG, 500);
                    });
                    told.when("a position appears in the new one", () -> stage.adopt("BBB", Side.LONG, 5));
                    told.then("nothing opens", () -> {
                        assertThat(stage.why("AAA")).containsExactly(ReasonCode.HEAT_UNKNOWN);
                        exits(stage, "AAA");
                        stage.open("AAA", Side.LONG, 500);
                        refused(stage, "AAA", Layer.HEAT_GATE, ReasonCode.HEAT_UNKNOWN);
                    });
                    told.then("the new one can leave, and then all is well", () -> {
                        exits(stage, "BBB");
                        stage.calm(1);
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                    });
                });
    }

    private static Scenario clusterStress() {
        return Scenario.cold(
                "symbols that move as one take no third position the same way, a hedge is welcome",
                Map.of(),
                3,
                (stage, told) -> {
                    told.given("a quiet market and two positions the same way", () -> {
                        stage.swing(14, 0.0003);
                        stage.holding("AAA", Side.LONG, 4_000).holding("BBB", Side.LONG, 4_000);
                    });
                    told.when("a third is wanted", () -> stage.open("CCC", Side.LONG, 3_000));
                    told.then("the cluster is full", () -> {
                        refused(stage, "CCC", Layer.HEAT_GATE, ReasonCode.CLUSTER_STRESS);
                        assertThat(stage.atVenue("CCC")).isZero();
                    });
                    told.then("the same against them opens", () -> stage.holding("CCC", Side.SHORT, 3_000));
                    told.then("an exit goes out", () -> exits(stage, "AAA"));
                });
    }

    private static Scenario budget() {
        return Scenario.cold(
                "a position may lose at its stop what the budget leaves it", Map.of(), 2, (stage, told) -> {
                    told.given("a market whose range makes stops wide", () -> stage.swing(14, 0.015));
                    told.when(
                            "an operator wants a position that would lose too much",
                            () -> stage.holding("AAA", Side.LONG, 4_500));
                    told.then("it is cut: what it loses at its stop is within two percent of equity", () -> {
                        shrunk(stage, "AAA", ReasonCode.BUDGET_EXHAUSTED);
                        var held = stage.position("AAA").orElseThrow();
                        double loss = held.quantity() * held.terms().stopDistance();
                        assertThat(loss / stage.equity()).isLessThan(0.012);
                    });
                    told.then("an exit goes out", () -> exits(stage, "AAA"));
                });
    }

    private static Scenario clusterBudget() {
        return Scenario.cold(
                "a cluster whose stops could take all of its budget takes no more", Map.of(), 4, (stage, told) -> {
                    told.given("a quiet market and three large positions either way from outside", () -> {
                        stage.swing(14, 0.0003);
                        stage.outside("AAA", Side.LONG, 49)
                                .outside("BBB", Side.SHORT, 49)
                                .outside("CCC", Side.LONG, 49)
                                .swing(1, 0.0003);
                    });
                    told.when("a fourth is wanted, against them", () -> stage.open("DDD", Side.SHORT, 500));
                    told.then(
                            "nothing of it is left",
                            () -> refused(stage, "DDD", Layer.HEAT_GATE, ReasonCode.CLUSTER_BUDGET_EXHAUSTED));
                    told.when("one of them has left", () -> {
                        exits(stage, "AAA");
                        stage.swing(1, 0.0003);
                    });
                    told.then("it opens", () -> stage.holding("DDD", Side.SHORT, 500));
                });
    }

    private static Scenario stagedToTheEnd() {
        return Scenario.with("a winner that the score wants gone leaves in stages, all of it", 2, (stage, told) -> {
            told.given("a winner in a trend", () -> {
                PositionStories.trend(stage, 1_000);
                for (int bar = 0; bar < 3; bar++) stage.bar("AAA", stage.price("AAA") * 1.004);
            });
            double held = stage.position("AAA").orElseThrow().quantity();
            told.when("the trend is gone while it still wins", () -> {
                double top = stage.price("AAA");
                for (int bar = 0; bar < 14 && stage.position("AAA").isPresent(); bar++) {
                    stage.bar("AAA", top * (bar % 2 == 0 ? 0.9985 : 1.0));
                }
            });
            told.then("first a quarter, then three quarters of what was left, then all", () -> {
                var closes = stage.decisions("AAA").stream()
                        .filter(decided -> decided.causedBy().equals("observation") && decided.quantity() > 0)
                        .toList();
                assertThat(closes).extracting(Decided::action).containsExactly("REDUCE", "REDUCE", "CLOSE");
                assertThat(closes.get(0).quantity()).isCloseTo(held / 4, offset(0.02));
                assertThat(closes.get(1).quantity()).isCloseTo(held * 0.75 * 0.75, offset(0.02));
                assertThat(closes)
                        .extracting(Decided::reasons)
                        .allSatisfy(reasons -> assertThat(reasons)
                                .extracting(ReasonRow::code)
                                .contains("KILL_SCORE_AT_LIMIT", "KILL_REGIME_FLIP"));
                assertThat(stage.position("AAA")).isEmpty();
            });
        });
    }
}
