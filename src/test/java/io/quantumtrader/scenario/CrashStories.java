package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.EmergencyStories.ALL;
import static io.quantumtrader.scenario.Look.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.fund.BrokenLine.Fault;
import io.quantumtrader.app.fund.Stage;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The machine dies at each step of an emergency stop; the fund that starts again ends what was begun, once. */
final class CrashStories {

    private CrashStories() {}

    static List<Scenario> all() {
        return Stream.of(
                        dies("the activation", EmergencyActivated.class::isInstance),
                        dies(
                                "the decision to close",
                                event -> event instanceof Decided made
                                        && made.action().equals("CLOSE")),
                        dies("the venue's yes to the exit", OrderAccepted.class::isInstance),
                        dies("the exit's fill", OrderFilled.class::isInstance),
                        dies("the end of a stop", OrderGone.class::isInstance),
                        refusedFirst(),
                        dies("the first step", step("ENTRIES_CANCELLED")),
                        dies("the last step", step("DONE")))
                .toList();
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
                stage.diesWith(last, () -> {
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
            told.when("it is started once more", stage::restarts);
            told.then("the release and the smaller size are kept", () -> {
                assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                assertThat(stage.ladder().sizeScale(Stage.MAIN, "AAA")).isEqualTo(0.25);
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).hasSize(1);
            });
        });
    }
}
