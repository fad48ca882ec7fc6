package io.quantumtrader.exchange.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.actors.venue.Venue.Cancel;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.actors.venue.Venue.OrderState;
import io.quantumtrader.actors.venue.Venue.OrderView;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.exchange.simulated.Unattended;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that goes over the wire comes back as it was, to the bit. */
class WireTest {

    private static final double ODD = 0.1 + 0.2;

    private static final List<VenueOrder> ORDERS = List.of(
            new VenueOrder.Market("m", "AUSDT", OrderSide.BUY, ODD, true),
            new VenueOrder.Limit("l", "AUSDT", OrderSide.SELL, ODD, 1 / 3.0, false),
            new VenueOrder.CloseStop("c", "AUSDT", OrderSide.SELL, Math.PI),
            new VenueOrder.QuantityStop("q", "AUSDT", OrderSide.BUY, 1e-9, 1e9));

    private static final List<VenueEvent> EVENTS = List.of(
            new VenueEvent.Accepted(1, 2, "AUSDT", "a"),
            new VenueEvent.Rejected(2, 2, "AUSDT", "a", -2019, "Margin is \"insufficient\"."),
            new VenueEvent.Triggered(3, 2, "AUSDT", "a", ODD),
            new VenueEvent.Filled(4, 2, "AUSDT", "a", 4, OrderSide.SELL, ODD, 1 / 3.0, -0.0, true),
            new VenueEvent.Cancelled(5, 2, "AUSDT", "a", "REQUESTED"),
            new VenueEvent.Funded(6, 2, "AUSDT", -ODD, 1e-5, 100),
            new VenueEvent.Liquidated(7, Long.MAX_VALUE, "AUSDT", 7, OrderSide.BUY, ODD, 100, 0));

    static Stream<Object> all() {
        var holding = new Holding("AUSDT", -ODD, 100, 5, 20, 119.99);
        var answers = Stream.of(
                new Wire.CancelRequest("AUSDT", "id"),
                new Wire.LeverageRequest("AUSDT", 7.5),
                new Wire.PlacedAnswer(new Placed.Accepted()),
                new Wire.PlacedAnswer(new Placed.Refused(-4015, "no")),
                new Wire.PlacedAnswer(new Placed.Unknown("lost")),
                new Wire.CancelAnswer(new Cancel.Done()),
                new Wire.CancelAnswer(new Cancel.NotFound()),
                new Wire.CancelAnswer(new Cancel.Unknown("lost")),
                new Wire.TickPage(9, true, List.of(WalkingMarket.tick(8), WalkingMarket.tick(9))),
                new Wire.EventPage(7, EVENTS),
                new Wire.Holdings(new TreeMap<>(Map.of("AUSDT", holding)), new TreeMap<>(Map.of("X", "why"))),
                new Wire.UnattendedAnswer(List.of(new Unattended("AUSDT", -1, 2))),
                new Wire.Problems(List.of(new Violation("f", "v", "b"))),
                new Account(ODD, -ODD, 0, 5));
        var orders = ORDERS.stream().map(Wire.PlaceRequest::new);
        var states = Arrays.stream(OrderState.values())
                .map(state -> new Wire.Orders(List.of(new OrderView(ORDERS.getFirst(), state, ODD))));
        return Stream.of(answers, orders, states).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("all")
    void comesBackAsItWas(Object sent) throws IOException {
        assertThat((Object) Wire.read(Wire.write(sent), sent.getClass())).isEqualTo(sent);
    }

    @Test
    void noKindOfOrderOrEventIsLeftOut() {
        assertThat(ORDERS).extracting(Object::getClass).containsExactlyInAnyOrder(leaves(VenueOrder.class));
        assertThat(EVENTS).extracting(Object::getClass).containsExactlyInAnyOrder(leaves(VenueEvent.class));
    }

    private static Class<?>[] leaves(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? Arrays.stream(leaves(kind)) : Stream.of(kind))
                .toArray(Class<?>[]::new);
    }
}
