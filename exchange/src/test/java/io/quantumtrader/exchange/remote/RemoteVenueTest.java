package io.quantumtrader.exchange.remote;

import static io.quantumtrader.exchange.remote.ServerRig.A;
import static io.quantumtrader.exchange.remote.ServerRig.buy;
import static io.quantumtrader.exchange.remote.ServerRig.now;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.actors.venue.Venue.Cancel;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.exchange.simulated.Unattended;
import io.quantumtrader.exchange.simulated.VenueLog;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client of a venue's server is told is what the venue says, and what it misses it is told later. */
class RemoteVenueTest {

    private final List<AutoCloseable> open = new ArrayList<>();
    private VenueServer server = ServerRig.stepped();
    private RemoteVenue client;

    @TempDir
    private Path folder;

    @BeforeEach
    void connects() throws Exception {
        server.step();
        client = connected(server);
    }

    @AfterEach
    void closes() throws Exception {
        for (var part : open) part.close();
        server.close();
    }

    private RemoteVenue connected(VenueServer to) throws InterruptedException {
        var venue = RemoteVenue.connect(ServerRig.at(to));
        open.add(venue);
        return venue;
    }

    @Test
    void tellsWhatTheVenueIs() {
        var view = now(client.view());

        assertThat(view).isEqualTo(client.atConnection()).isEqualTo(server.view());
        assertThat(view.market()).isEqualTo("walking");
        assertThat(view.symbols()).isEqualTo(WalkingMarket.SYMBOLS);
        assertThat(view.lastTick()).isEqualTo(1);
        assertThat(view.lastAtMs()).isEqualTo(WalkingMarket.MINUTE);
        assertThat(view.startEquity()).isEqualTo(10_000);
        assertThat(view.settings()).isEqualTo(ServerRig.plain());
        assertThat(client.rules(A)).isEqualTo(view.rules().get(A));
        assertThatThrownBy(() -> client.rules("ZUSDT")).hasMessageContaining("does not list ZUSDT");
    }

    @Test
    void anOrderGoesItsWayAndItsEventsComeWithTheNextSettling() {
        assertThat(now(client.place(buy("b1", 2), 0))).isEqualTo(new Placed.Accepted());

        var events = client.settle(0);

        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isEqualTo(new VenueEvent.Accepted(1, WalkingMarket.MINUTE, A, "b1"));
        assertThat(events.get(1)).isInstanceOf(VenueEvent.Filled.class);
        assertThat(client.settle(0)).isEmpty();
        assertThat(client.heard()).isEqualTo(2);
        assertThat(now(client.holding(A)).signedQuantity()).isEqualTo(2);
        assertThat(now(client.order(A, "b1")).orElseThrow().filledQuantity()).isEqualTo(2);
        assertThat(now(client.eventsAfter(A, 1))).isEqualTo(events.subList(1, 2));
        assertThat(now(client.account()).walletBalance()).isLessThan(10_000);
    }

    @Test
    void stopsAndLimitsRestUntilTheyAreWithdrawn() {
        now(client.place(buy("b1", 2), 0));
        var stop = new VenueOrder.CloseStop("s1", A, OrderSide.SELL, 50);
        var part = new VenueOrder.QuantityStop("s2", A, OrderSide.SELL, 1, 49);
        var limit = new VenueOrder.Limit("l/1 &:x", A, OrderSide.BUY, 1, 60, false);
        now(client.place(stop, 0));
        now(client.place(part, 0));
        assertThat(now(client.place(limit, 0))).isEqualTo(new Placed.Refused(-4015, "Client order id is not valid."));

        assertThat(now(client.openOrders(A))).extracting(view -> view.order()).containsExactly(stop, part);
        assertThat(now(client.cancel(A, "s2", 0))).isEqualTo(new Cancel.Done());
        assertThat(now(client.cancel(A, "s2", 0))).isEqualTo(new Cancel.NotFound());
        assertThat(now(client.openOrders(A))).extracting(view -> view.order()).containsExactly(stop);
        assertThat(now(client.order(A, "l/1 &:x"))).isEmpty();
    }

    @Test
    void leverageIsSetOrRefusedAsTheVenueDoes() {
        assertThat(now(client.setLeverage(A, 7, 0))).isEqualTo(new Placed.Accepted());
        assertThat(now(client.setLeverage(A, 7.5, 0))).isInstanceOf(Placed.Refused.class);
        assertThat(now(client.setLeverage(A, Double.NaN, 0))).isInstanceOf(Placed.Refused.class);
        assertThat(now(client.holding(A)).leverage()).isEqualTo(7);
    }

    @Test
    void holdingsOfManyComeAtOnceAndAMissingOneStaysOne() {
        now(client.place(buy("b1", 2), 0));

        var holdings = client.holdings(List.of(A, "BUSDT", "ZUSDT"));

        assertThat(now(requireNonNull(holdings.get(A))).signedQuantity()).isEqualTo(2);
        assertThat(now(requireNonNull(holdings.get("BUSDT"))).signedQuantity()).isZero();
        assertThatThrownBy(() -> now(requireNonNull(holdings.get("ZUSDT"))))
                .hasRootCauseMessage("the venue does not list ZUSDT");
        assertThat(client.holdings(List.of())).isEmpty();
    }

    @Test
    void tellsWhatNobodyLooksAfter() {
        now(client.place(buy("b1", 2), 0));

        assertThat(now(client.unattended(Set.of("BUSDT")))).containsExactly(new Unattended(A, 2, 0));
        assertThat(now(client.unattended(Set.of(A)))).isEmpty();
        assertThat(now(client.unattended(Set.of()))).hasSize(1);
    }

    @Test
    void twoClientsHearTheSameAndEachItsOwnPart() throws Exception {
        var other = connected(server);
        var concerned = RemoteVenue.connect(ServerRig.at(server), 0, "BUSDT"::equals);
        open.add(concerned);
        now(client.place(buy("b1", 2), 0));
        now(other.place(new VenueOrder.Market("b2", "BUSDT", OrderSide.SELL, 1, false), 0));

        var heard = client.play(2, 0, List.of());

        assertThat(heard).hasSize(4).isEqualTo(other.play(2, 0, List.of()));
        assertThat(concerned.settle(0))
                .hasSize(2)
                .allMatch(event -> event.symbol().equals("BUSDT"));
        assertThat(concerned.heard()).isEqualTo(4);
        assertThat(RemoteVenue.connect(ServerRig.at(server), 2, symbol -> true).settle(0))
                .hasSize(2);
    }

    @Test
    void aClientLivesThroughARestartOfItsServer() throws Exception {
        var log = folder.resolve("venue.log");
        var first = ServerRig.stepped(ServerRig.plain(), VenueLog.open(log, false), 0);
        int port = first.address().getPort();
        first.step();
        var survivor = connected(first);
        now(survivor.place(buy("b1", 2), 0));
        survivor.settle(0);
        now(survivor.place(buy("b2", 1), 0));
        first.close();

        var lost = now(survivor.place(buy("b3", 1), 0));
        assertThat(survivor.settle(0)).isEmpty();
        try (var second = ServerRig.stepped(ServerRig.plain(), VenueLog.open(log, false), port)) {
            assertThat(lost).isInstanceOf(Placed.Unknown.class);
            assertThat(survivor.settle(0)).hasSize(2);
            assertThat(now(survivor.order(A, "b3"))).isEmpty();
            assertThat(now(survivor.holding(A)).signedQuantity()).isEqualTo(3);
            assertThat(second.view().lastTick()).isEqualTo(1);
            assertThat(second.view().firstKept()).isEqualTo(1);
            second.step();
            assertThat(now(survivor.view()).lastTick()).isEqualTo(2);
        }
    }

    @Test
    void aQuestionIsAskedAgainUntilTheServerIsBack() throws Exception {
        var log = folder.resolve("venue.log");
        var first = ServerRig.stepped(ServerRig.plain(), VenueLog.open(log, false), 0);
        int port = first.address().getPort();
        var survivor = connected(first);
        first.close();

        var asked = survivor.account();

        try (var second = ServerRig.stepped(ServerRig.plain(), VenueLog.open(log, false), port)) {
            assertThat(now(asked).walletBalance()).isEqualTo(second.view().startEquity());
        }
    }

    @Test
    void anotherVenueAtTheSameAddressIsNotTakenForTheOneBefore() throws Exception {
        int port = server.address().getPort();
        now(client.place(buy("b1", 2), 0));
        client.settle(0);
        server.close();

        server = ServerRig.stepped(ServerRig.plain(), VenueLog.inMemory(), port);

        assertThatThrownBy(() -> client.settle(0)).hasMessageContaining("is another one than before");
    }
}
