package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.actors.venue.TimelyVenue;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A venue that falls silent keeps nobody waiting for longer than the patience. */
class SilentVenueTest {

    private static final VenueOrder EXIT = new VenueOrder.Market("qt-B-1-1-0", "B", OrderSide.SELL, 1, true);

    private final ScriptedVenue venue = new ScriptedVenue("B", () -> 0);
    private final TimelyVenue timely = new TimelyVenue(venue, Duration.ofMillis(20));

    @Test
    void anAnswerThatDoesNotComeFails_andTheVenuesOwnPromiseIsLeftAlone() {
        var promise = new CompletableFuture<Venue.Placed>();
        venue.onPlace(order -> promise);

        var answer = timely.place(EXIT, 0).toCompletableFuture();

        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(promise).isNotDone();
    }

    @Test
    void anAnswerThatIsThereIsPassedOn() {
        assertThat(timely.place(EXIT, 0).toCompletableFuture()).isCompletedWithValue(new Venue.Placed.Accepted());
    }
}
