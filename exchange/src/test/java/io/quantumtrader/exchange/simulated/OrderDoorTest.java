package io.quantumtrader.exchange.simulated;

import static io.quantumtrader.exchange.simulated.VenueFixture.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per refusal: what is there, what is asked, which code answers. */
class OrderDoorTest {

    record Row(String name, int code, Consumer<VenueFixture> given, Function<VenueFixture, Placed> when) {
        @Override
        public String toString() {
            return code + " " + name;
        }
    }

    private static void nothing(VenueFixture venue) {
        assertThat(venue.holding().signedQuantity()).isZero();
    }

    private static final Consumer<VenueFixture> HOLDING_TWO = venue -> venue.buy("b1", 2);
    private static final Consumer<VenueFixture> TAKE_PROFIT_ON_ALL =
            HOLDING_TWO.andThen(venue -> venue.place(new VenueOrder.Limit("t1", A, OrderSide.SELL, 2, 105, true)));

    static Stream<Row> refusals() {
        return Stream.of(
                row(
                        "unknown symbol",
                        -1121,
                        OrderDoorTest::nothing,
                        order(new VenueOrder.Market("x", "NOUSDT", OrderSide.BUY, 1, false))),
                row("id too long", -4015, OrderDoorTest::nothing, venue -> venue.buy("x".repeat(37), 1)),
                row("id with a space", -4015, OrderDoorTest::nothing, venue -> venue.buy("a b", 1)),
                row("another order under a known id", -4116, HOLDING_TWO, venue -> venue.buy("b1", 3)),
                row("quantity with too many decimals", -1111, OrderDoorTest::nothing, venue -> venue.buy("x", 1.0005)),
                row("price with too many decimals", -1111, OrderDoorTest::nothing, limit(1, 99.005)),
                row("price off the tick", -4014, OrderDoorTest::nothing, limit(1, 99.01)),
                row("trigger off the tick", -4014, HOLDING_TWO, venue -> venue.stop("x", 98.01)),
                row("reduce-only while flat", -2022, OrderDoorTest::nothing, venue -> venue.close("x", 1)),
                row("close stop while flat", -2022, OrderDoorTest::nothing, venue -> venue.stop("x", 98)),
                row(
                        "reduce-only that would add",
                        -2022,
                        HOLDING_TWO,
                        order(new VenueOrder.Market("x", A, OrderSide.BUY, 1, true))),
                row("close behind a resting take-profit", -4118, TAKE_PROFIT_ON_ALL, venue -> venue.close("x", 2)),
                row(
                        "second close stop in one direction",
                        -4130,
                        HOLDING_TWO.andThen(venue -> venue.stop("s1", 98)),
                        venue -> venue.stop("x", 97)),
                row("sell stop above the mark", -2021, HOLDING_TWO, venue -> venue.stop("x", 101)),
                row("sell stop at the mark", -2021, HOLDING_TWO, venue -> venue.stop("x", 100)),
                row(
                        "buy stop below the mark",
                        -2021,
                        venue -> venue.sell("b1", 2),
                        order(new VenueOrder.CloseStop("x", A, OrderSide.BUY, 99))),
                row("notional below the minimum", -4164, OrderDoorTest::nothing, venue -> venue.buy("x", 0.049)),
                row("margin", -2019, OrderDoorTest::nothing, venue -> venue.buy("x", 500)),
                row(
                        "margin bound by a resting order",
                        -2019,
                        venue -> venue.place(new VenueOrder.Limit("l1", A, OrderSide.BUY, 400, 99, false)),
                        venue -> venue.buy("x", 150)),
                row("leverage above the cap", -4028, OrderDoorTest::nothing, leverage(51)),
                row("leverage below one", -4028, OrderDoorTest::nothing, leverage(0)),
                row("leverage that is not whole", -4028, OrderDoorTest::nothing, leverage(2.5)),
                row("leverage that is no number", -4028, OrderDoorTest::nothing, leverage(Double.NaN)),
                row("less leverage while holding", -4161, HOLDING_TWO, leverage(4)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWithTheCodeOfTheVenue(Row row) {
        var venue = VenueFixture.fresh();
        row.given.accept(venue);
        venue.settle();
        var before = venue.account();

        var placed = row.when.apply(venue);

        assertThat(placed)
                .isInstanceOfSatisfying(
                        Placed.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(row.code));
        assertThat(venue.settle()).isEmpty();
        assertThat(venue.account()).isEqualTo(before);
    }

    @Test
    void refusesASymbolBeforeItsFirstPrice() {
        var venue = new VenueFixture(VenueFixture.open(VenueFixture.settings(), VenueLog.inMemory()));

        assertThat(venue.buy("x", 1))
                .isInstanceOfSatisfying(
                        Placed.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(-4140));
    }

    @Test
    void refusesAQuantityOffAStepThatIsNoPowerOfTen() {
        var rules = new InstrumentRules(0.01, 0.5, 5, 0.01, 50);
        var venue = SimulatedVenue.open(VenueFixture.settings(), Map.of(A, rules), VenueLog.inMemory());
        var bar = VenueFixture.bar(100, 100, 100, 100);
        venue.play(1, 60_000, List.of(new Slice(A, bar, bar, 0)));

        var placed = VenueFixture.now(venue.place(new VenueOrder.Market("x", A, OrderSide.BUY, 0.7, false), 60_000));

        assertThat(placed)
                .isInstanceOfSatisfying(
                        Placed.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(-4023));
    }

    @Test
    void acceptsAReduceOnlyOrderLargerThanThePositionAndTradesWhatIsHeld() {
        var venue = VenueFixture.fresh();
        venue.buy("b1", 2);

        assertThat(venue.close("c1", 50)).isEqualTo(new Placed.Accepted());
        assertThat(venue.holding().signedQuantity()).isZero();
    }

    @Test
    void acceptsAReducingOrderBelowTheMinimumNotional() {
        var venue = VenueFixture.fresh();
        venue.buy("b1", 2);

        assertThat(venue.close("c1", 0.001)).isEqualTo(new Placed.Accepted());
    }

    @Test
    void aRestingTakeProfitDoesNotBlockTheCloseStop() {
        var venue = VenueFixture.fresh();
        TAKE_PROFIT_ON_ALL.accept(venue);

        assertThat(venue.stop("s1", 98)).isEqualTo(new Placed.Accepted());
    }

    @Test
    void aRefusedOrderNeverExisted() {
        var venue = VenueFixture.fresh();
        venue.buy("x", 500);

        assertThat(VenueFixture.now(venue.venue.order(A, "x"))).isEmpty();
        assertThat(venue.buy("x", 1)).isEqualTo(new Placed.Accepted());
    }

    private static Row row(String name, int code, Consumer<VenueFixture> given, Function<VenueFixture, Placed> when) {
        return new Row(name, code, given, when);
    }

    private static Function<VenueFixture, Placed> order(VenueOrder order) {
        return venue -> venue.place(order);
    }

    private static Function<VenueFixture, Placed> limit(double quantity, double price) {
        return order(new VenueOrder.Limit("x", A, OrderSide.BUY, quantity, price, false));
    }

    private static Function<VenueFixture, Placed> leverage(double leverage) {
        return venue -> {
            CompletionStage<Placed> answer = venue.venue.setLeverage(A, leverage, venue.now());
            return VenueFixture.now(answer);
        };
    }
}
