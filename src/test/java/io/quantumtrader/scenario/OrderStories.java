package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.codes;
import static io.quantumtrader.scenario.Look.notional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import java.util.Map;

/** Level 1: the orders of a position, when something goes wrong with them. */
final class OrderStories {

    private OrderStories() {}

    static List<Scenario> all() {
        return List.of(liquidationBound(), forcedFlatten(), closeContinues(), restWithdrawn());
    }

    private static Scenario liquidationBound() {
        return Scenario.with(
                "at leverage fifty the stop moves to half the way to liquidation",
                Map.of("venue.default-leverage", "50"),
                2,
                (stage, told) -> {
                    told.when("a position of leverage fifty is taken over", () -> stage.adopt("AAA", Side.LONG, 10));
                    told.then("its stop is much nearer than two percent, and rests there", () -> {
                        assertThat(codes(stage, "AAA")).contains("STOP_LIQUIDATION_BOUND");
                        var held = stage.position("AAA").orElseThrow();
                        assertThat(held.stop() / held.averageEntry()).isBetween(0.993, 0.997);
                        assertThat(stage.resting("AAA"))
                                .singleElement()
                                .satisfies(view -> assertThat(view.order())
                                        .isInstanceOfSatisfying(
                                                VenueOrder.CloseStop.class,
                                                stop -> assertThat(stop.triggerPrice())
                                                        .isEqualTo(held.stop())));
                    });
                    told.when("the price falls by one percent", () -> stage.bar("AAA", 98.9));
                    told.then("the stop closed it, nothing was liquidated", () -> {
                        assertThat(stage.atVenue("AAA")).isZero();
                        assertThat(stage.equity()).isGreaterThan(9_990);
                    });
                });
    }

    private static Scenario forcedFlatten() {
        return Scenario.of("a flatten closes what is held at once", (stage, told) -> {
            told.given("a position either way", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.holding("BBB", Side.SHORT, 1_000);
            });
            told.when(
                    "the kill switch is pulled to flatten one symbol",
                    () -> stage.kill(new Scope.OfSymbol(Stage.MAIN, "AAA"), Permission.FLATTEN, "ann"));
            told.then("that one is closed and nothing of it rests", () -> {
                closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN);
                assertThat(stage.resting("AAA")).isEmpty();
            });
            told.then("the other one is held under its stop", () -> {
                assertThat(stage.position("BBB")).isPresent();
                assertThat(stage.resting("BBB")).hasSize(1);
            });
        });
    }

    private static Scenario closeContinues() {
        return Scenario.of("a close that the venue refuses is repeated until flat", (stage, told) -> {
            told.given("a position, and a venue that refuses exits", () -> {
                stage.holding("AAA", Side.LONG, 1_000);
                stage.line()
                        .breaks(Fault.REFUSE, order -> order instanceof VenueOrder.Market exit && exit.reduceOnly());
            });
            told.when("an operator closes it", () -> stage.close("AAA"));
            told.then("it is still held, its stop still rests, and the attempts of one minute are counted", () -> {
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.resting("AAA")).hasSize(1);
                assertThat(stage.line().sent())
                        .filteredOn(VenueOrder.Market.class::isInstance)
                        .hasSizeBetween(3, 20);
            });
            told.when("the venue takes orders again and the next bar comes", () -> {
                stage.line().mends();
                stage.calm(1);
            });
            told.then("it is closed without another word", () -> closedBy(stage, "AAA", ReasonCode.CLOSE_CONTINUES));
        });
    }

    private static Scenario restWithdrawn() {
        return Scenario.with(
                "an entry that fills in parts loses its rest when no more risk is wanted",
                Map.of("venue.depth-notional", "500"),
                2,
                (stage, told) -> {
                    told.given("an entry of which a part is filled", () -> {
                        stage.holding("AAA", Side.LONG, 3_000);
                        assertThat(notional(stage, "AAA")).isLessThan(1_500);
                    });
                    double filled = stage.position("AAA").orElseThrow().quantity();
                    told.when(
                            "the kill switch is pulled",
                            () -> stage.kill(Scope.everything(), Permission.REDUCE_ONLY, "ann"));
                    told.then("the rest is withdrawn, what is held stays under its stop", () -> {
                        assertThat(codes(stage, "AAA")).contains("ORDER_WITHDRAWN");
                        assertThat(stage.resting("AAA"))
                                .singleElement()
                                .satisfies(view ->
                                        assertThat(view.order().reduceOnly()).isTrue());
                        stage.calm(3);
                        assertThat(stage.atVenue("AAA")).isCloseTo(filled, offset(1e-9));
                    });
                });
    }
}
