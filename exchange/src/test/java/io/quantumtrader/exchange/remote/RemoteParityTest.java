package io.quantumtrader.exchange.remote;

import static io.quantumtrader.exchange.remote.ServerRig.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueLog;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same orders bring the same answers, events and log, whether the venue is inside or behind its server. */
class RemoteParityTest {

    private static final int STEPS = 600;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void answersEventsAndLogAreTheSameToTheByte(long seed) throws Exception {
        var kinds = new HashSet<Class<?>>();
        var inside = folder.resolve("inside.log");
        var outside = folder.resolve("outside.log");
        List<Object> direct;
        try (var venue = ServerRig.venue(ServerRig.lively(), VenueLog.open(inside, false))) {
            direct = new Trading(venue, () -> played(venue), new Random(seed), kinds).all();
        }
        List<Object> remote;
        try (var server = ServerRig.stepped(ServerRig.lively(), VenueLog.open(outside, false), 0);
                var venue = RemoteVenue.connect(ServerRig.at(server))) {
            remote = new Trading(venue, () -> played(server, venue), new Random(seed), kinds).all();
        }

        assertThat(remote).hasSameSizeAs(direct);
        for (int i = 0; i < direct.size(); i++) assertThat(remote.get(i)).isEqualTo(direct.get(i));
        assertThat(Files.mismatch(inside, outside)).isEqualTo(-1);
        assertThat(kinds)
                .contains(VenueEvent.Accepted.class, VenueEvent.Filled.class, VenueEvent.Cancelled.class)
                .contains(VenueEvent.Triggered.class, VenueEvent.Funded.class);
        assertThat(orders(inside)).isGreaterThan(100);
    }

    private static int orders(Path log) throws IOException {
        return VenueLog.orders(log).size();
    }

    private static List<VenueEvent> played(SimulatedVenue venue) {
        var tick = WalkingMarket.tick(venue.lastTick() + 1);
        return venue.play(tick.number(), tick.atMs(), tick.slices());
    }

    private static List<VenueEvent> played(VenueServer server, RemoteVenue venue) {
        server.step();
        Tick tick = WalkingMarket.tick(server.view().lastTick());
        return venue.play(tick.number(), tick.atMs(), tick.slices());
    }

    private interface Play {
        List<VenueEvent> next();
    }

    /** What a trader does who throws dice, and all that he is told. */
    private static final class Trading {
        private final DrivenVenue venue;
        private final Play play;
        private final Random dice;
        private final Set<Class<?>> kinds;
        private final List<Object> told = new ArrayList<>();
        private long atMs;

        private Trading(DrivenVenue venue, Play play, Random dice, Set<Class<?>> kinds) {
            this.venue = venue;
            this.play = play;
            this.dice = dice;
            this.kinds = kinds;
        }

        private List<Object> all() {
            plays();
            for (int step = 0; step < STEPS; step++) {
                switch (dice.nextInt(10)) {
                    case 0, 1, 2 -> plays();
                    case 3 -> told.add(now(venue.cancel(symbol(), id(), atMs)));
                    case 4 -> told.add(now(venue.setLeverage(symbol(), 1 + dice.nextInt(8), atMs)));
                    default -> told.add(now(venue.place(order(symbol()), atMs)));
                }
                hears(venue.settle(atMs));
                reads(symbol());
            }
            return told;
        }

        private void plays() {
            atMs += WalkingMarket.MINUTE;
            hears(play.next());
        }

        private void hears(List<VenueEvent> events) {
            events.forEach(event -> kinds.add(event.getClass()));
            told.add(events);
        }

        private void reads(String symbol) {
            told.add(now(venue.holding(symbol)));
            told.add(now(venue.openOrders(symbol)));
            told.add(now(venue.order(symbol, id())));
            told.add(now(venue.account()));
            told.add(now(venue.eventsAfter(symbol, dice.nextInt(50))));
        }

        private String symbol() {
            return WalkingMarket.SYMBOLS.get(dice.nextInt(WalkingMarket.SYMBOLS.size()));
        }

        private String id() {
            return "o" + dice.nextInt(150);
        }

        private VenueOrder order(String symbol) {
            var side = dice.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
            double quantity = (1 + dice.nextInt(40_000)) / 1000.0;
            double price = (9_000 + dice.nextInt(2_000)) / 100.0;
            return switch (dice.nextInt(5)) {
                case 0, 1 -> new VenueOrder.Market(id(), symbol, side, quantity, dice.nextInt(4) == 0);
                case 2 -> new VenueOrder.Limit(id(), symbol, side, quantity, price, dice.nextInt(4) == 0);
                case 3 -> new VenueOrder.CloseStop(id(), symbol, side, price);
                default -> new VenueOrder.QuantityStop(id(), symbol, side, quantity, price);
            };
        }
    }
}
