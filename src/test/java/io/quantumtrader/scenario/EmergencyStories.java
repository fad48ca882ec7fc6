package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
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
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyPulledAgain;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyStepped;
import java.util.ArrayList;
import java.util.List;

/** Level 5: what pulls the emergency stop, how it gets flat, and the way back. */
final class EmergencyStories {

    static final Scope ALL = Scope.everything();

    private EmergencyStories() {}

    static List<Scenario> all() {
        return List.of(
                operatorPulls(),
                pulledAgain(),
                closesRefused(),
                flattenFails(),
                strangersOrder(),
                stepUp(),
                stepUpHeld());
    }

    private static Scenario operatorPulls() {
        return Scenario.with(
                "an operator pulls the emergency stop: closed under the stops, verified flat", 3, (stage, told) -> {
                    var covered = new ArrayList<Boolean>();
                    told.given("two positions", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        stage.holding("BBB", Side.SHORT, 1_000);
                    });
                    told.when("an operator pulls it", () -> {
                        stage.line()
                                .meanwhile(exit -> covered.add(
                                        !stage.resting(exit.symbol()).isEmpty()));
                        stage.pull(ALL, "ann");
                    });
                    told.then("both are closed at once, each while its stop still rested", () -> {
                        closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN);
                        closedBy(stage, "BBB", ReasonCode.FORCED_FLATTEN);
                        assertThat(covered).containsExactly(true, true);
                    });
                    told.when("the next bar brings the venue's word", () -> stage.calm(1));
                    told.then(
                            "every step is on record, in order",
                            () -> assertThat(steps(stage))
                                    .containsExactly("ENTRIES_CANCELLED", "CLOSING", "VERIFIED_FLAT", "DONE"));
                    told.then("nothing rests and nothing may be opened, for a reason with a name", () -> {
                        assertThat(stage.resting("AAA")).isEmpty();
                        stage.open("CCC", Side.LONG, 1_000);
                        refused(stage, "CCC", Layer.EMERGENCY_STOP, ReasonCode.ESS_OPERATOR);
                    });
                    told.when("hours pass", () -> stage.calm(120));
                    told.then(
                            "no timer releases it",
                            () -> assertThat(stage.permission("CCC")).isEqualTo(Permission.FLATTEN));
                    told.when(
                            "an operator releases it",
                            () -> assertThat(stage.releaseEmergency(ALL, "bob").released())
                                    .isTrue());
                    told.then("it may trade", () -> stage.calm(1).holding("CCC", Side.LONG, 1_000));
                });
    }

    static List<String> steps(Stage stage) {
        return stage.events(EmergencyStepped.class).stream()
                .map(EmergencyStepped::step)
                .toList();
    }

    private static Scenario pulledAgain() {
        return Scenario.of("an emergency stop that is pulled twice closes once", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("two operators pull it one after the other, and once more when it is done", () -> {
                assertThat(stage.pull(ALL, "ann").already()).isFalse();
                assertThat(stage.pull(ALL, "bob").already()).isTrue();
                stage.calm(2);
                assertThat(stage.pull(new Scope.OfPortfolio(Stage.MAIN), "cid").already())
                        .isTrue();
                stage.calm(2);
            });
            told.then("one latch stands, one exit went out, the other words are on record", () -> {
                assertThat(stage.events(EmergencyActivated.class)).hasSize(1);
                assertThat(stage.events(EmergencyPulledAgain.class))
                        .extracting(EmergencyPulledAgain::who)
                        .containsExactly("bob", "cid");
                assertThat(exits(stage, "AAA")).isEqualTo(1);
                assertThat(steps(stage)).endsWith("DONE").doesNotHaveDuplicates();
            });
        });
    }

    private static long exits(Stage stage, String symbol) {
        return stage.line().sent().stream()
                .filter(order ->
                        order.symbol().equals(symbol) && order instanceof VenueOrder.Market && order.reduceOnly())
                .count();
    }

    private static Scenario closesRefused() {
        return Scenario.of("closes that the venue refuses are tried again until it is flat", (stage, told) -> {
            told.given("a position, and a venue that refuses to close", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.line().breaks(Fault.REFUSE, VenueOrder.Market.class::isInstance);
            });
            told.when(
                    "an operator pulls the emergency stop",
                    () -> stage.pull(ALL, "ann").already());
            told.then("the position is held, its stop still rests", () -> {
                stage.calm(1);
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).hasSize(1);
            });
            told.then("it cannot be released behind its back", () -> {
                assertThat(stage.releaseEmergency(ALL, "ann").released()).isFalse();
                assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_NOT_YET);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
            });
            told.when("it goes on for minutes", () -> stage.calm(7));
            told.then("every bar tried again, and a person was told", () -> {
                assertThat(exits(stage, "AAA")).isGreaterThan(7);
                assertThat(stage.alarms())
                        .filteredOn(alarm -> alarm.kind() == SafetyAlarm.Kind.FLATTEN_OVERDUE)
                        .hasSize(1);
                assertThat(stage.resting("AAA")).hasSize(1);
            });
            told.when("the venue takes orders again", () -> {
                stage.line().mends();
                stage.calm(2);
            });
            told.then("it is flat and says so", () -> {
                closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN);
                assertThat(steps(stage)).endsWith("DONE");
                assertThat(stage.releaseEmergency(ALL, "ann").released()).isTrue();
            });
        });
    }

    private static Scenario flattenFails() {
        return Scenario.of(
                "a person is told when equity goes on falling while a flatten does not get flat", (stage, told) -> {
                    told.given("a position, and a venue that refuses to close", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        stage.line().breaks(Fault.REFUSE, VenueOrder.Market.class::isInstance);
                    });
                    told.when("a tenth of the money is gone", () -> {
                        stage.line().tells(now -> TriggerStories.less(now, 1_100));
                        stage.calm(3);
                    });
                    told.then("everything is to be closed, nobody is told of a failure yet", () -> {
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
                        assertThat(failures(stage)).isZero();
                    });
                    told.when("it becomes a sixth", () -> {
                        stage.line().tells(now -> TriggerStories.less(now, 1_700));
                        stage.calm(4);
                    });
                    told.then(
                            "a person was told, once",
                            () -> assertThat(failures(stage)).isEqualTo(1));
                    told.when("the venue takes orders again", () -> {
                        stage.line().mends();
                        stage.calm(2);
                    });
                    told.then("it is flat", () -> closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN));
                });
    }

    private static long failures(Stage stage) {
        return stage.alarms().stream()
                .filter(alarm -> alarm.kind() == SafetyAlarm.Kind.FLATTEN_FAILED)
                .count();
    }

    private static Scenario strangersOrder() {
        return Scenario.of("a stranger's opening order is told, and what it fills is closed", (stage, told) -> {
            told.given(
                    "an order at the venue that the fund did not send, three percent below",
                    () -> stage.outsideLimit("AAA", Side.LONG, 5, 97));
            told.when("an operator pulls the emergency stop", () -> {
                stage.pull(ALL, "ann");
                stage.calm(8);
            });
            told.then("it never counts as flat while that order rests: a person is told", () -> {
                assertThat(steps(stage)).isEmpty();
                assertThat(stage.alarms()).extracting(SafetyAlarm::kind).contains(SafetyAlarm.Kind.FLATTEN_OVERDUE);
            });
            told.when(
                    "the price falls and fills it", () -> stage.bar("AAA", 96.5).calm(3));
            told.then("what it bought is closed, and the process ends", () -> {
                assertThat(stage.atVenue("AAA")).isZero();
                assertThat(stage.position("AAA")).isEmpty();
                assertThat(steps(stage)).endsWith("DONE");
            });
        });
    }

    private static Scenario stepUp() {
        return Scenario.of("after a release size comes back in steps, each by an operator's word", (stage, told) -> {
            told.given("an emergency stop that was pulled and released", () -> {
                stage.pull(ALL, "ann");
                stage.calm(1);
                stage.releaseEmergency(ALL, "ann");
                stage.calm(1);
            });
            told.then("a quarter of the size may be opened", () -> opensOf1000(stage, 250));
            told.when(
                    "somebody wants the next step at once",
                    () -> assertThat(stage.confirmStepUp(ALL).refusal()).hasValueSatisfying(reason -> {
                        assertThat(reason.code()).isEqualTo(ReasonCode.ESS_STEP_UP_TOO_EARLY);
                        assertThat(reason.code().layer()).isEqualTo(Layer.EMERGENCY_STOP);
                        assertThat(reason.observed()).isLessThan(reason.limit());
                    }));

            told.when("the step's time is over", () -> stage.calm(6));
            told.then(
                    "it still takes a word",
                    () -> assertThat(stage.ladder().sizeScale(Stage.MAIN, "AAA"))
                            .isEqualTo(0.25));
            told.when(
                    "an operator gives it",
                    () -> assertThat(stage.confirmStepUp(ALL).refusal()).isEmpty());
            told.then("half the size may be opened", () -> opensOf1000(stage, 500));
            told.when("and again", () -> {
                stage.calm(6);
                assertThat(stage.confirmStepUp(ALL).refusal()).isEmpty();
            });
            told.then("the size is whole, and there is no further step", () -> {
                stage.calm(1).holding("AAA", Side.LONG, 1_000);
                assertThat(stage.atVenue("AAA") * stage.price("AAA")).isCloseTo(1_000, offset(2.0));
                assertThat(stage.confirmStepUp(ALL).refusal())
                        .hasValueSatisfying(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.RELEASE_UNKNOWN));
            });
        });
    }

    private static Scenario stepUpHeld() {
        var symbol = new Scope.OfSymbol(Stage.MAIN, "BBB");
        return Scenario.of(
                "the stop of one symbol leaves the way back of the whole, and no step counts while nothing may be opened",
                (stage, told) -> {
                    told.given("the way back after a stop of everything", () -> {
                        stage.pull(ALL, "ann");
                        stage.calm(1);
                        stage.releaseEmergency(ALL, "ann");
                        stage.calm(1);
                    });
                    told.when("one symbol is stopped, and released when it is flat", () -> {
                        stage.pull(symbol, "ann");
                        stage.calm(1);
                        assertThat(stage.releaseEmergency(symbol, "ann").released())
                                .isTrue();
                        stage.calm(1);
                    });
                    told.then("the others still open a quarter of the size", () -> opensOf1000(stage, 250));
                    told.then("also after a restart", () -> {
                        stage.restarts().calm(1);
                        opensOf1000(stage, 250);
                    });
                    told.when("the step's time is over and a kill stands", () -> {
                        stage.calm(6);
                        stage.kill(ALL, Permission.REDUCE_ONLY, "ann");
                    });
                    told.then(
                            "nobody can confirm the next step",
                            () -> assertThat(stage.confirmStepUp(ALL).refusal())
                                    .hasValueSatisfying(reason ->
                                            assertThat(reason.code()).isEqualTo(ReasonCode.ESS_STEP_UP_HELD)));
                    told.when(
                            "the kill is released",
                            () -> assertThat(stage.releaseKill(ALL, "ann", "", SwitchStories.NOON)
                                            .released())
                                    .isTrue());
                    told.then("the next step counts", () -> {
                        assertThat(stage.confirmStepUp(ALL).refusal()).isEmpty();
                        stage.calm(1);
                        opensOf1000(stage, 500);
                    });
                    told.when("everything is stopped again and released", () -> {
                        stage.pull(ALL, "ann");
                        stage.calm(1);
                        assertThat(stage.releaseEmergency(ALL, "ann").released())
                                .isTrue();
                        stage.calm(1);
                    });
                    told.then(
                            "the way back begins anew, and only that of the whole is left",
                            () -> assertThat(stage.ladder().state().verdicts(symbol))
                                    .noneMatch(verdict -> verdict.layer() == Layer.EMERGENCY_STOP));
                });
    }

    private static void opensOf1000(Stage stage, double notional) {
        stage.holding("AAA", Side.LONG, 1_000);
        assertThat(stage.atVenue("AAA") * stage.price("AAA")).isCloseTo(notional, offset(2.0));
        shrunk(stage, "AAA", ReasonCode.ESS_STEP_UP);
        stage.close("AAA");
        stage.calm(1);
    }
}
