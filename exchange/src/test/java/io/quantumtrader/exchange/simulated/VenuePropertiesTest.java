package io.quantumtrader.exchange.simulated;

import static io.quantumtrader.exchange.simulated.VenueFixture.A;
import static io.quantumtrader.exchange.simulated.VenueFixture.now;
import static io.quantumtrader.exchange.simulated.VenueFixture.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random sessions: what must hold whatever is asked of the venue. */
class VenuePropertiesTest {

    private static final int SESSIONS = 400;
    private static final int BARS = 60;

    @Test
    void reduceOnlyNeverIncreasesOrFlips() {
        int[] checked = new int[1];
        for (int seed = 0; seed < SESSIONS; seed++) {
            var session = new Session(seed);
            session.run();
            double held = 0;
            for (var event : session.events) {
                if (event instanceof VenueEvent.Liquidated) held = 0;
                if (!(event instanceof VenueEvent.Filled fill)) continue;
                double after = held + fill.side().sign() * fill.quantity();
                if (session.reduceOnly.getOrDefault(fill.clientOrderId(), false)) {
                    assertThat(Math.abs(after)).as("seed %d %s", seed, fill).isLessThan(Math.abs(held));
                    assertThat(after * held).isGreaterThanOrEqualTo(-1e-9);
                    checked[0]++;
                }
                held = Math.rint(after * 1000) / 1000;
            }
            assertThat(held).isEqualTo(session.venue.holding().signedQuantity());
        }
        assertThat(checked[0]).isGreaterThan(SESSIONS);
        System.out.printf("reduce-only: %d sessions, %d fills, 0 violations%n", SESSIONS, checked[0]);
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        for (int seed = 0; seed < 50; seed++) {
            var one = new Session(seed);
            var other = new Session(seed);
            one.run();
            other.run();

            assertThat(other.events).isEqualTo(one.events);
            assertThat(other.venue.account()).isEqualTo(one.venue.account());
        }
    }

    @Test
    void eventsAreNumberedWithoutGapsAndSortedInTime() {
        for (int seed = 0; seed < 50; seed++) {
            var session = new Session(seed);
            session.run();

            long expected = 1;
            long time = 0;
            for (var event : session.events) {
                assertThat(event.sequence()).isEqualTo(expected++);
                assertThat(event.atMs()).isGreaterThanOrEqualTo(time);
                time = event.atMs();
            }
        }
    }

    @Test
    void theWalletIsTheSumOfWhatWasTold() {
        for (int seed = 0; seed < 100; seed++) {
            var session = new Session(seed);
            session.run();

            double cash = 10_000;
            double held = 0;
            double cost = 0;
            for (var event : session.events) {
                if (event instanceof VenueEvent.Funded funded) cash -= funded.amount();
                double signed = 0;
                double price = 0;
                double fee = 0;
                if (event instanceof VenueEvent.Filled fill) {
                    signed = fill.side().sign() * fill.quantity();
                    price = fill.price();
                    fee = fill.fee();
                }
                if (event instanceof VenueEvent.Liquidated taken) {
                    signed = taken.side().sign() * taken.quantity();
                    price = taken.price();
                }
                held += signed;
                cost += signed * price;
                cash -= fee;
            }
            double equity = cash + held * session.lastMark - cost;
            assertThat(session.venue.account().equity()).isCloseTo(equity, within(1e-6));
        }
    }

    @Test
    void noStopOutlivesItsPosition() {
        for (int seed = 0; seed < 100; seed++) {
            var session = new Session(seed);
            session.run();

            if (session.venue.holding().signedQuantity() != 0) continue;
            assertThat(now(session.venue.venue.openOrders(A)))
                    .allSatisfy(open -> assertThat(open.order().reduceOnly()).isFalse());
        }
    }

    /** Random orders on a random walk of one symbol. */
    private static final class Session {
        private final SplittableRandom random;
        private final VenueFixture venue = VenueFixture.with(VenueFixture.lively());
        private final List<VenueEvent> events = new ArrayList<>();
        private final HashMap<String, Boolean> reduceOnly = new HashMap<>();
        private double price = 100;
        private double lastMark = 100;
        private int orders;

        private Session(int seed) {
            random = new SplittableRandom(seed);
        }

        private void run() {
            for (int bar = 0; bar < BARS; bar++) {
                events.addAll(playOne());
                for (int i = random.nextInt(3); i > 0; i--) act();
                events.addAll(venue.settle());
            }
            assertThat(only(VenueEvent.Filled.class, events)).isNotEmpty();
        }

        private List<VenueEvent> playOne() {
            double open = price * (1 + random.nextDouble(-0.01, 0.01));
            double close = open * (1 + random.nextDouble(-0.02, 0.02));
            double high = Math.max(open, close) * (1 + random.nextDouble(0.01));
            double low = Math.min(open, close) * (1 - random.nextDouble(0.01));
            price = close;
            double basis = 1 + random.nextDouble(-0.001, 0.001);
            lastMark = close * basis;
            var mark = VenueFixture.bar(open * basis, high * basis, low * basis, lastMark);
            double funding = random.nextInt(10) == 0 ? random.nextDouble(-0.001, 0.001) : 0;
            return venue.play(A, VenueFixture.bar(open, high, low, close), mark, funding);
        }

        private void act() {
            var side = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
            double quantity = random.nextInt(1, 30_000) / 1000.0;
            double near = Math.rint(price * (1 + random.nextDouble(-0.02, 0.02)) * 20) / 20;
            boolean reducing = random.nextBoolean();
            String id = "o" + orders++;
            VenueOrder order = switch (random.nextInt(5)) {
                case 0 -> new VenueOrder.Limit(id, A, side, quantity, near, reducing);
                case 1 -> new VenueOrder.CloseStop(id, A, side, near);
                case 2 -> new VenueOrder.QuantityStop(id, A, side, quantity, near);
                default -> new VenueOrder.Market(id, A, side, quantity, reducing);
            };
            reduceOnly.put(id, order.reduceOnly());
            venue.place(order);
            if (orders > 3 && random.nextInt(4) == 0)
                now(venue.venue.cancel(A, "o" + random.nextInt(orders), venue.now()));
        }
    }
}
