package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Each way in which users of other systems lost money or sleep, with what happens here. The threads are theirs, the stories
 * ours: freqtrade 4837, 8045, 11608; hummingbot 2534, 7094, hummingbot-api 243; nautilus 4746; go-trader 431, 1191, 1448, 1462;
 * Forven 92; bacchus-mm 21; passivbot 1749.
 */
final class PeersHurts {

    private static final Scope ALL = Scope.everything();

    private PeersHurts() {}

    static List<Scenario> all() {
        return List.of(
                keptAfterStop(),
                goneWithTheProcess(),
                ordersAfterTheKill(),
                gateBlocksTheClose(),
                fillsRaceTheFlatten(),
                restingOrdersRefill(),
                stopCancelledFirst(),
                stopOfAClosedPosition(),
                dust(),
                falseKill(),
                unlatched(),
                wholeBookForOne(),
                inputsFail(),
                nobodyNoticed());
    }

    private static Scenario keptAfterStop() {
        return Scenario.of(
                "\"stopped\" is not flat, and nobody has to guess: what is kept stays under its stop, a flatten closes it",
                (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
                    told.when("an operator stops new risk", () -> stage.kill(ALL, Permission.REDUCE_ONLY, "ann"));
                    told.then("it is kept, it is not hidden, and its stop rests", () -> {
                        assertThat(stage.position("AAA")).isPresent();
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY);
                        assertThat(stage.resting("AAA")).hasSize(1);
                    });
                    double locked = Look.priceAt(stage, 1.8);
                    told.when("the price rises", () -> stage.bar("AAA", locked));
                    told.then("it is still looked after: the stop follows", () -> {
                        var held = stage.position("AAA").orElseThrow();
                        assertThat(held.stop()).isGreaterThan(held.averageEntry());
                    });
                    told.when("the operator wants it flat", () -> stage.kill(ALL, Permission.FLATTEN, "ann"));
                    told.then("it is", () -> closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN));
                });
    }

    private static Scenario goneWithTheProcess() {
        return Scenario.of(
                "a position outlives the process that opened it, and so does its protection", (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
                    double stop = stage.position("AAA").orElseThrow().stop();
                    told.when(
                            "the fund ends and starts again",
                            () -> stage.restarts().calm(1));
                    told.then("it knows the position, and the same stop rests", () -> {
                        assertThat(stage.position("AAA").orElseThrow().stop()).isEqualTo(stop);
                        assertThat(stage.resting("AAA")).hasSize(1);
                    });
                    told.when("the price crosses the stop", () -> stage.bar("AAA", stop * 0.997));
                    told.then("it is closed", () -> {
                        assertThat(stage.atVenue("AAA")).isZero();
                        assertThat(stage.position("AAA")).isEmpty();
                    });
                });
    }

    private static Scenario ordersAfterTheKill() {
        return Scenario.with(
                "after a kill no order opens anything, however much the strategy wishes",
                Map.of("kernel.signal.minimum-trend", "0.5", "kernel.signal.channel-bars", "5"),
                2,
                (stage, told) -> {
                    told.when("an operator stops new risk", () -> stage.kill(ALL, Permission.REDUCE_ONLY, "ann"));
                    told.when("the market breaks out for half an hour, and operators try by hand", () -> {
                        for (int bar = 0; bar < 30; bar++) stage.everything(0.004);
                        stage.open("BBB", Side.LONG, 1_000);
                    });
                    told.then("the wishes are on record, each with the reason of its refusal", () -> {
                        assertThat(codes(stage, "AAA")).contains("ENTRY_SIGNAL", "KILL_SWITCH_REDUCE_ONLY");
                        assertThat(stage.decisions("AAA"))
                                .allMatch(made -> made.action().equals("REFUSE_OPEN"));
                    });
                    told.then(
                            "not one opening order left",
                            () -> assertThat(stage.line().opening()).isEmpty());
                });
    }

    private static Scenario gateBlocksTheClose() {
        return Scenario.of(
                "a close larger than any limit goes out in one piece, while every gate says no", (stage, told) -> {
                    told.given(
                            "a position of 150 % of equity that somebody else opened",
                            () -> stage.adopt("AAA", Side.LONG, 150));
                    told.when("every layer that can refuse does, and equity is not to be had", () -> {
                        stage.kill(ALL, Permission.REDUCE_ONLY, "ann");
                        stage.swing(2, 0.006);
                        stage.line().hidesEquity();
                        stage.calm(2);
                    });
                    told.then(
                            "several layers say no",
                            () -> assertThat(stage.restricting("AAA")).hasSizeGreaterThan(2));
                    double held = stage.atVenue("AAA");
                    told.when("an operator closes it", () -> stage.close("AAA"));
                    told.then("one order closed all of it", () -> {
                        closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE);
                        assertThat(exits(stage, "AAA"))
                                .singleElement()
                                .satisfies(exit -> assertThat(exit.quantity()).isEqualTo(held));
                    });
                });
    }

    private static Scenario fillsRaceTheFlatten() {
        return Scenario.of("fills that race a flatten are closed too", (stage, told) -> {
            var racing = new AtomicInteger();
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("everything is to be closed, and more is filled while the exit is on its way", () -> {
                stage.line().meanwhile(order -> {
                    if (order instanceof VenueOrder.Market && order.reduceOnly() && racing.incrementAndGet() <= 2) {
                        stage.outside("AAA", Side.LONG, 3);
                    }
                });
                stage.pull(ALL, "ann");
                stage.calm(4);
            });
            told.then("nothing is left at the venue, and the process says so only then", () -> {
                assertThat(racing).hasValueGreaterThan(1);
                assertThat(stage.atVenue("AAA")).isZero();
                assertThat(stage.position("AAA")).isEmpty();
                assertThat(EmergencyStories.steps(stage)).endsWith("DONE");
            });
        });
    }

    private static Scenario restingOrdersRefill() {
        return Scenario.with(
                "what rests of an entry does not survive a flatten and refill it",
                Map.of("venue.depth-notional", "500"),
                2,
                (stage, told) -> {
                    told.given(
                            "an entry of which a part is filled, the rest working",
                            () -> stage.holding("AAA", Side.LONG, 3_000));
                    told.when("everything is to be closed", () -> {
                        stage.pull(ALL, "ann");
                        stage.calm(8);
                    });
                    told.then("nothing is held, nothing rests, and it stays so", () -> {
                        assertThat(stage.atVenue("AAA")).isZero();
                        assertThat(stage.resting("AAA")).isEmpty();
                        stage.calm(10);
                        assertThat(stage.atVenue("AAA")).isZero();
                        assertThat(EmergencyStories.steps(stage)).endsWith("DONE");
                    });
                });
    }

    private static Scenario stopCancelledFirst() {
        return Scenario.of("the stop rests until the exit has filled, even when nobody answers", (stage, told) -> {
            var bare = new ArrayList<VenueOrder>();
            told.given("a position, and a line on which exits are lost", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.line().meanwhile(order -> {
                    if (stage.resting("AAA").isEmpty()) bare.add(order);
                });
                stage.line().breaks(Fault.LOSE, order -> order instanceof VenueOrder.Market);
            });
            told.when("an operator closes it, and bars pass", () -> {
                stage.close("AAA");
                stage.calm(3);
            });
            told.then("it is held, and was never without a stop", () -> {
                assertThat(stage.atVenue("AAA")).isPositive();
                assertThat(stage.resting("AAA")).hasSize(1);
                assertThat(bare).isEmpty();
            });
            told.when("the line is mended", () -> {
                stage.line().mends();
                stage.calm(2);
            });
            told.then("it is closed, the last exit went out under the stop too", () -> {
                closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE);
                assertThat(bare).isEmpty();
            });
        });
    }

    private static Scenario stopOfAClosedPosition() {
        return Scenario.of("the stop of a closed position does not stay behind and open another", (stage, told) -> {
            told.given("a position that is closed", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.close("AAA");
            });
            told.then("nothing rests", () -> assertThat(stage.resting("AAA")).isEmpty());
            told.when(
                    "the price falls through where the stop was",
                    () -> stage.bar("AAA", 90).calm(2));
            told.then("nothing is held", () -> assertThat(stage.atVenue("AAA")).isZero());
        });
    }

    private static Scenario dust() {
        return Scenario.of("less than the venue's minimum can be closed", (stage, told) -> {
            told.given("a position of which one unit is left", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.outside("AAA", Side.SHORT, stage.atVenue("AAA") - 0.03);
                stage.calm(3);
                assertThat(stage.atVenue("AAA") * stage.price("AAA")).isLessThan(5);
            });
            told.when("an operator closes it", () -> stage.close("AAA"));
            told.then("nothing is left, after one try", () -> {
                closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE);
                assertThat(exits(stage, "AAA")).hasSize(1);
            });
        });
    }

    private static Scenario falseKill() {
        return Scenario.of("one bad reading of equity kills nothing and latches nothing", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            for (double share : new double[] {0.5, 0.0, Double.NaN, 1.15}) {
                told.when("equity is once read as " + share + " of what it is", () -> {
                    stage.line()
                            .tells(now -> new Venue.Account(
                                    now.walletBalance() * share, 0, now.maintenanceMargin(), now.atMs()));
                    stage.calm(1);
                    stage.line().tellsTheTruth();
                    stage.calm(3);
                });
                told.then("the position is held, no flatten stands, no latch", () -> {
                    assertThat(stage.position("AAA")).isPresent();
                    assertThat(stage.permission("AAA")).isNotEqualTo(Permission.FLATTEN);
                    assertThat(stage.events(EmergencyActivated.class)).isEmpty();
                });
            }
        });
    }

    private static Scenario unlatched() {
        return Scenario.of(
                "a latch is undone by nothing but a release, and a release says what it does", (stage, told) -> {
                    told.given(
                            "a kill",
                            () -> stage.kill(new Scope.OfSymbol(Stage.MAIN, "AAA"), Permission.REDUCE_ONLY, "ann"));
                    told.when("hours pass, the fund starts again, and others find everything well", () -> {
                        stage.calm(90);
                        stage.restarts().calm(3);
                    });
                    told.then(
                            "it stands",
                            () -> assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY));
                    told.when(
                            "the wrong thing is released",
                            () -> stage.heard(stage.releaseKill(ALL, "ann", "", stage.nowMs())));
                    told.then(
                            "it stands",
                            () -> assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY));
                    told.then("the release of the right one works and is not refused", () -> {
                        assertThat(stage.releaseKill(new Scope.OfSymbol(Stage.MAIN, "AAA"), "ann", "", stage.nowMs())
                                        .released())
                                .isTrue();
                        stage.calm(1);
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                    });
                });
    }

    private static Scenario wholeBookForOne() {
        return Scenario.of("one position in trouble does not stop the whole book", (stage, told) -> {
            told.given("two positions, one of whose stops the venue refuses", () -> {
                stage.holding("BBB", Side.LONG, 1_000);
                stage.line()
                        .breaks(
                                Fault.REFUSE,
                                order -> order instanceof VenueOrder.CloseStop
                                        && order.symbol().equals("AAA"));
                stage.open("AAA", Side.LONG, 1_000);
                stage.calm(2);
            });
            told.then(
                    "that one is closed, for it cannot be protected",
                    () -> closedBy(stage, "AAA", ReasonCode.PROTECTION_MISSING));
            told.then("the other one is held, and may trade", () -> {
                assertThat(stage.position("BBB")).isPresent();
                assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
            });
        });
    }

    private static Scenario inputsFail() {
        return Scenario.of("protection goes on when what it is computed from is missing", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            double locked = Look.priceAt(stage, 1.8);
            told.when("equity is not to be had, and the price rises", () -> {
                stage.line().hidesEquity();
                stage.bar("AAA", locked);
            });
            told.then("the stop locks the profit in", () -> {
                var held = stage.position("AAA").orElseThrow();
                assertThat(held.stop()).isGreaterThan(held.averageEntry());
                assertThat(stage.resting("AAA")).hasSize(1);
            });
            told.when("prices stop coming for it, and an operator closes", () -> {
                stage.silence("AAA").silence("AAA").silence("AAA");
                stage.close("AAA");
            });
            told.then("it is closed, equity or not", () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
        });
    }

    private static Scenario nobodyNoticed() {
        return Scenario.with(
                "a halt is told at once, and again while it lasts",
                Map.of("market.speed", "x60000", "notify.repeat", "1 s"),
                2,
                (stage, told) -> {
                    told.given("a position", () -> {
                        stage.until(
                                "the ladder is renewed",
                                () -> stage.ladder().lease().holds());
                        stage.holding("AAA", Side.LONG, 1_000);
                    });
                    told.when("an operator stops new risk", () -> stage.kill(ALL, Permission.REDUCE_ONLY, "ann"));
                    told.then(
                            "a person was told",
                            () -> stage.until("told", () -> told(stage, SafetyAlarm.Kind.TIGHTENED) > 0));
                    told.then(
                            "and is told again as long as a position is held under it",
                            () -> stage.until("told again", () -> told(stage, SafetyAlarm.Kind.STILL_STANDING) > 1));
                });
    }

    private static long told(Stage stage, SafetyAlarm.Kind kind) {
        return stage.alarms().stream().filter(alarm -> alarm.kind() == kind).count();
    }

    private static List<VenueOrder.Market> exits(Stage stage, String symbol) {
        return stage.line().sent().stream()
                .filter(order -> order.symbol().equals(symbol) && order.reduceOnly())
                .filter(VenueOrder.Market.class::isInstance)
                .map(VenueOrder.Market.class::cast)
                .toList();
    }
}
