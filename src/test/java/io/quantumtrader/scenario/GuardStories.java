package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.exits;
import static io.quantumtrader.scenario.Look.lose;
import static io.quantumtrader.scenario.Look.refused;
import static io.quantumtrader.scenario.Look.shrunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Level 3: the guards. Each refuses what opens, lets out what is held, and says when it ends. */
final class GuardStories {

    private GuardStories() {}

    static List<Scenario> all() {
        return List.of(
                drawdownFlatten(),
                flattenFailed(),
                drawdown(),
                weekLoss(),
                dayLoss(),
                equityStale(),
                lossStreak(),
                spread(),
                atr());
    }

    private static Scenario drawdownFlatten() {
        return Scenario.with("a drawdown of ten percent closes everything and latches", 3, (stage, told) -> {
            told.given("a position in a fund that is at its peak", () -> stage.holding("CCC", Side.SHORT, 500));
            told.when("the fund loses more than ten percent", () -> {
                lose(stage, "BBB", 24_000);
                lose(stage, "BBB", 26_000);
                stage.calm(2);
                assertThat(stage.equity()).isBetween(8_500.0, 9_000.0);
            });
            told.then("what is held is closed by force and nothing opens", () -> {
                Look.closedBy(stage, "CCC", ReasonCode.FORCED_FLATTEN);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
                stage.open("AAA", Side.LONG, 500);
                refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.GUARD_DRAWDOWN_FLATTEN);
            });
            told.then("of all its guards the governor names the worst first", () -> {
                assertThat(stage.decisions("AAA").getLast().verdicts())
                        .filteredOn(row -> row.layer().equals(Layer.GOVERNOR.name()))
                        .flatExtracting(VerdictRow::reasons)
                        .extracting(ReasonRow::code)
                        .startsWith("GUARD_DRAWDOWN_FLATTEN", "GUARD_DRAWDOWN", "GUARD_WEEK_LOSS", "GUARD_DAY_LOSS");
            });
            told.when("a week has passed", () -> stage.later(Duration.ofDays(7)));
            told.then(
                    "it stands: no timer releases it",
                    () -> assertThat(stage.why("AAA"))
                            .contains(ReasonCode.GUARD_DRAWDOWN_FLATTEN)
                            .doesNotContain(ReasonCode.GUARD_WEEK_LOSS, ReasonCode.GUARD_DAY_LOSS));
        });
    }

    private static Scenario flattenFailed() {
        return Scenario.with("a flatten that does not get out is alarmed at fifteen percent", 2, (stage, told) -> {
            told.given("a very large position at a venue that takes no exits", () -> {
                stage.line().breaks(Fault.REFUSE, order -> order.reduceOnly());
                stage.adopt("BBB", Side.LONG, 280);
            });
            told.when("the fund has lost a tenth and more", () -> {
                stage.bar("BBB", 96);
                stage.calm(2);
            });
            told.then("everything is to be closed, in vain", () -> {
                assertThat(stage.permission("BBB")).isEqualTo(Permission.FLATTEN);
                assertThat(stage.atVenue("BBB")).isEqualTo(280);
                assertThat(kinds(stage)).doesNotContain(SafetyAlarm.Kind.FLATTEN_FAILED);
            });
            told.when("it falls on", () -> stage.bar("BBB", 94).calm(1));
            told.then("a person is told", () -> assertThat(kinds(stage)).contains(SafetyAlarm.Kind.FLATTEN_FAILED));
            told.when("the venue takes orders again", () -> {
                stage.line().mends();
                stage.calm(2);
            });
            told.then("the fund is flat", () -> {
                assertThat(stage.atVenue("BBB")).isZero();
                assertThat(stage.equity()).isBetween(8_000.0, 8_500.0);
            });
        });
    }

    private static List<SafetyAlarm.Kind> kinds(Stage stage) {
        return stage.alarms().stream().map(SafetyAlarm::kind).toList();
    }

    private static Scenario drawdown() {
        return Scenario.with(
                "a drawdown of eight percent stops openings until an operator has waited an hour", 3, (stage, told) -> {
                    told.given("a position", () -> stage.holding("CCC", Side.SHORT, 500));
                    told.when("the fund loses more than eight percent", () -> {
                        lose(stage, "BBB", 20_000);
                        lose(stage, "BBB", 21_000);
                        stage.calm(2);
                        assertThat(stage.equity()).isBetween(9_050.0, 9_190.0);
                    });
                    told.then("nothing opens", () -> {
                        stage.open("AAA", Side.LONG, 500);
                        refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.GUARD_DRAWDOWN);
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY);
                    });
                    told.then("an exit goes out", () -> exits(stage, "CCC"));
                    told.when("the next week begins", () -> stage.later(Duration.ofDays(7)));
                    told.then(
                            "of all guards it alone still stands",
                            () -> assertThat(stage.why("AAA")).containsExactly(ReasonCode.GUARD_DRAWDOWN));
                    told.when(
                            "an operator releases it",
                            () -> assertThat(stage.releaseDrawdownGuard("ann").refusal())
                                    .isEmpty());
                    stage.calm(1);
                    told.then("the fund trades, and counts from where it is", () -> {
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                        stage.holding("AAA", Side.LONG, 500);
                    });
                });
    }

    private static Scenario weekLoss() {
        return Scenario.with("a loss of six percent stops openings until Monday", 3, (stage, told) -> {
            told.given("a position", () -> stage.holding("CCC", Side.SHORT, 500));
            told.when("the fund loses more than six percent", () -> {
                lose(stage, "BBB", 20_000);
                lose(stage, "BBB", 11_000);
                stage.calm(1);
                assertThat(stage.equity()).isBetween(9_220.0, 9_390.0);
            });
            told.then("an exit goes out", () -> exits(stage, "CCC"));
            told.when("the next day begins", () -> stage.later(Duration.ofHours(13)));
            told.then("the loss of the day is forgotten, that of the week is not", () -> {
                assertThat(stage.why("AAA")).containsExactly(ReasonCode.GUARD_WEEK_LOSS);
                stage.open("AAA", Side.LONG, 500);
                refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.GUARD_WEEK_LOSS);
            });
            told.when("it is Monday again", () -> stage.later(Duration.ofDays(6)));
            told.then("the fund trades", () -> stage.holding("AAA", Side.LONG, 500));
        });
    }

    private static Scenario dayLoss() {
        return Scenario.with("a day's loss beyond its limit stops openings until midnight", 3, (stage, told) -> {
            told.given("a position", () -> stage.holding("CCC", Side.SHORT, 500));
            told.when("another one loses more than the mode allows in a day", () -> {
                lose(stage, "BBB", 8_000);
                stage.calm(1);
            });
            told.then("nothing opens, and the stricter limit of the mode is named", () -> {
                stage.open("AAA", Side.LONG, 500);
                refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.GUARD_DAY_LOSS);
                assertThat(stage.decisions("AAA").getLast().verdicts())
                        .flatExtracting(VerdictRow::reasons)
                        .filteredOn(reason -> reason.code().equals("GUARD_DAY_LOSS"))
                        .allSatisfy(reason -> assertThat(reason.limit()).isEqualTo(0.015));
            });
            told.then("an exit goes out", () -> exits(stage, "CCC"));
            told.when("the next day begins", () -> stage.later(Duration.ofHours(13)));
            told.then("the fund trades", () -> stage.holding("AAA", Side.LONG, 500));
        });
    }

    private static Scenario equityStale() {
        return Scenario.with("an equity reading older than five minutes stops openings", 3, (stage, told) -> {
            told.given("an account that no longer tells its equity", () -> {
                stage.line().hidesEquity();
                stage.calm(3);
                assertThat(stage.why("AAA")).doesNotContain(ReasonCode.GUARD_EQUITY_STALE);
            });
            told.given("a position that came meanwhile", () -> stage.adopt("CCC", Side.LONG, 5));
            told.when("five minutes have passed", () -> stage.calm(3));
            told.then("nothing opens", () -> {
                stage.open("AAA", Side.LONG, 500);
                refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.GUARD_EQUITY_STALE);
            });
            told.then("an exit goes out", () -> exits(stage, "CCC"));
            told.when("the account speaks again", () -> {
                stage.line().tellsTheTruth();
                stage.calm(2);
            });
            told.then("the fund trades", () -> stage.holding("AAA", Side.LONG, 500));
        });
    }

    private static Scenario lossStreak() {
        return Scenario.with(
                "three losses in a row pause openings for an hour, then halve them until a win", 4, (stage, told) -> {
                    told.given("a position", () -> stage.adopt("DDD", Side.LONG, 5));
                    told.when("three others are closed at a loss", () -> {
                        for (var symbol : List.of("AAA", "BBB", "CCC")) {
                            stage.holding(symbol, Side.LONG, 500);
                            stage.close(symbol);
                            stage.calm(3);
                        }
                    });
                    told.then("nothing opens", () -> {
                        stage.open("AAA", Side.LONG, 1_000);
                        refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.GUARD_LOSS_STREAK);
                    });
                    told.then("an exit goes out, at a loss, too", () -> {
                        stage.bar("DDD", 99);
                        exits(stage, "DDD");
                    });
                    told.when("an hour has passed", () -> stage.later(Duration.ofMinutes(61)));
                    told.then("an opening has half its size", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        shrunk(stage, "AAA", ReasonCode.SIZE_HALVED);
                        assertThat(Look.notional(stage, "AAA")).isCloseTo(500, offset(5.0));
                    });
                    told.when("it wins", () -> {
                        stage.bar("AAA", Look.priceAt(stage, 1.2));
                        stage.close("AAA");
                        stage.calm(1);
                    });
                    told.then("the next one is whole again", () -> {
                        stage.holding("BBB", Side.LONG, 1_000);
                        assertThat(Look.notional(stage, "BBB")).isCloseTo(1_000, offset(10.0));
                    });
                });
    }

    private static Scenario spread() {
        return Scenario.with(
                "a spread above fifty basis points stops openings",
                Map.of("venue.slippage.half-spread-bps", "26"),
                2,
                (stage, told) -> {
                    told.given("a position from outside", () -> stage.adopt("BBB", Side.LONG, 5));
                    told.when("an operator wants to open", () -> stage.open("AAA", Side.LONG, 500));
                    told.then("the governor refuses", () -> {
                        refused(stage, "AAA", Layer.GOVERNOR, ReasonCode.GUARD_SPREAD);
                        assertThat(stage.line().opening()).isEmpty();
                    });
                    told.then("an exit goes out and pays it", () -> exits(stage, "BBB"));
                });
    }

    private static Scenario atr() {
        return Scenario.with("a range above five percent stops openings where it is so wild", 3, (stage, told) -> {
            told.given("a symbol that leaps by a tenth each minute", () -> {
                for (int bar = 0; bar < 5; bar++) stage.bar("BBB", bar % 2 == 0 ? 110 : 100);
            });
            told.given("a position in it from outside", () -> stage.adopt("BBB", Side.LONG, 2));
            told.when("an operator wants to open there once it is closed", () -> {
                exits(stage, "BBB");
                stage.open("BBB", Side.LONG, 500);
            });
            told.then("the governor refuses", () -> refused(stage, "BBB", Layer.GOVERNOR, ReasonCode.GUARD_ATR));
            told.then("a calm symbol opens", () -> stage.holding("AAA", Side.LONG, 500));
            told.when("it has come to rest", () -> stage.calm(8));
            told.then("it opens, too", () -> stage.holding("BBB", Side.LONG, 500));
        });
    }
}
