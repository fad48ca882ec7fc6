package io.quantumtrader.exchange.remote;

import static io.quantumtrader.exchange.remote.ServerRig.A;
import static io.quantumtrader.exchange.remote.ServerRig.buy;
import static io.quantumtrader.exchange.remote.ServerRig.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.actors.venue.Venue.Cancel;
import io.quantumtrader.actors.venue.Venue.Placed;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not answered in time has an unknown outcome, is not sent again, and is asked about by its order id. */
@Timeout(60)
class SilentVenueTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final VenueServer server = ServerRig.stepped();
    private Relay relay;
    private RemoteVenue direct;
    private RemoteVenue client;

    @BeforeEach
    void connects() throws Exception {
        server.step();
        relay = new Relay(server.address());
        direct = RemoteVenue.connect(ServerRig.at(server));
        client = RemoteVenue.connect(new RemoteSettings(relay.address(), SHORT));
    }

    @AfterEach
    void closes() throws Exception {
        client.close();
        direct.close();
        relay.close();
        server.close();
    }

    @Test
    void anOrderWhoseAnswerIsLostIsUnknownAndWasDoneOnce() throws Exception {
        relay.swallows = Relay.Swallows.ANSWERS;

        var placed = now(client.place(buy("b1", 2), 0));

        assertThat(placed)
                .isInstanceOfSatisfying(
                        Placed.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("no answer within 300 ms"));
        assertThat(now(direct.order(A, "b1")).orElseThrow().filledQuantity()).isEqualTo(2);
        assertThat(direct.settle(0)).hasSize(2);
    }

    @Test
    void anOrderThatIsLostIsUnknownAndWasNeverDone() {
        relay.swallows = Relay.Swallows.REQUESTS;

        assertThat(now(client.place(buy("b1", 2), 0))).isInstanceOf(Placed.Unknown.class);
        assertThat(now(client.setLeverage(A, 9, 0))).isInstanceOf(Placed.Unknown.class);
        assertThat(now(client.cancel(A, "b1", 0))).isInstanceOf(Cancel.Unknown.class);

        assertThat(now(direct.order(A, "b1"))).isEmpty();
        assertThat(now(direct.holding(A)).leverage()).isEqualTo(5);
    }

    @Test
    void aQuestionWithoutAnswerFailsInTimeAndNothingIsHeard() {
        relay.swallows = Relay.Swallows.ANSWERS;

        fails(client.account());
        fails(client.holding(A));
        fails(client.openOrders(A));
        assertThat(client.settle(0)).isEmpty();
        assertThat(client.heard()).isZero();
    }

    private static void fails(CompletionStage<?> question) {
        assertThatThrownBy(() -> now(question)).hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void whatWasMissedIsHeardWhenTheVenueAnswersAgain() {
        relay.swallows = Relay.Swallows.ANSWERS;
        assertThat(client.settle(0)).isEmpty();
        now(direct.place(buy("b1", 2), 0));

        relay.swallows = Relay.Swallows.NOTHING;

        assertThat(client.settle(0)).hasSize(2).isEqualTo(direct.settle(0));
    }

    @Test
    void anOrderOfAClientThatDiedMidRequestIsFoundByItsId() throws Exception {
        relay.swallows = Relay.Swallows.ANSWERS;
        var placed = client.place(buy("b1", 2), 0);
        assertThat(relay.swallowed()).isTrue();

        client.close();

        assertThat(now(placed)).isInstanceOf(Placed.Unknown.class);
        try (var heir = RemoteVenue.connect(ServerRig.at(server), 0, symbol -> true)) {
            assertThat(now(heir.order(A, "b1")).orElseThrow().order()).isEqualTo(buy("b1", 2));
            assertThat(now(heir.place(buy("b1", 2), 0))).isEqualTo(new Placed.Accepted());
            assertThat(now(heir.holding(A)).signedQuantity()).isEqualTo(2);
            assertThat(heir.settle(0)).hasSize(2);
        }
    }

    @Test
    void whereNobodyListensThereIsNoVenue() {
        server.close();

        assertThatThrownBy(() -> RemoteVenue.connect(new RemoteSettings(server.address(), SHORT)))
                .isInstanceOf(VenueUnreachable.class)
                .hasMessageContaining(server.address().toString());
        assertThatThrownBy(() -> RemoteMarket.connect(new RemoteSettings(server.address(), SHORT)))
                .isInstanceOf(VenueUnreachable.class);
        assertThat(now(direct.place(buy("b1", 2), 0))).isInstanceOf(Placed.Unknown.class);
    }

    @Test
    void anAddressIsAServerAndNothingOnIt() {
        for (String wrong :
                new String[] {"https://host:1", "http://host", "http://host:1/x", "http://u@host:1", "host"})
            assertThatThrownBy(() -> new RemoteSettings(URI.create(wrong), SHORT))
                    .hasMessageContaining("http://host:port");
        assertThatThrownBy(() -> new RemoteSettings(server.address(), Duration.ZERO))
                .hasMessageContaining("patience");
    }
}
