package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.EmergencyStories.ALL;
import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.HaltAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Level 6: an operator's hand on the switch, the send-hold, and the ceremonies that loosen them. */
final class SwitchStories {

    private static final Map<String, String> TWO_PERSONS = Map.of("kill-switch.release.persons", "2");
    static final long NOON = 1_000_000;

    private SwitchStories() {}

    static List<Scenario> all() {
        return Stream.concat(
                        Stream.of(
                                reduceOnly(),
                                flattenOneSymbol(),
                                flattenPortfolio(),
                                killBeforeTheSend(),
                                survivesRestart(),
                                ceremonyOfOne(),
                                ceremonyOfTwo(),
                                nothingToRelease(),
                                halt(),
                                haltOfTwo(),
                                flattenUnderHalt()),
                        CeoStories.all().stream())
                .toList();
    }

    private static Scope symbol(String name) {
        return new Scope.OfSymbol(Stage.MAIN, name);
    }

    private static Scenario reduceOnly() {
        return Scenario.of(
                "kill switch on everything: no new risk, exits live, one word releases it", (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
                    told.when(
                            "an operator pulls the kill switch",
                            () -> stage.kill(ALL, Permission.REDUCE_ONLY, "ann").already());
                    told.then("the position is kept under its stop", () -> {
                        stage.calm(2);
                        assertThat(stage.position("AAA")).isPresent();
                        assertThat(stage.resting("AAA")).hasSize(1);
                    });
                    told.then("nothing is opened, by any symbol", () -> {
                        int before = stage.line().opening().size();
                        stage.open("BBB", Side.LONG, 1_000);
                        refused(stage, "BBB", Layer.KILL_SWITCH, ReasonCode.KILL_SWITCH_REDUCE_ONLY);
                        assertThat(stage.line().opening()).hasSize(before);
                    });
                    told.then("the same word again changes nothing, another operator's word stands beside it", () -> {
                        assertThat(stage.kill(ALL, Permission.REDUCE_ONLY, "ann")
                                        .already())
                                .isTrue();
                        assertThat(stage.kill(symbol("BBB"), Permission.REDUCE_ONLY, "bob")
                                        .already())
                                .isFalse();
                    });
                    told.when("an operator closes", () -> stage.close("AAA"));
                    told.then("the exit went out", () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
                    told.when(
                            "somebody without a name wants to release it", () -> stage.releaseKill(ALL, " ", "", NOON));
                    told.then("it stands", () -> {
                        assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_UNNAMED);
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY);
                    });
                    told.when("one operator releases it", () -> stage.releaseKill(ALL, "bob", "", NOON));
                    told.then("what it covered alone is free, what bob said of the other stands", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        assertThat(stage.permission("BBB")).isEqualTo(Permission.REDUCE_ONLY);
                    });
                });
    }

    private static Scenario flattenOneSymbol() {
        return Scenario.of("kill switch flattens one symbol and leaves the others alone", (stage, told) -> {
            told.given("two positions", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.holding("BBB", Side.SHORT, 1_000);
            });
            told.when(
                    "an operator flattens the first",
                    () -> stage.kill(symbol("AAA"), Permission.FLATTEN, "ann").already());
            told.then(
                    "it is closed at once, before a bar passes",
                    () -> closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN));
            told.then("it may not open, and says why", () -> {
                stage.open("AAA", Side.LONG, 1_000);
                refused(stage, "AAA", Layer.KILL_SWITCH, ReasonCode.KILL_SWITCH_FLATTEN);
            });
            told.then("the other is held and may trade", () -> {
                assertThat(stage.position("BBB")).isPresent();
                assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
            });
        });
    }

    private static Scenario flattenPortfolio() {
        return Scenario.with(
                "kill switch flattens a portfolio, and what appears in it afterwards", 3, (stage, told) -> {
                    told.given("two positions", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        stage.holding("BBB", Side.SHORT, 1_000);
                    });
                    told.when(
                            "an operator flattens the portfolio",
                            () -> stage.kill(new Scope.OfPortfolio(Stage.MAIN), Permission.FLATTEN, "ann")
                                    .already());
                    told.then("everything in it is closed", () -> {
                        closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN);
                        closedBy(stage, "BBB", ReasonCode.FORCED_FLATTEN);
                    });
                    told.when(
                            "somebody else opens a position on the account",
                            () -> stage.adopt("CCC", Side.LONG, 10).calm(1));
                    told.then("it is closed too", () -> closedBy(stage, "CCC", ReasonCode.FORCED_FLATTEN));
                });
    }

    private static Scenario killBeforeTheSend() {
        return Scenario.of("a kill between decision and send keeps the order back", (stage, told) -> {
            told.given(
                    "an operator who pulls the kill switch the moment an opening is on record",
                    () -> stage.on(event -> {
                        if (event instanceof Decided made && made.action().equals("OPEN"))
                            stage.tellKill(ALL, Permission.REDUCE_ONLY, "ann");
                    }));
            told.when("a position is opened", () -> stage.open("AAA", Side.LONG, 1_000));
            told.then("it was permitted, and never left", () -> {
                assertThat(stage.decisions("AAA")).extracting(Decided::action).startsWith("OPEN");
                assertThat(stage.line().opening()).isEmpty();
                assertThat(stage.atVenue("AAA")).isZero();
            });
            told.when("the kill is released", () -> {
                stage.on(event -> {});
                stage.releaseKill(ALL, "ann", "", NOON);
                stage.calm(2);
            });
            told.then("the old order does not come back, a new one is let through", () -> {
                assertThat(stage.line().opening()).isEmpty();
                stage.holding("AAA", Side.LONG, 1_000);
            });
        });
    }

    private static Scenario survivesRestart() {
        return Scenario.of("kill, halt and proposals survive a restart", (stage, told) -> {
            told.given("a kill, and a proposal to release it", () -> {
                stage.kill(ALL, Permission.FLATTEN, "ann");
                stage.releaseKill(ALL, "bob", "RELEASE", NOON);
            });
            told.when("the fund starts again", stage::restarts);
            told.then("it stands with its name", () -> {
                stage.open("AAA", Side.LONG, 1_000);
                refused(stage, "AAA", Layer.KILL_SWITCH, ReasonCode.KILL_SWITCH_FLATTEN);
            });
            told.when(
                    "the proposal is confirmed after its delay",
                    () -> assertThat(stage.releaseKill(ALL, "bob", "", NOON + 60_000)
                                    .released())
                            .isTrue());
            told.then("it is released", () -> stage.calm(1).holding("AAA", Side.LONG, 1_000));
            told.when("it starts once more and plays on", () -> stage.restarts().calm(1));
            told.then("the release is kept, the position stands under its stop", () -> {
                assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                assertThat(stage.resting("AAA")).hasSize(1);
            });
        });
    }

    private static Scenario ceremonyOfOne() {
        return Scenario.of("one person releases a flatten by a phrase, a delay and a second word", (stage, told) -> {
            told.given("everything flattened", () -> stage.kill(ALL, Permission.FLATTEN, "ann"));
            told.when("the phrase is missing", () -> stage.releaseKill(ALL, "ann", "please", NOON));
            told.then("it stands", () -> {
                assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_PHRASE);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
            });
            told.when("the phrase is typed, and confirmed half a minute later", () -> {
                stage.releaseKill(ALL, "ann", "RELEASE", NOON);
                stage.releaseKill(ALL, "ann", "RELEASE", NOON + 30_000);
            });
            told.then("that is too early", () -> {
                assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_TOO_EARLY);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
            });
            told.when("an hour passes without a word", () -> stage.calm(60));
            told.then(
                    "no timer confirms it",
                    () -> assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN));
            told.when("it is confirmed when the delay is over", () -> {
                var answer = stage.releaseKill(ALL, "ann", "", NOON + 61_000);
                assertThat(answer.results())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                ReleaseAnswer.Result.Released.class,
                                released -> assertThat(released.singlePerson()).isTrue());
            });
            told.then("it may trade", () -> stage.calm(1).holding("AAA", Side.LONG, 1_000));
        });
    }

    private static Scenario ceremonyOfTwo() {
        return Scenario.with(
                "two persons release a flatten, nobody approves himself", TWO_PERSONS, 2, (stage, told) -> {
                    told.given("everything flattened", () -> stage.kill(ALL, Permission.FLATTEN, "ann"));
                    told.when("one proposes and approves", () -> {
                        stage.releaseKill(ALL, "ann", "RELEASE", NOON);
                        stage.releaseKill(ALL, "Ann ", "RELEASE", NOON + 120_000);
                    });
                    told.then("it stands, also in other letters", () -> {
                        assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_SELF_APPROVAL);
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
                    });
                    told.when("another approves too late", () -> stage.releaseKill(ALL, "bob", "", NOON + 700_000));
                    told.then(
                            "that is a proposal of its own",
                            () -> assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN));
                    told.when("the first approves that", () -> stage.releaseKill(ALL, "ann", "", NOON + 710_000));
                    told.then("it may trade", () -> stage.calm(1).holding("AAA", Side.LONG, 1_000));
                });
    }

    private static Scenario nothingToRelease() {
        return Scenario.of("a release of what does not stand releases nothing", (stage, told) -> {
            told.given("a kill on one symbol", () -> stage.kill(symbol("AAA"), Permission.REDUCE_ONLY, "ann"));
            told.when("somebody releases everything, level 5, level 7 and a halt", () -> {
                assertThat(stage.releaseKill(ALL, "ann", "", NOON).released()).isFalse();
                assertThat(stage.releaseEmergency(ALL, "ann").released()).isFalse();
                assertThat(stage.releaseBlackSwan("ann", "", NOON).released()).isFalse();
                assertThat(stage.release("halt-1", "ann", "", NOON).released()).isFalse();
            });
            told.then("the kill on the symbol stands", () -> {
                assertThat(stage.reasons()).containsEntry(ReasonCode.RELEASE_UNKNOWN, 4L);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY);
                assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
            });
        });
    }

    private static Scenario halt() {
        return Scenario.of(
                "a halt lets nothing leave, keeps what rests, and lets the exits go at its end", (stage, told) -> {
                    told.given("two positions under their stops", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        stage.holding("BBB", Side.LONG, 1_000);
                    });
                    told.when("one person types the wrong word, no name, confirms too early", () -> {
                        stage.halt("ann", "RELEASE", NOON);
                        stage.halt("", "HALT", NOON);
                        stage.halt("ann", "HALT", NOON);
                        stage.halt("ann", "HALT", NOON + 1_000);
                    });
                    told.then("everything is sent as before", () -> {
                        assertThat(stage.reasons())
                                .containsKeys(
                                        ReasonCode.RELEASE_PHRASE,
                                        ReasonCode.RELEASE_UNNAMED,
                                        ReasonCode.RELEASE_TOO_EARLY);
                        stage.close("BBB");
                        closedBy(stage, "BBB", ReasonCode.OPERATOR_CLOSE);
                    });
                    told.when(
                            "it is confirmed after the delay",
                            () -> assertThat(stage.halt("ann", "HALT", NOON + 60_000))
                                    .isInstanceOf(HaltAnswer.Standing.class));
                    int sent = stage.line().sent().size();
                    told.then("an open and a close are recorded and do not leave", () -> {
                        stage.open("BBB", Side.LONG, 1_000);
                        stage.close("AAA");
                        stage.calm(3);
                        assertThat(stage.line().sent()).hasSize(sent);
                        assertThat(stage.position("AAA")).isPresent();
                        assertThat(stage.resting("AAA")).hasSize(1);
                        assertThat(stage.alarms()).extracting(SafetyAlarm::kind).contains(SafetyAlarm.Kind.HALTED);
                    });
                    told.when("it is released by the ceremony", () -> {
                        stage.release("halt-1", "ann", "RELEASE", NOON + 100_000);
                        assertThat(stage.line().sent()).hasSize(sent);
                        assertThat(stage.release("halt-1", "ann", "", NOON + 160_000)
                                        .released())
                                .isTrue();
                        stage.go();
                    });
                    told.then(
                            "the exit goes out before a bar passes",
                            () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
                    told.then("the opening of then does not", () -> {
                        assertThat(stage.atVenue("BBB")).isZero();
                        stage.calm(2);
                        assertThat(stage.atVenue("BBB")).isZero();
                    });
                });
    }

    private static Scenario haltOfTwo() {
        return Scenario.with(
                "two persons set a halt: a stop that rests still closes", TWO_PERSONS, 2, (stage, told) -> {
                    told.given("a position under its stop", () -> stage.holding("AAA", Side.LONG, 1_000));
                    double below = Look.priceAt(stage, -1.5);
                    told.when("one person says it twice", () -> {
                        stage.halt("ann", "HALT", NOON);
                        stage.halt("ann", "HALT", NOON + 90_000);
                    });
                    told.then(
                            "that is no halt",
                            () -> assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_SELF_APPROVAL));
                    told.when("another agrees, and the price crosses the stop", () -> {
                        assertThat(stage.halt("bob", "", NOON + 100_000)).isInstanceOf(HaltAnswer.Standing.class);
                        stage.bar("AAA", below);
                    });
                    told.then("the venue closed it, the record knows", () -> {
                        assertThat(stage.atVenue("AAA")).isZero();
                        assertThat(stage.position("AAA")).isEmpty();
                    });
                    told.when("the fund starts again", stage::restarts);
                    int sent = stage.line().sent().size();
                    told.then("the halt stands", () -> {
                        stage.open("BBB", Side.LONG, 1_000);
                        stage.calm(1);
                        assertThat(stage.line().sent()).hasSize(sent);
                        assertThat(stage.halt("cid", "HALT", NOON))
                                .isInstanceOfSatisfying(
                                        HaltAnswer.Standing.class,
                                        standing ->
                                                assertThat(standing.already()).isTrue());
                    });
                });
    }

    private static Scenario flattenUnderHalt() {
        return Scenario.of("a flatten under a halt is kept and runs when the halt ends", (stage, told) -> {
            told.given("a position and a halt", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.halt("ann", "HALT", NOON);
                stage.halt("ann", "HALT", NOON + 60_000);
            });
            int sent = stage.line().sent().size();
            told.when("an operator pulls the emergency stop", () -> {
                stage.pull(ALL, "ann");
                stage.calm(3);
            });
            told.then("it cannot act, and does not claim to", () -> {
                assertThat(stage.line().sent()).hasSize(sent);
                assertThat(stage.atVenue("AAA")).isPositive();
                assertThat(EmergencyStories.steps(stage)).doesNotContain("VERIFIED_FLAT");
                assertThat(stage.resting("AAA")).hasSize(1);
            });
            told.when("the halt is released", () -> {
                stage.release("halt-1", "ann", "RELEASE", NOON + 100_000);
                stage.release("halt-1", "ann", "", NOON + 160_000);
                stage.go();
            });
            told.then("everything is closed, and verified with the next bar", () -> {
                assertThat(stage.atVenue("AAA")).isZero();
                stage.calm(1);
                assertThat(EmergencyStories.steps(stage)).endsWith("DONE");
            });
        });
    }
}
