package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.codes;
import static io.quantumtrader.scenario.Look.exits;
import static io.quantumtrader.scenario.Look.notional;
import static io.quantumtrader.scenario.Look.refused;
import static io.quantumtrader.scenario.Look.shrunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Level 3: the limits on orders. They refuse or shrink what opens and never see what closes. */
final class LimitStories {

    private LimitStories() {}

    static List<Scenario> all() {
        return List.of(
                orderAndPosition(),
                total(),
                orderRate(),
                dayNotional(),
                slots(),
                rotation(),
                margin(),
                belowMinimum(),
                noRange());
    }

    private static Scenario orderAndPosition() {
        return Scenario.of(
                "an order above its limit is refused whole, a position above its share is cut", (stage, told) -> {
                    told.when(
                            "an operator asks for more than one order may be",
                            () -> stage.open("AAA", Side.LONG, 5_100));
                    told.then("it is refused and not shrunk", () -> {
                        refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.LIMIT_ORDER_NOTIONAL);
                        assertThat(stage.atVenue("AAA")).isZero();
                    });
                    told.when(
                            "he asks for less than that and more than a position may be",
                            () -> stage.holding("AAA", Side.LONG, 4_800));
                    told.then("the position is cut to its share of equity", () -> {
                        shrunk(stage, "AAA", ReasonCode.LIMIT_POSITION_NOTIONAL);
                        assertThat(notional(stage, "AAA")).isCloseTo(4_000, offset(10.0));
                    });
                    told.then("an exit goes out", () -> exits(stage, "AAA"));
                });
    }

    private static Scenario total() {
        return Scenario.cold(
                "all positions together stay within one and a half times equity", Map.of(), 2, (stage, told) -> {
                    told.given(
                            "two symbols with nothing in common, in a very calm market", () -> stage.swing(80, 0.0003));
                    told.given(
                            "a large position from outside",
                            () -> stage.outside("AAA", Side.LONG, 115).swing(1, 0.0003));
                    told.when("an operator opens the other", () -> stage.holding("BBB", Side.SHORT, 4_000));
                    told.then("it is cut to what the total leaves", () -> {
                        shrunk(stage, "BBB", ReasonCode.LIMIT_TOTAL_NOTIONAL);
                        assertThat(notional(stage, "AAA") + notional(stage, "BBB"))
                                .isCloseTo(1.5 * stage.equity(), offset(60.0));
                    });
                    told.then("the large one can leave", () -> exits(stage, "AAA"));
                });
    }

    private static Scenario orderRate() {
        return Scenario.of("ten openings a minute are enough, also if the venue refuses them", (stage, told) -> {
            told.given("a position, and a venue that refuses every opening from now on", () -> {
                stage.holding("BBB", Side.LONG, 500).calm(1);
                stage.line().breaks(Fault.REFUSE, order -> !order.reduceOnly());
            });
            told.when("an operator tries ten times within a minute", () -> {
                for (int time = 0; time < 10; time++) stage.open("AAA", Side.LONG, 100);
                assertThat(stage.line().opening()).hasSize(11);
            });
            told.then("the eleventh is not even sent", () -> {
                stage.open("AAA", Side.LONG, 100);
                refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.LIMIT_ORDER_RATE);
                assertThat(stage.line().opening()).hasSize(11);
            });
            told.then("an exit goes out, exits are not counted", () -> exits(stage, "BBB"));
            told.when("the venue has mended and a minute has passed", () -> {
                stage.line().mends();
                stage.calm(3);
            });
            told.then("it opens", () -> stage.holding("AAA", Side.LONG, 100));
        });
    }

    private static Scenario dayNotional() {
        return Scenario.of("what may be opened in a day comes to an end", (stage, told) -> {
            told.given("twenty-four winners of four thousand each", () -> {
                for (int trip = 0; trip < 24; trip++) {
                    var side = trip % 2 == 0 ? Side.LONG : Side.SHORT;
                    stage.holding("AAA", side, 4_000);
                    stage.bar("AAA", stage.price("AAA") * (1 + side.sign() * 0.005));
                    exits(stage, "AAA");
                    stage.calm(1);
                }
            });
            told.when("another position would go beyond a hundred thousand", () -> {
                stage.holding("AAA", Side.LONG, 3_800);
                stage.holding("BBB", Side.LONG, 3_000);
            });
            told.then("it gets what the day leaves", () -> {
                shrunk(stage, "BBB", ReasonCode.LIMIT_DAY_NOTIONAL);
                assertThat(notional(stage, "BBB")).isLessThan(400);
            });
            told.then("then nothing opens and exits go out", () -> {
                exits(stage, "AAA");
                stage.open("AAA", Side.LONG, 3_000);
                refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.LIMIT_DAY_NOTIONAL);
                exits(stage, "BBB");
            });
            told.when("the next day begins", () -> stage.later(Duration.ofHours(13)));
            told.then("it opens", () -> stage.holding("AAA", Side.LONG, 3_000));
        });
    }

    private static Scenario slots() {
        return Scenario.with("three positions are enough in chop", 4, (stage, told) -> {
            told.given("three positions", () -> {
                for (var symbol : List.of("AAA", "BBB", "CCC")) stage.holding(symbol, Side.LONG, 300);
            });
            told.when("an operator wants a fourth", () -> stage.open("DDD", Side.LONG, 300));
            told.then("it is refused", () -> refused(stage, "DDD", Layer.GOVERNOR, ReasonCode.LIMIT_SLOTS));
            told.when("one of them has left", () -> {
                exits(stage, "BBB");
                stage.calm(3);
            });
            told.then("the fourth opens", () -> stage.holding("DDD", Side.LONG, 300));
        });
    }

    private static Scenario rotation() {
        return Scenario.with("the weakest of three makes room for a much better one", 4, (stage, told) -> {
            told.given("three positions in a market that goes nowhere", () -> {
                for (var symbol : List.of("AAA", "BBB", "CCC")) stage.holding(symbol, Side.LONG, 300);
                stage.calm(1);
            });
            told.when("an operator, who is certain, wants a fourth", () -> {
                stage.open("DDD", Side.LONG, 300);
                refused(stage, "DDD", Layer.GOVERNOR, ReasonCode.LIMIT_SLOTS);
                stage.calm(1);
            });
            told.then("the weakest left for it", () -> {
                assertThat(List.of("AAA", "BBB", "CCC"))
                        .filteredOn(symbol -> codes(stage, symbol).contains("SLOT_ROTATION"))
                        .singleElement()
                        .satisfies(weakest -> Look.closedBy(stage, weakest, ReasonCode.SLOT_ROTATION));
            });
            told.when("he asks again", () -> stage.calm(2).open("DDD", Side.LONG, 300));
            told.then("it opens", () -> assertThat(stage.position("DDD")).isPresent());
        });
    }

    private static Scenario margin() {
        return Scenario.of("an account whose margin is nearly used up opens nothing", (stage, told) -> {
            told.given("a position, and an account with nine tenths and more bound", () -> {
                stage.holding("BBB", Side.LONG, 500);
                stage.line()
                        .tells(now -> new Venue.Account(
                                now.walletBalance(), now.unrealizedPnl(), 0.92 * now.equity(), now.atMs()));
                stage.calm(1);
            });
            told.when("an operator wants to open", () -> stage.open("AAA", Side.LONG, 500));
            told.then("the governor refuses", () -> refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.LIMIT_MARGIN));
            told.then("an exit goes out", () -> exits(stage, "BBB"));
            told.when("the margin is free again", () -> {
                stage.line().tellsTheTruth();
                stage.calm(1);
            });
            told.then("it opens", () -> stage.holding("AAA", Side.LONG, 500));
        });
    }

    private static Scenario belowMinimum() {
        return Scenario.of("an order too small for the venue is not sent", (stage, told) -> {
            told.when("an operator asks for four units of money", () -> stage.open("AAA", Side.LONG, 4));
            told.then("it is refused before anybody is asked", () -> {
                assertThat(stage.decisions("AAA").getLast().action()).isEqualTo("REFUSE_OPEN");
                assertThat(stage.decisions("AAA").getLast().reasons())
                        .extracting(ReasonRow::code)
                        .contains("SIZE_BELOW_MINIMUM");
                assertThat(stage.line().sent()).isEmpty();
            });
        });
    }

    private static Scenario noRange() {
        return Scenario.cold(
                "without a range of the market there is no stop, and without a stop no opening",
                Map.of("exit-rules.atr-bars", "14"),
                2,
                (stage, told) -> {
                    told.given("a market state but too few bars for a range", () -> stage.calm(12));
                    told.given("a position from outside", () -> stage.adopt("BBB", Side.LONG, 5));
                    told.when("an operator wants to open", () -> stage.open("AAA", Side.LONG, 500));
                    told.then("it is refused for the missing number", () -> {
                        assertThat(stage.decisions("AAA").getLast().action()).isEqualTo("REFUSE_OPEN");
                        assertThat(codes(stage, "AAA")).contains("INPUT_INVALID");
                        assertThat(stage.line().opening()).isEmpty();
                    });
                    told.then("an exit goes out", () -> exits(stage, "BBB"));
                    told.when("there are bars enough", () -> stage.calm(4));
                    told.then("it opens", () -> stage.holding("AAA", Side.LONG, 500));
                });
    }
}
