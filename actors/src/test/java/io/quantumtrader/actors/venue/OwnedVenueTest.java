package io.quantumtrader.actors.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.Venue.Cancel;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The last look before the connection: who owns nothing sends nothing, who has no lease opens nothing, questions pass. */
class OwnedVenueTest {

    private static final VenueOrder ENTRY = new VenueOrder.Market("e", "AAA", OrderSide.BUY, 1, false);
    private static final VenueOrder EXIT = new VenueOrder.Market("x", "AAA", OrderSide.SELL, 1, true);
    private static final VenueOrder STOP = new VenueOrder.CloseStop("s", "AAA", OrderSide.SELL, 90);

    private final List<String> reached = new ArrayList<>();
    private boolean owned = true;
    private boolean mayOpen = true;
    private final Venue venue = new OwnedVenue(connection(), () -> owned, () -> mayOpen);

    /** Notes what reaches it. */
    private Venue connection() {
        return (Venue) Proxy.newProxyInstance(
                Venue.class.getClassLoader(), new Class<?>[] {Venue.class}, (self, method, arguments) -> {
                    reached.add(method.getName());
                    return switch (method.getName()) {
                        case "place", "setLeverage" -> CompletableFuture.completedStage(new Placed.Accepted());
                        case "cancel" -> CompletableFuture.completedStage(new Cancel.Done());
                        case "order" -> CompletableFuture.completedStage(Optional.empty());
                        case "held" -> false;
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @Test
    void anOwnerWithALeaseSendsEverything() {
        for (var order : List.of(ENTRY, EXIT, STOP))
            assertThat(now(venue.place(order, 1))).isEqualTo(new Placed.Accepted());
        assertThat(now(venue.setLeverage("AAA", 3, 1))).isEqualTo(new Placed.Accepted());
        assertThat(now(venue.cancel("AAA", "e", 1))).isEqualTo(new Cancel.Done());
        assertThat(venue.held()).isFalse();
        assertThat(reached).containsExactly("place", "place", "place", "setLeverage", "cancel", "held");
    }

    @Test
    void withoutALeaseNothingIsOpenedAndEveryExitGoes() {
        mayOpen = false;

        assertThat(now(venue.place(ENTRY, 1))).isInstanceOf(Placed.Unknown.class);
        assertThat(reached).isEmpty();
        assertThat(now(venue.place(EXIT, 1))).isEqualTo(new Placed.Accepted());
        assertThat(now(venue.place(STOP, 1))).isEqualTo(new Placed.Accepted());
        assertThat(now(venue.cancel("AAA", "e", 1))).isEqualTo(new Cancel.Done());
        assertThat(reached).containsExactly("place", "place", "cancel");
    }

    @Test
    void whoOwnsNothingSendsNothingAndMayStillAsk() {
        owned = false;

        for (var order : List.of(ENTRY, EXIT, STOP))
            assertThat(now(venue.place(order, 1))).isInstanceOf(Placed.Unknown.class);
        assertThat(now(venue.setLeverage("AAA", 3, 1))).isInstanceOf(Placed.Unknown.class);
        assertThat(now(venue.cancel("AAA", "e", 1))).isInstanceOf(Cancel.Unknown.class);
        assertThat(venue.held()).isTrue();
        assertThat(reached).as("nothing has reached the connection").isEmpty();
        assertThat(now(venue.order("AAA", "e"))).isEmpty();
    }

    private static <T> T now(CompletionStage<T> answer) {
        return answer.toCompletableFuture().getNow(null);
    }
}
