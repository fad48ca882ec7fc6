package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.codes;
import static io.quantumtrader.scenario.Look.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.DriftResolved;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Level 4: what is known of one position, and whether that is enough to add to it. */
final class BrainStories {

    private BrainStories() {}

    static List<Scenario> all() {
        return List.of(
                driftAdopted(),
                driftOpposite(),
                staleData(),
                oldBar(),
                beyondBound(),
                marginShort(),
                marginUnknown(),
                stopNearLiquidation(),
                unfitOrder(),
                twoOpens(),
                nakedPosition(),
                refusedStop());
    }

    private static Scenario driftAdopted() {
        return Scenario.of(
                "a position that shrank at the venue restricts its symbol and is adopted after two readings",
                (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
                    double held = stage.position("AAA").orElseThrow().quantity();
                    told.when(
                            "somebody else sells a third of it",
                            () -> stage.outside("AAA", Side.SHORT, 3).calm(1));
                    told.then("the record still says what it said, and nothing may be opened", () -> {
                        assertThat(stage.position("AAA").orElseThrow().quantity())
                                .isEqualTo(held);
                        assertThat(stage.restricting("AAA")).contains(Layer.POSITION_STATE_BRAIN);
                        assertThat(stage.why("AAA")).contains(ReasonCode.DRIFT);
                        assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
                    });
                    told.when("a second reading agrees", () -> stage.calm(2));
                    told.then("the venue is believed, the stop rests, the symbol is free again", () -> {
                        assertThat(stage.position("AAA").orElseThrow().quantity())
                                .isEqualTo(stage.atVenue("AAA"));
                        assertThat(stage.events(DriftResolved.class))
                                .extracting(DriftResolved::outcome)
                                .containsExactly("ADOPT");
                        assertThat(stage.resting("AAA")).hasSize(1);
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                    });
                    told.when("an operator closes it", () -> stage.close("AAA"));
                    told.then("exactly that is closed", () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
                });
    }

    private static Scenario driftOpposite() {
        return Scenario.of("a position that turned to the other side at the venue is closed", (stage, told) -> {
            told.given("a long position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when(
                    "somebody else sells twice as much",
                    () -> stage.outside(
                                    "AAA",
                                    Side.SHORT,
                                    2 * stage.position("AAA").orElseThrow().quantity())
                            .calm(1));
            told.then("nothing may be opened while that is looked at", () -> {
                stage.open("AAA", Side.LONG, 500);
                refused(stage, "AAA", Layer.POSITION_STATE_BRAIN, ReasonCode.DRIFT);
            });
            told.when("three readings agree", () -> stage.calm(4));
            told.then("it is flat on both sides", () -> {
                assertThat(stage.position("AAA")).isEmpty();
                assertThat(stage.atVenue("AAA")).isZero();
                assertThat(stage.resting("AAA")).isEmpty();
                assertThat(stage.events(DriftResolved.class))
                        .extracting(DriftResolved::outcome)
                        .contains("FLATTEN");
            });
        });
    }

    private static Scenario staleData() {
        return Scenario.of("without prices nothing is opened and everything can be closed", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("three minutes pass without a price of it", () -> silence(stage, 3));
            told.then("the symbol may not open, the other may", () -> {
                assertThat(stage.why("AAA")).contains(ReasonCode.DATA_STALE);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY);
                assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
            });
            told.then("the covered position stays, its stop rests", () -> {
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).hasSize(1);
            });
            told.when("an operator closes it blind, then wants to open", () -> {
                stage.close("AAA");
                stage.open("AAA", Side.LONG, 1_000);
            });
            told.then("the close went out, the open did not", () -> {
                closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE);
                refused(stage, "AAA", Layer.POSITION_STATE_BRAIN, ReasonCode.DATA_STALE);
            });
            told.when("prices come again", () -> stage.calm(2));
            told.then("it is free by itself", () -> stage.holding("AAA", Side.LONG, 1_000));
        });
    }

    private static void silence(Stage stage, int bars) {
        for (int bar = 0; bar < bars; bar++) stage.silence("AAA");
    }

    private static Scenario oldBar() {
        return Scenario.of("a bar from the past is refused at the door", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            var before = stage.view("AAA").market();
            told.when("a bar comes that is older than the last", () -> stage.oldBar("AAA"));
            told.then("nothing was computed from it", () -> {
                assertThat(stage.view("AAA").market()).isEqualTo(before);
                assertThat(stage.events(SymbolEvent.ObservationRefused.class)).hasSize(1);
            });
            told.then("the position is kept under its stop and nothing may be opened", () -> {
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).hasSize(1);
                assertThat(stage.why("AAA")).contains(ReasonCode.BAD_OBSERVATION);
            });
            told.when("a sound bar comes", () -> stage.calm(1));
            told.then(
                    "the symbol is free again",
                    () -> assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE));
        });
    }

    private static Scenario beyondBound() {
        return Scenario.of(
                "an adopted position beyond the hard bound is kept, covered and may not grow", (stage, told) -> {
                    told.when(
                            "somebody else buys for 6 000",
                            () -> stage.adopt("AAA", Side.LONG, 60).calm(2));
                    told.then("it is adopted under a stop, and restricted", () -> {
                        assertThat(stage.position("AAA")).isPresent();
                        assertThat(stage.resting("AAA")).hasSize(1);
                        assertThat(stage.why("AAA")).contains(ReasonCode.POSITION_BEYOND_BOUND);
                        assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
                    });
                    told.when("an operator closes a third", () -> {
                        stage.close("AAA", 20);
                        stage.calm(1);
                    });
                    told.then("within the bound it is free again", () -> {
                        assertThat(stage.atVenue("AAA")).isEqualTo(40);
                        assertThat(stage.why("AAA")).doesNotContain(ReasonCode.POSITION_BEYOND_BOUND);
                    });
                });
    }

    private static Scenario marginShort() {
        return Scenario.with(
                "an adopted position whose margin is short is closed, also without its stop being hit",
                Map.of("venue.unknown-instrument.maximum-leverage", "100"),
                2,
                (stage, told) -> {
                    told.when("somebody else opens a position at a leverage of 95", () -> {
                        stage.outsideLeverage("AAA", 95).outside("AAA", Side.LONG, 5);
                        stage.bar("AAA", stage.price("AAA"));
                        stage.bar("AAA", stage.price("AAA"));
                    });

                    told.then("it is closed for its margin", () -> closedBy(stage, "AAA", ReasonCode.MARGIN_SHORT));
                    told.then(
                            "no stop of it rests any more",
                            () -> assertThat(stage.resting("AAA")).isEmpty());
                });
    }

    private static Scenario marginUnknown() {
        return Scenario.of(
                "a position of which nobody knows what share of the account it is may not grow, and can leave",
                (stage, told) -> {
                    told.given(
                            "a position",
                            () -> stage.holding("AAA", Side.LONG, 1_000).calm(1));
                    told.then(
                            "nothing restricts it",
                            () -> assertThat(stage.why("AAA")).isEmpty());
                    told.when("the account is not known", () -> {
                        stage.line().hidesEquity();
                        stage.calm(2);
                    });
                    told.then("its symbol may not open", () -> {
                        assertThat(stage.why("AAA")).contains(ReasonCode.POSITION_DATA_MISSING);
                        stage.open("AAA", Side.LONG, 500);
                        refused(stage, "AAA", Layer.POSITION_STATE_BRAIN, ReasonCode.POSITION_DATA_MISSING);
                    });
                    told.when("an operator closes it", () -> stage.close("AAA"));
                    told.then("the exit went out", () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
                    told.when("the account is known again", () -> {
                        stage.line().tellsTheTruth();
                        stage.calm(1);
                    });
                    told.then("it opens", () -> stage.holding("AAA", Side.LONG, 1_000));
                });
    }

    private static Scenario stopNearLiquidation() {
        return Scenario.of("a stop beyond half the distance to liquidation is drawn in", (stage, told) -> {
            told.when("somebody else opens a position at a leverage of 50", () -> {
                stage.outsideLeverage("AAA", 50).outside("AAA", Side.LONG, 5);
                for (int bar = 0; bar < 2; bar++) stage.bar("AAA", stage.price("AAA"));
            });
            told.then("its stop rests at half the way, not two percent away", () -> {
                double entry = stage.position("AAA").orElseThrow().averageEntry();
                assertThat(codes(stage, "AAA")).contains("STOP_LIQUIDATION_BOUND");
                assertThat(stage.resting("AAA")).hasSize(1);
                assertThat(stage.position("AAA").orElseThrow().stop()).isBetween(entry * 0.994, entry * 0.996);
            });
            double below = stage.position("AAA").orElseThrow().stop() * 0.9995;
            told.when("the price falls to it", () -> stage.bar("AAA", below));
            told.then("it is stopped out, not liquidated", () -> {
                assertThat(stage.position("AAA")).isEmpty();
                assertThat(stage.equity()).isGreaterThan(9_990);
            });
        });
    }

    private static Scenario unfitOrder() {
        return Scenario.of("an order that the venue's new rules do not take never leaves", (stage, told) -> {
            told.given(
                    "rules that changed since they were recorded: the least order is now worth 2 000",
                    () -> stage.line().rules(rules -> least(rules, 2_000)));
            told.when("an operator opens for 1 000", () -> stage.open("AAA", Side.LONG, 1_000));
            told.then("it was decided and permitted, and held back at the last hop", () -> {
                assertThat(stage.decisions("AAA").getLast().action()).isEqualTo("OPEN");
                assertThat(stage.events(OrderHeldBack.class)
                                .getLast()
                                .reasons()
                                .getFirst()
                                .code())
                        .isEqualTo("ORDER_UNFIT");
                assertThat(stage.line().opening()).isEmpty();
                assertThat(stage.atVenue("AAA")).isZero();
            });
            told.then("a larger one leaves", () -> stage.holding("AAA", Side.LONG, 3_000));
            told.when("an operator closes less than the venue's least order", () -> stage.close("AAA", 1));
            told.then(
                    "nothing looks at an order that reduces",
                    () -> assertThat(stage.atVenue("AAA"))
                            .isEqualTo(stage.position("AAA").orElseThrow().quantity())
                            .isLessThan(30));
        });
    }

    private static InstrumentRules least(InstrumentRules rules, double minNotional) {
        return new InstrumentRules(
                rules.tickSize(), rules.stepSize(), minNotional, rules.maintenanceMarginRate(), rules.maxLeverage());
    }

    private static Scenario twoOpens() {
        return Scenario.of("two words to open at the same moment open once", (stage, told) -> {
            var open = new Order.Open("ann", "by hand", Side.LONG, Optional.of(10.0));
            told.when("two operators open the same symbol together", () -> stage.together("AAA", List.of(open, open)));
            told.then("one order left, the other word met it", () -> {
                assertThat(stage.line().opening()).hasSize(1);
                assertThat(stage.atVenue("AAA")).isEqualTo(10);
                assertThat(codes(stage, "AAA")).containsOnlyOnce("ORDER_IN_FLIGHT");
                assertThat(stage.decisions("AAA"))
                        .extracting(SymbolEvent.Decided::action)
                        .containsExactly("OPEN", "REFUSE_OPEN", "PROTECT");
            });
            told.when("a third word comes later", () -> stage.open("AAA", Side.LONG, 500));
            told.then("it meets the position", () -> {
                refused(stage, "AAA", Layer.POSITION_STATE_BRAIN, ReasonCode.POSITION_ALREADY_OPEN);
                assertThat(stage.atVenue("AAA")).isEqualTo(10);
            });
        });
    }

    private static Scenario nakedPosition() {
        return Scenario.of("a position whose stop never arrives is closed when the grace is over", (stage, told) -> {
            told.given(
                    "a line that loses every stop",
                    () -> stage.line().breaks(Fault.LOSE, VenueOrder.CloseStop.class::isInstance));
            told.when("a position is opened", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.then("within the grace it is kept, tried again, and may not grow", () -> {
                stage.calm(1);
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).isEmpty();
                assertThat(stage.why("AAA")).contains(ReasonCode.PROTECTION_MISSING);
                assertThat(stage.line().sent().stream().filter(VenueOrder.CloseStop.class::isInstance))
                        .hasSizeGreaterThan(1);
            });
            told.when("the grace passes", () -> stage.calm(3));
            told.then("it is closed", () -> closedBy(stage, "AAA", ReasonCode.PROTECTION_MISSING));
            told.when("the line is mended", () -> stage.line().mends());
            told.then("the next position is opened and covered", () -> {
                stage.calm(1).holding("AAA", Side.LONG, 1_000);
                assertThat(stage.resting("AAA")).hasSize(1);
            });
        });
    }

    private static Scenario refusedStop() {
        return Scenario.of("a position whose stop the venue refuses is closed at once", (stage, told) -> {
            told.given(
                    "a venue that refuses every stop",
                    () -> stage.line().breaks(Fault.REFUSE, VenueOrder.CloseStop.class::isInstance));
            told.when("a position is opened", () -> stage.open("AAA", Side.LONG, 1_000));
            told.then("it is closed before the next bar", () -> {
                assertThat(stage.line().opening()).hasSize(1);
                closedBy(stage, "AAA", ReasonCode.PROTECTION_MISSING);
            });
        });
    }
}
