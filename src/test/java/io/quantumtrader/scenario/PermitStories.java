package io.quantumtrader.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.fund.cast.Operators;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Level 3: permits. An opening leaves with a permit that holds at the last hop, or not at all. */
final class PermitStories {

    private PermitStories() {}

    static List<Scenario> all() {
        return List.of(expired(), otherPrice(), voided(), missing(), withdrawnUnderHalt());
    }

    private static Scenario expired() {
        return Scenario.of("an opening that waited in a halt for longer than its permit stays", (stage, told) -> {
            var halt = waiting(stage, told);
            told.when("the halt is lifted after minutes", () -> Operators.lift(stage.calm(4), halt.get()));
            told.then("the exit leaves, the opening does not", () -> heldBack(stage, ReasonCode.PERMIT_EXPIRED));
            told.then("a new one opens", () -> stage.calm(1).holding("AAA", Side.LONG, 500));
        });
    }

    private static Scenario otherPrice() {
        return Scenario.of("an opening whose price has run away stays, its permit was for another", (stage, told) -> {
            var halt = waiting(stage, told);
            told.when(
                    "the price rises by a percent and the halt is lifted",
                    () -> Operators.lift(stage.bar("AAA", stage.price("AAA") * 1.01), halt.get()));
            told.then("the exit leaves, the opening does not", () -> heldBack(stage, ReasonCode.PERMIT_MISMATCH));
        });
    }

    private static Scenario voided() {
        return Scenario.of("a kill that lasts a moment still voids the permits that were given", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 500));
            told.given(
                    "a kill, released at once, while its exit is handed over",
                    () -> stage.line().meanwhile(order -> {
                        if (order.symbol().equals("AAA"))
                            Operators.killForAMoment(stage, new Scope.OfSymbol(Stage.MAIN, "BBB"));
                    }));
            told.when(
                    "an operator closes one and opens another in the same moment",
                    () -> stage.atOnce(Map.of(
                            "AAA", new Order.Close("ann", "enough"),
                            "BBB", new Order.Open("ann", "by hand", Side.LONG, Optional.of(5.0)))));
            told.then("the exit left, the opening stayed although everything is allowed again", () -> {
                assertThat(stage.atVenue("AAA")).isZero();
                assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
                assertThat(stage.atVenue("BBB")).isZero();
                assertThat(stage.events(OrderHeldBack.class))
                        .flatExtracting(OrderHeldBack::reasons)
                        .extracting(ReasonRow::code)
                        .containsExactly("PERMIT_VOID");
            });
            stage.line().meanwhile(order -> {});
            told.then("a new one opens", () -> stage.holding("BBB", Side.LONG, 500));
        });
    }

    private static Scenario missing() {
        return Scenario.of("an opening that a crash kept from being sent is never sent", (stage, told) -> {
            told.given("a position", () -> stage.holding("BBB", Side.LONG, 500));
            told.when("a symbol fails between the decision to open and the order", () -> {
                stage.line().rules(rules -> {
                    throw new IllegalStateException("broken on purpose");
                });
                stage.open("AAA", Side.LONG, 500);
                stage.line().rules(rules -> rules);
                stage.calm(2);
            });
            told.then("it came back without the permit, and the order stayed", () -> {
                assertThat(stage.atVenue("AAA")).isZero();
                assertThat(stage.events(OrderHeldBack.class))
                        .flatExtracting(OrderHeldBack::reasons)
                        .extracting(ReasonRow::code)
                        .containsExactly("PERMIT_MISSING");
            });
            told.then("an exit of another goes out, a new opening passes", () -> {
                Look.exits(stage, "BBB");
                stage.holding("AAA", Side.LONG, 500);
            });
        });
    }

    private static Scenario withdrawnUnderHalt() {
        return Scenario.of("an opening that waits in a halt is withdrawn by a kill", (stage, told) -> {
            var halt = waiting(stage, told);
            told.when("an operator pulls the kill switch, then the halt is lifted", () -> {
                stage.kill(Scope.everything(), Permission.REDUCE_ONLY, "ann");
                Operators.lift(stage, halt.get());
            });
            told.then("the exit left, the opening was withdrawn and never sent", () -> {
                assertThat(stage.atVenue("BBB")).isZero();
                assertThat(stage.atVenue("AAA")).isZero();
                assertThat(Look.codes(stage, "AAA")).contains("ORDER_WITHDRAWN");
                assertThat(stage.line().opening())
                        .extracting(order -> order.symbol())
                        .containsOnly("BBB");
            });
        });
    }

    /** A halt in which the exit of one symbol and the opening of another wait. */
    private static AtomicReference<Halt> waiting(Stage stage, Teller told) {
        var halt = new AtomicReference<Halt>();
        told.given("a position", () -> stage.holding("BBB", Side.LONG, 500));
        told.given("a halt by two persons", () -> halt.set(Operators.halt(stage)));
        told.when("one symbol is to be closed and another to be opened", () -> {
            stage.close("BBB");
            stage.open("AAA", Side.LONG, 500);
        });
        told.then("both wait", () -> {
            assertThat(stage.atVenue("BBB")).isNotZero();
            assertThat(stage.atVenue("AAA")).isZero();
        });
        return halt;
    }

    private static void heldBack(Stage stage, ReasonCode why) {
        assertThat(stage.atVenue("BBB")).isZero();
        assertThat(stage.atVenue("AAA")).isZero();
        assertThat(stage.line().opening()).extracting(order -> order.symbol()).containsOnly("BBB");
        assertThat(stage.events(OrderHeldBack.class))
                .flatExtracting(OrderHeldBack::reasons)
                .extracting(ReasonRow::code)
                .containsExactly(why.name());
    }
}
