package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.venue.HeldVenue;
import io.quantumtrader.actors.venue.Venue.Cancel;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a halt stands nothing leaves for the venue, and nothing is forgotten (rules, B1). */
class SymbolHaltTest {

    private static final ActorTestKit KIT = SymbolRig.kit();

    private SymbolRig rig;

    @BeforeEach
    void start() {
        rig = new SymbolRig(KIT).warm();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void anExitIsKeptAsIntendedAndSentOnceTheHaltIsReleased() {
        rig.holding(1, 100);
        var before = sends();
        rig.hold.hold();

        rig.operate(new Order.Close("ann", "enough"));
        String exit = rig.lastOrder().clientOrderId();
        assertThat(rig.send().restless()).as("it waits and does not spin").isFalse();
        for (int tick = 0; tick < 3; tick++) {
            assertThat(rig.observe(100).restless()).isFalse();
            assertThat(rig.send().restless()).isFalse();
        }
        assertThat(sends()).isEqualTo(before);

        rig.hold.lift();
        assertThat(rig.operate(new Order.HeedLadder("halt released")).restless())
                .isTrue();
        rig.settle();

        assertThat(rig.venue.ids("place")).last().isEqualTo(exit);
        assertThat(rig.events(OrderAccepted.class).getLast().clientOrderId()).isEqualTo(exit);
    }

    @Test
    void aFlattenIsKeptAndRunsOnRelease() {
        rig.holding(1, 100);
        rig.hold.hold();

        rig.says(Permission.FLATTEN);
        rig.operate(new Order.HeedLadder("ladder"));
        rig.send();
        rig.assertDecided("CLOSE", ReasonCode.FORCED_FLATTEN);
        String exit = rig.lastOrder().clientOrderId();
        assertThat(rig.venue.ids("place")).doesNotContain(exit);
        rig.hold.lift();
        rig.settle();
        rig.deliver(rig.venue.fill(exit, 1, 100, true));

        assertThat(rig.view().position()).isEmpty();
    }

    @Test
    void aFlattenSurvivesARestartInTheMiddleOfAHalt() {
        rig.holding(1, 100);
        rig.hold.hold();
        rig.says(Permission.FLATTEN);
        rig.operate(new Order.HeedLadder("ladder"));
        rig.send();

        rig.restart();
        rig.reconcile();
        rig.send();
        rig.hold.lift();
        rig.settle();

        String exit = rig.lastOrder().clientOrderId();
        assertThat(rig.lastOrder().purpose()).isEqualTo("EXIT");
        assertThat(rig.venue.ids("place")).containsOnlyOnce(exit);
        rig.deliver(rig.venue.fill(exit, 1, 100, true));
        assertThat(rig.view().position()).isEmpty();
    }

    @Test
    void theRestingStopStaysAndIsNotWithdrawn() {
        rig.holding(1, 100);
        String stop = rig.venue.ids("place").getLast();
        rig.hold.hold();

        rig.operate(new Order.Close("ann", "enough"));
        rig.send();
        rig.deliver(rig.venue.fill(stop, 1, 97, true));
        rig.send();

        assertThat(rig.venue.ids("cancel")).isEmpty();
        assertThat(rig.view().position()).isEmpty();
        rig.hold.lift();
        rig.settle();
        assertThat(rig.venue.ids("place"))
                .as("no exit of what the stop has closed")
                .endsWith(stop);
    }

    @Test
    void anOpeningLeavesOnReleaseWithAPermitThatIsStillValid() {
        String entry = decidedToOpen();
        rig.hold.hold();
        assertThat(rig.send().restless()).isFalse();
        assertThat(rig.venue.ids("leverage")).isEmpty();

        rig.hold.lift();
        rig.send(rig.now() + 4_999);

        assertThat(rig.venue.ids("place")).containsExactly(entry);
    }

    @Test
    void anOpeningWhosePermitExpiredMeanwhileIsHeldBackOnRelease() {
        String entry = decidedToOpen();
        rig.hold.hold();
        rig.send();

        rig.hold.lift();
        rig.send(rig.now() + 5_001);

        assertThat(rig.venue.ids("place")).isEmpty();
        assertThat(rig.events(OrderHeldBack.class)).singleElement().satisfies(held -> {
            assertThat(held.clientOrderId()).isEqualTo(entry);
            assertThat(held.reasons().getFirst().code()).isEqualTo(ReasonCode.PERMIT_EXPIRED.name());
        });
    }

    @Test
    void whatSlipsPastASymbolIsStoppedAtTheConnection() {
        rig.holding(1, 100);
        var before = sends();
        var connection = new HeldVenue(rig.venue, rig.hold);
        rig.hold.hold();

        var order = new VenueOrder.Market("qt-BTCUSDT-1-1-9", "BTCUSDT", OrderSide.SELL, 1, true);
        assertThat(connection.place(order, 0).toCompletableFuture().join()).isInstanceOf(Placed.Unknown.class);
        assertThat(connection.cancel("BTCUSDT", "x", 0).toCompletableFuture().join())
                .isInstanceOf(Cancel.Unknown.class);
        assertThat(connection.setLeverage("BTCUSDT", 3, 0).toCompletableFuture().join())
                .isInstanceOf(Placed.Unknown.class);

        assertThat(sends()).isEqualTo(before);
        assertThat(connection.holding("BTCUSDT").toCompletableFuture().join().signedQuantity())
                .isEqualTo(1);
    }

    @Test
    void aHaltIsInForceOnceTheSendUnderWayIsHandedOver() {
        var order = new CopyOnWriteArrayList<String>();
        var entered = new CompletableFuture<Boolean>();
        Executor threads = task -> Thread.ofPlatform().start(task);
        var send = CompletableFuture.runAsync(
                () -> rig.hold.send(() -> {
                    entered.complete(true);
                    while (!rig.hold.holds()) Thread.onSpinWait();
                    return order.add("handed over");
                }),
                threads);
        var hold = entered.thenRunAsync(
                () -> {
                    rig.hold.hold();
                    order.add("in force");
                },
                threads);

        CompletableFuture.allOf(send, hold).orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(order).containsExactly("handed over", "in force");
        assertThat(rig.hold.send(() -> "late")).isEmpty();
    }

    private String decidedToOpen() {
        rig.wish(Side.LONG);
        rig.observe(100);
        rig.decideOpen();
        rig.assertDecided("OPEN", ReasonCode.ENTRY_SIGNAL);
        return rig.lastOrder().clientOrderId();
    }

    private List<String> sends() {
        var sends = new ArrayList<String>();
        for (String word : List.of("place", "cancel", "leverage")) sends.addAll(rig.venue.ids(word));
        return sends;
    }
}
