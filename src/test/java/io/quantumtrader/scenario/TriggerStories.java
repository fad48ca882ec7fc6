package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.EmergencyStories.ALL;
import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.codes;
import static io.quantumtrader.scenario.Look.refused;
import static io.quantumtrader.scenario.Look.shrunk;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.app.fund.cast.Stage.Part;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Level 5: what pulls the emergency stop by itself. */
final class TriggerStories {

    private TriggerStories() {}

    static List<Scenario> all() {
        return List.of(drawdown(), cascade(), stopOuts(), blind(), health(), journalAway(), governorAway());
    }

    private static Scenario drawdown() {
        return Scenario.of("one reading of a deep drawdown closes nothing, a second one everything", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("the account once says that an eighth of the money is gone", () -> {
                stage.line().tells(now -> less(now, 1_250));
                stage.calm(1);
                stage.line().tells(now -> now);
            });
            told.then("it is held, and nothing may be opened on such a reading", () -> {
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY);
                assertThat(stage.why("AAA")).contains(ReasonCode.CEO_READING_MISSING);
            });
            told.when("the next three readings are as before", () -> stage.calm(3));
            told.then("nobody says anything any more", () -> {
                assertThat(stage.restricting("AAA")).isEmpty();
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.events(EmergencyActivated.class)).isEmpty();
            });
            told.when("two readings in a row say it", () -> {
                stage.line().tells(now -> less(now, 1_250));
                stage.calm(2);
            });
            told.then("everything is closed, and levels 5 and 7 say why", () -> {
                closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN);
                assertThat(stage.why("BBB")).contains(ReasonCode.ESS_DRAWDOWN, ReasonCode.CEO_BLACK_SWAN);
            });
            told.when("level 5 is released at the lower equity", () -> {
                stage.calm(1);
                assertThat(stage.releaseEmergency(new Scope.OfPortfolio(Stage.MAIN), "ann")
                                .released())
                        .isTrue();
                stage.calm(3);
            });
            told.then("drawdown counts from there: it does not fire again", () -> {
                assertThat(stage.events(EmergencyActivated.class)).hasSize(1);
                assertThat(stage.why("BBB")).doesNotContain(ReasonCode.ESS_DRAWDOWN);
                assertThat(stage.permission("BBB")).isEqualTo(Permission.FLATTEN);
            });
        });
    }

    static Venue.Account less(Venue.Account now, double lost) {
        return new Venue.Account(now.walletBalance() - lost, now.unrealizedPnl(), now.maintenanceMargin(), now.atMs());
    }

    private static Scenario cascade() {
        return Scenario.with("five symbols that fail one after the other close everything", 6, (stage, told) -> {
            Set<String> failed = new HashSet<>();
            told.given("a position under its stop", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("code of ours fails once in each of four symbols that adopt a position", () -> {
                stage.line()
                        .breaks(
                                Fault.THROW,
                                order -> order instanceof VenueOrder.CloseStop && failed.add(order.symbol()));
                for (String symbol : List.of("BBB", "CCC", "DDD", "EEE")) stage.outside(symbol, Side.LONG, 3);
                stage.calm(1);
            });
            told.then("each came back and covered what it holds, nothing is closed", () -> {
                for (String symbol : List.of("AAA", "BBB", "CCC", "DDD", "EEE")) {
                    assertThat(stage.position(symbol)).isPresent();
                    assertThat(stage.resting(symbol)).hasSize(1);
                }
                assertThat(failed).hasSize(4);
                assertThat(stage.events(EmergencyActivated.class)).isEmpty();
            });
            told.when("a fifth fails within the window", () -> stage.adopt("FFF", Side.LONG, 3));
            told.then("everything is closed, by levels 5 and 7", () -> {
                stage.calm(2);
                for (String symbol : List.of("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")) {
                    assertThat(stage.position(symbol)).isEmpty();
                    assertThat(stage.atVenue(symbol)).isZero();
                }
                assertThat(stage.why("AAA")).contains(ReasonCode.ESS_CASCADE, ReasonCode.CEO_CASCADE);
            });
            told.when(
                    "somebody wants to release level 7 first",
                    () -> assertThat(stage.releaseBlackSwan("ann", "RELEASE", 0).released())
                            .isFalse());
            told.then("the cause still stands", () -> {
                assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_NOT_YET);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
            });
            told.when("level 5 is released, then level 7 by its ceremony", () -> {
                assertThat(stage.releaseEmergency(ALL, "ann").released()).isTrue();
                stage.calm(1);
                stage.releaseBlackSwan("ann", "RELEASE", 0);
                assertThat(stage.releaseBlackSwan("ann", "", 60_000).released()).isTrue();
                stage.calm(1);
            });
            told.then("it may trade at a quarter of the size", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                shrunk(stage, "AAA", ReasonCode.ESS_STEP_UP);
            });
        });
    }

    private static Scenario stopOuts() {
        return Scenario.with("four stop-outs within a quarter of an hour close what is left", 5, (stage, told) -> {
            told.given("four longs and a short", () -> {
                for (String symbol : List.of("AAA", "BBB", "CCC", "DDD")) stage.outside(symbol, Side.LONG, 5);
                stage.adopt("EEE", Side.SHORT, 5).calm(1);
                assertThat(stage.position("EEE")).isPresent();
            });
            told.when(
                    "three of the longs are stopped out",
                    () -> stage.bar(Map.of("AAA", 97.0, "BBB", 97.0, "CCC", 97.0)));
            told.then("the others are held", () -> {
                assertThat(stage.position("AAA")).isEmpty();
                assertThat(stage.position("DDD")).isPresent();
                assertThat(stage.position("EEE")).isPresent();
                assertThat(stage.events(EmergencyActivated.class)).isEmpty();
            });
            told.when("the fourth is, ten minutes later", () -> {
                stage.calm(10);
                stage.bar("DDD", 97.0);
            });
            told.then("the winner is closed too, and nothing may be opened", () -> {
                closedBy(stage, "EEE", ReasonCode.FORCED_FLATTEN);
                stage.open("AAA", Side.LONG, 500);
                refused(stage, "AAA", Layer.EMERGENCY_STOP, ReasonCode.ESS_STOP_OUTS);
            });
            told.when("an operator releases it", () -> {
                stage.calm(1);
                stage.releaseEmergency(new Scope.OfPortfolio(Stage.MAIN), "ann");
                stage.calm(2);
            });
            told.then(
                    "the same stop-outs do not pull it again",
                    () -> assertThat(stage.events(EmergencyActivated.class)).hasSize(1));
        });
    }

    private static Scenario blind() {
        return Scenario.of("without equity for longer than five minutes what is held is closed", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("the venue no longer tells equity", () -> {
                stage.line().hidesEquity();
                stage.calm(1);
            });
            told.then("opens are refused at once, nothing is closed", () -> {
                int before = stage.line().opening().size();
                stage.open("BBB", Side.LONG, 500);
                assertThat(stage.line().opening()).hasSize(before);
                assertThat(stage.position("AAA")).isPresent();
            });
            told.when("four more minutes pass", () -> stage.calm(4));
            told.then("it is still held under its stop", () -> {
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).hasSize(1);
            });
            told.when("it lasts", () -> stage.calm(3));
            told.then("it is closed, and not to be released without equity", () -> {
                closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN);
                assertThat(stage.why("BBB")).contains(ReasonCode.ESS_BLIND);
                assertThat(stage.releaseEmergency(new Scope.OfPortfolio(Stage.MAIN), "ann")
                                .released())
                        .isFalse();
            });
            told.when("equity is told again", () -> {
                stage.line().tells(now -> now);
                stage.calm(1);
            });
            told.then(
                    "it can be released",
                    () -> assertThat(stage.releaseEmergency(new Scope.OfPortfolio(Stage.MAIN), "ann")
                                    .released())
                            .isTrue());
        });
    }

    private static Scenario health() {
        return Scenario.of("a position that nobody manages for longer than five minutes is closed", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("code of ours fails as its symbol closes a part, and whenever it wants to come back", () -> {
                stage.line().throwsOnHistory("AAA");
                stage.line()
                        .breaks(
                                Fault.THROW,
                                order -> order.symbol().equals("AAA")
                                        && !order.clientOrderId().contains("-g-"));
                stage.close("AAA", 1);
                stage.calm(5);
            });
            told.then("five minutes later it is held under its stop, level 7 is in PRESERVATION", () -> {
                assertThat(stage.atVenue("AAA")).isPositive();
                assertThat(stage.resting("AAA")).hasSize(1);
                assertThat(stage.reasons()).containsKey(ReasonCode.CEO_HEALTH);
                assertThat(stage.events(EmergencyActivated.class)).isEmpty();
            });
            told.when("it lasts", () -> stage.calm(3));
            told.then("its guardian has closed it, by the word of level 5", () -> {
                assertThat(stage.atVenue("AAA")).isZero();
                assertThat(codes(stage, "AAA")).contains("FORCED_FLATTEN");
                assertThat(stage.why("AAA")).contains(ReasonCode.ESS_HEALTH);
                assertThat(inputs(stage)).contains(Map.entry("held", "1"), Map.entry("unmanaged", "1"));
            });
            told.when("the symbol can come back, and an operator releases", () -> {
                stage.line().mends();
                stage.until("AAA answers", () -> stage.view("AAA").position().isEmpty());
                stage.calm(2);
                assertThat(stage.releaseEmergency(new Scope.OfPortfolio(Stage.MAIN), "ann")
                                .released())
                        .isTrue();
                stage.calm(7);
            });
            told.then(
                    "nothing pulls it again",
                    () -> assertThat(stage.events(EmergencyActivated.class)).hasSize(1));
        });
    }

    private static List<Map.Entry<String, String>> inputs(Stage stage) {
        return stage.events(EmergencyActivated.class).getLast().latch().inputs().stream()
                .map(input -> Map.entry(input.name(), input.value()))
                .toList();
    }

    private static Scenario journalAway() {
        return Scenario.of("a journal that is away stops opens and closes nothing", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("the journal takes nothing for seven minutes, and an operator wants to open", () -> {
                stage.losesItsJournal().calm(2).late(Duration.ofMinutes(5)).calm(2);
                stage.open("BBB", Side.LONG, 500);
            });
            told.then("nothing may be opened, and somebody is told", () -> {
                assertThat(stage.permission("BBB")).isEqualTo(Permission.REDUCE_ONLY);
                assertThat(stage.why("BBB"))
                        .anyMatch(code -> code.name().endsWith("_SILENT"))
                        .doesNotContain(ReasonCode.ESS_HEALTH);
                assertThat(stage.alarms())
                        .extracting(SafetyAlarm::kind)
                        .containsAnyOf(SafetyAlarm.Kind.LAYER_FAILED, SafetyAlarm.Kind.JOURNAL_SLOW);
                assertThat(stage.line().opening()).hasSize(1);
            });
            told.then("the position is held under its stop", () -> {
                assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY);
                assertThat(stage.atVenue("AAA")).isPositive();
                assertThat(stage.resting("AAA")).hasSize(1);
            });
        });
    }

    private static Scenario governorAway() {
        return Scenario.of("a governor that is gone for longer than five minutes closes nothing", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when(
                    "the governor is gone for seven minutes",
                    () -> stage.stops(Part.GOVERNOR).calm(7));
            told.then("opens are refused, the position is held under its stop", () -> {
                assertThat(stage.why("BBB")).contains(ReasonCode.GOVERNOR_SILENT);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.REDUCE_ONLY);
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).hasSize(1);
                assertThat(stage.events(EmergencyActivated.class)).isEmpty();
            });
        });
    }
}
