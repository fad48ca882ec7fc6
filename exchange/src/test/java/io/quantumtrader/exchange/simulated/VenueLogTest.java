package io.quantumtrader.exchange.simulated;

import static io.quantumtrader.exchange.simulated.VenueFixture.A;
import static io.quantumtrader.exchange.simulated.VenueFixture.B;
import static io.quantumtrader.exchange.simulated.VenueFixture.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.actors.venue.Venue.OrderState;
import io.quantumtrader.actors.venue.Venue.OrderView;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueLogTest {

    @TempDir
    Path folder;

    /** All that a reader can see. */
    private record Sight(
            long tick,
            long sequence,
            Account account,
            List<Holding> holdings,
            List<OrderView> open,
            List<VenueEvent> events) {
        static Sight of(SimulatedVenue venue) {
            List<Holding> holdings = new ArrayList<>();
            List<OrderView> open = new ArrayList<>();
            List<VenueEvent> events = new ArrayList<>();
            for (var symbol : List.of(A, B)) {
                holdings.add(now(venue.holding(symbol)));
                open.addAll(now(venue.openOrders(symbol)));
                events.addAll(now(venue.eventsAfter(symbol, 0)));
            }
            return new Sight(venue.lastTick(), venue.lastSequence(), now(venue.account()), holdings, open, events);
        }
    }

    /** One thing done to a venue after another, so that every state in between is known. */
    private static List<Runnable> story(VenueFixture venue) {
        return List.of(
                () -> venue.flatBar(100),
                () -> now(venue.venue.setLeverage(A, 10, venue.now())),
                () -> venue.buy("b1", 2),
                () -> venue.stop("s1", 97),
                () -> venue.buy("x".repeat(40), 1),
                () -> venue.play(100, 102, 99, 101.5),
                () -> now(venue.venue.cancel(A, "s1", venue.now())),
                () -> venue.stop("s2", 99),
                () -> venue.play(101.5, 101.7, 98, 98.4));
    }

    @Test
    void aReopenedVenueIsTheSameVenue() {
        var file = folder.resolve("venue.jsonl");
        Sight before;
        try (var venue = VenueFixture.open(VenueFixture.lively(), VenueLog.open(file, false))) {
            story(new VenueFixture(venue)).forEach(Runnable::run);
            before = Sight.of(venue);
        }

        try (var venue = VenueFixture.open(VenueFixture.lively(), VenueLog.open(file, true))) {
            assertThat(Sight.of(venue)).isEqualTo(before);
        }
    }

    @Test
    void aCrashAtAnyByteLeavesAStateBetweenTwoDeeds() throws IOException {
        var file = folder.resolve("venue.jsonl");
        List<Sight> sights = new ArrayList<>();
        long begun = 0;
        try (var venue = VenueFixture.open(VenueFixture.lively(), VenueLog.open(file, false))) {
            for (var deed : story(new VenueFixture(venue))) {
                deed.run();
                sights.add(Sight.of(venue));
                if (sights.size() == 4) begun = Files.size(file);
            }
        }
        byte[] whole = Files.readAllBytes(file);
        var torn = folder.resolve("torn.jsonl");

        int state = 3;
        for (int length = (int) begun; length <= whole.length; length++) {
            Files.write(torn, Arrays.copyOf(whole, length));
            try (var venue = VenueFixture.open(VenueFixture.lively(), VenueLog.open(torn, false))) {
                var sight = Sight.of(venue);
                while (!sights.get(state).equals(sight)) state++;
            }
        }
        assertThat(sights.get(state)).isEqualTo(sights.getLast());
        System.out.printf("venue log: %d cuts, 0 violations%n", whole.length - begun + 1);
    }

    @Test
    void goesOnAfterATornEnd() throws IOException {
        var file = folder.resolve("venue.jsonl");
        try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
            var fixture = new VenueFixture(venue);
            fixture.flatBar(100);
            fixture.buy("b1", 2);
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));

        for (int i = 0; i < 2; i++) {
            try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
                var fixture = new VenueFixture(venue);
                fixture.buy("b2", 3);
                assertThat(fixture.holding().signedQuantity()).isEqualTo(3);
            }
        }
    }

    @Test
    void refusesALogThatIsDamagedInTheMiddle() throws IOException {
        var file = folder.resolve("venue.jsonl");
        try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
            story(new VenueFixture(venue)).forEach(Runnable::run);
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[5] = 'X';
        Files.write(file, bytes);

        try (var log = VenueLog.open(file, false)) {
            assertThatThrownBy(() -> VenueFixture.open(VenueFixture.settings(), log))
                    .hasMessageContaining("damaged near line 1");
        }
    }

    @Test
    void refusesASecondVenueOnTheSameLog() {
        var file = folder.resolve("venue.jsonl");
        try (var log = VenueLog.open(file, false)) {
            assertThat(log).isNotNull();
            assertThatThrownBy(() -> VenueLog.open(file, false)).hasMessageContaining("in use");
        }
    }

    @Test
    void answersTheLastTickAgainAfterARestart() {
        var file = folder.resolve("venue.jsonl");
        List<VenueEvent> events;
        List<VenueEvent> after;
        try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
            var fixture = new VenueFixture(venue);
            fixture.flatBar(100);
            fixture.buy("b1", 2);
            fixture.stop("s1", 98);
            fixture.settle();
            events = fixture.play(100, 100, 97, 97);
            fixture.buy("b2", 1);
            after = fixture.settle();
        }

        try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
            assertThat(venue.play(2, 120_000, List.of())).isEqualTo(events).hasSize(2);
            assertThat(venue.settle(120_000)).isEqualTo(after).hasSize(2);
        }
    }

    @Test
    void aSymbolThatIsNotListedAnyMoreKeepsWhatItEarned() {
        var file = folder.resolve("venue.jsonl");
        Account before;
        try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
            story(new VenueFixture(venue)).forEach(Runnable::run);
            before = now(venue.account());
        }

        var rules = new InstrumentRules(0.05, 0.001, 5, 0.01, 50);
        try (var venue = SimulatedVenue.open(VenueFixture.settings(), Map.of(B, rules), VenueLog.open(file, false))) {
            assertThat(now(venue.account())).isEqualTo(before);
        }
    }

    @Test
    void manyQuietTicksAreReadAsTheLastOfThem() {
        var file = folder.resolve("venue.jsonl");
        Sight before;
        try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
            var fixture = new VenueFixture(venue);
            for (int i = 0; i < 1_000; i++) fixture.flatBar(100 + i);
            fixture.buy("b1", 0.1);
            for (int i = 0; i < 1_000; i++) fixture.flatBar(1_100 + i);
            before = Sight.of(venue);
        }

        try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
            assertThat(Sight.of(venue)).isEqualTo(before);
            assertThat(now(venue.account()).unrealizedPnl()).isPositive();
        }
    }

    @Test
    void listsAllOrdersForComparison() {
        var file = folder.resolve("venue.jsonl");
        try (var venue = VenueFixture.open(VenueFixture.settings(), VenueLog.open(file, false))) {
            story(new VenueFixture(venue)).forEach(Runnable::run);

            var orders = VenueLog.orders(file);

            assertThat(orders)
                    .extracting(order -> order.order().clientOrderId())
                    .containsExactly("b1", "s1", "x".repeat(40), "s2");
            assertThat(orders)
                    .extracting(LoggedOrder::state)
                    .containsExactly(OrderState.FILLED, OrderState.CANCELLED, OrderState.REJECTED, OrderState.FILLED);
            assertThat(orders).extracting(LoggedOrder::filledQuantity).containsExactly(2.0, 0.0, 0.0, 2.0);
            assertThat(orders.get(2).reason()).startsWith("-4015");
        }
    }
}
