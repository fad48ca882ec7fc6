package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.EmergencyStories.ALL;
import static io.quantumtrader.scenario.Look.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyAttempted;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyStepped;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The machine dies at each step, and with each record, of an emergency stop and of an opening; the fund that starts again ends
 * what was begun, once (rules, E12 and E15).
 */
final class CrashStories {

    private static final int RECORDS_OF_A_FLATTEN = 24;
    private static final int RECORDS_OF_AN_OPENING = 10;

    private CrashStories() {}

    static List<Scenario> all() {
        var named = Stream.of(
                dies("the activation", EmergencyActivated.class::isInstance),
                dies(
                        "the decision to close",
                        event -> event instanceof Decided made && made.action().equals("CLOSE")),
                dies("the venue's yes to the exit", OrderAccepted.class::isInstance),
                dies("the exit's fill", OrderFilled.class::isInstance),
                dies("the end of a stop", OrderGone.class::isInstance),
                refusedFirst(),
                dies("the first step", step("ENTRIES_CANCELLED")),
                dies("the last step", step("DONE")));
        var flattens = IntStream.rangeClosed(1, RECORDS_OF_A_FLATTEN).mapToObj(CrashStories::flattenEndsAt);
        var openings = IntStream.rangeClosed(1, RECORDS_OF_AN_OPENING).mapToObj(CrashStories::openingEndsAt);
        return Stream.of(named, flattens, openings).flatMap(Function.identity()).toList();
    }

    private static Predicate<JournalEvent> step(String name) {
        return event ->
                event instanceof EmergencyStepped stepped && stepped.step().equals(name);
    }

    private static Scenario refusedFirst() {
        return dies("an attempt that the venue refused", EmergencyAttempted.class::isInstance, Fault.REFUSE);
    }

    private static Scenario dies(String what, Predicate<JournalEvent> last) {
        return dies(what, last, Fault.NONE);
    }

    private static Scenario dies(String what, Predicate<JournalEvent> last, Fault until) {
        return Scenario.of("the machine dies when the record of an emergency stop ends with " + what, (stage, told) -> {
            told.given("a long and a short position", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.holding("BBB", Side.SHORT, 1_000);
            });
            int opened = stage.line().opening().size();
            told.when("an operator pulls the emergency stop and the machine dies", () -> {
                stage.line().breaks(until, order -> until != Fault.NONE && order instanceof VenueOrder.Market);
                stage.diesWith(onceActivated(last), () -> {
                    stage.pull(ALL, "ann");
                    stage.calm(2);
                });
                stage.line().mends();
            });
            told.then("the fund that starts again may not open, from its first moment", () -> {
                assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
                for (String symbol : List.of("AAA", "BBB"))
                    if (stage.atVenue(symbol) != 0)
                        assertThat(stage.resting(symbol))
                                .as("the stop of " + symbol)
                                .hasSize(1);
            });
            told.when("it goes on", () -> stage.calm(3));
            told.then("all is flat, nothing rests, and the process is at its end", () -> {
                for (String symbol : List.of("AAA", "BBB")) {
                    assertThat(stage.atVenue(symbol)).isZero();
                    assertThat(stage.position(symbol)).isEmpty();
                    assertThat(stage.resting(symbol)).isEmpty();
                }
                assertThat(stage.processes()).hasSize(1).containsValue("DONE");
            });
            told.then("nothing was opened by it, and no exit was carried out twice", () -> {
                assertThat(stage.line().opening()).hasSize(opened);
                assertThat(stage.exitsFilled()).isEqualTo(Map.of("AAA", 1, "BBB", 1));
            });
            told.then("the latch stands with its name, and an operator releases it", () -> {
                stage.open("AAA", Side.LONG, 1_000);
                refused(stage, "AAA", Layer.EMERGENCY_STOP, ReasonCode.ESS_OPERATOR);
                assertThat(stage.releaseEmergency(ALL, "bob").released()).isTrue();
                stage.calm(1).holding("AAA", Side.LONG, 1_000);
            });
            told.when(
                    "it is started once more and plays on",
                    () -> stage.restarts().calm(1));
            told.then("the release and the smaller size are kept", () -> {
                assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                assertThat(stage.ladder().sizeScale(Stage.MAIN, "AAA")).isEqualTo(0.25);
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).hasSize(1);
            });
        });
    }

    private static Scenario flattenEndsAt(int record) {
        return Scenario.of("the machine dies with record " + record + " of an emergency stop", (stage, told) -> {
            told.given("a long and a short position", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.holding("BBB", Side.SHORT, 1_000);
            });
            int opened = stage.line().opening().size();
            told.when("it dies, starts again and plays on", () -> {
                stage.diesWith(nth(record), () -> {
                    stage.pull(ALL, "ann");
                    stage.calm(2);
                });
                stage.calm(3);
            });
            // the ladder tightens before the journal has it: what was not acknowledged may be lost with the machine
            told.then("all is flat and done, or the stop is lost and what is still held is under its own", () -> {
                boolean remembered = !stage.processes().isEmpty();
                for (String symbol : List.of("AAA", "BBB")) {
                    boolean flat = remembered || stage.position(symbol).isEmpty();
                    if (flat) assertThat(stage.atVenue(symbol)).isZero();
                    else assertThat(stage.atVenue(symbol)).isNotZero();
                    assertThat(stage.position(symbol).isPresent()).isNotEqualTo(flat);
                    assertThat(stage.resting(symbol)).hasSize(flat ? 0 : 1);
                }
                assertThat(stage.processes().values())
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch("DONE"::equals);
            });
            told.then("nothing was opened, and no exit was carried out twice", () -> {
                assertThat(stage.line().opening()).hasSize(opened);
                stage.exitsFilled()
                        .forEach((symbol, exits) -> assertThat(exits)
                                .as(symbol)
                                .isEqualTo(stage.position(symbol).isPresent() ? 0 : 1));
            });
        });
    }

    private static Scenario openingEndsAt(int record) {
        return Scenario.of("the machine dies with record " + record + " of an opening", (stage, told) -> {
            told.when("it dies while a position is opened, starts again and plays on", () -> {
                stage.diesWith(nth(record), () -> {
                    stage.open("AAA", Side.LONG, 1_000);
                    stage.calm(2);
                });
                stage.calm(2);
            });
            told.then("the order left at most once, and the record is what the venue says", () -> {
                assertThat(stage.line().opening()).hasSizeLessThanOrEqualTo(1);
                assertThat(stage.atVenue("AAA"))
                        .isEqualTo(stage.position("AAA")
                                .map(held -> held.quantity())
                                .orElse(0.0));
            });
            told.then("what is held is under one stop, and nothing is restricted", () -> {
                assertThat(stage.resting("AAA")).hasSize(stage.position("AAA").isPresent() ? 1 : 0);
                assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
            });
        });
    }

    /**
     * The event, but not before the activation is in the journal: the ladder tightens first, so that symbols may be faster, and
     * what was not acknowledged may be lost with the machine.
     */
    private static Predicate<JournalEvent> onceActivated(Predicate<JournalEvent> last) {
        var activated = new AtomicBoolean();
        var happened = new AtomicBoolean();
        return event -> {
            if (event instanceof EmergencyActivated) activated.set(true);
            if (last.test(event)) happened.set(true);
            return activated.get() && happened.get();
        };
    }

    private static Predicate<JournalEvent> nth(int record) {
        var written = new AtomicInteger();
        return event -> written.incrementAndGet() == record;
    }
}
