package io.quantumtrader.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The seat of the conductor: taken again when he dies, and left only when the tick under way is over. */
class SeatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ActorTestKit KIT = ActorTestKit.create();

    private final TestProbe<SeatCommand> elsewhere = KIT.createTestProbe(SeatCommand.class);
    private final LinkedBlockingQueue<Sitting> sittings = new LinkedBlockingQueue<>();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    /** Somebody who plays until he dies or is asked to get up. */
    private static final class Sitting implements Seat.Holder {
        private final CountDownLatch over = new CountDownLatch(1);
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch lastTick = new CountDownLatch(1);
        private final AtomicBoolean dies = new AtomicBoolean();

        @Override
        public Conductor conductor() {
            throw new UnsupportedOperationException();
        }

        @Override
        public UpperLayers layers() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void heed(Scope scope) {}

        @Override
        public void play() {
            awaited(over);
            if (dies.get()) throw new IllegalStateException("died on purpose");
        }

        @Override
        public void close() {
            asked.countDown();
            if (dies.get()) return;
            awaited(lastTick);
            over.countDown();
        }

        @Override
        public boolean hasRisen() {
            return asked.getCount() == 0;
        }
    }

    @Test
    void isTakenAgainAfterTheConductorDied() throws InterruptedException {
        var seat = seat();
        var first = next();
        first.dies.set(true);
        first.over.countDown();

        var second = next();

        assertThat(second).isNotSameAs(first);
        assertThat(first.asked.getCount()).as("the first got up").isZero();
        second.lastTick.countDown();
        KIT.stop(seat, PATIENCE);
    }

    @Test
    void isLeftOnlyWhenTheTickUnderWayIsOver() throws InterruptedException {
        var seat = seat();
        var watcher = KIT.createTestProbe();
        var sitting = next();

        seat.tell(new SeatCommand.Leave());
        awaited(sitting.asked);
        seat.tell(new SeatCommand.Heed(Scope.everything()));
        watcher.expectNoMessage(Duration.ofMillis(50));
        assertThat(sitting.over.getCount()).as("still plays").isEqualTo(1);
        sitting.lastTick.countDown();

        watcher.expectTerminated(seat, PATIENCE);
        assertThat(sitting.over.getCount()).isZero();
        assertThat(sittings).as("nobody else sat down here").isEmpty();
    }

    @Test
    void whatIsSaidToOneWhoHasRisenIsPassedOnUntilAnotherSits() throws InterruptedException {
        var seat = seat();
        var sitting = next();
        sitting.lastTick.countDown();
        sitting.close();

        var heed = new SeatCommand.Heed(Scope.everything());
        seat.tell(heed);

        assertThat(elsewhere.receiveMessage(PATIENCE)).isEqualTo(heed);
        var operator = KIT.createTestProbe(SeatCommand.Answer.class);
        seat.tell(new SeatCommand.Say(
                "AAA", new SymbolCommand.Order.HeedLadder("ann"), SymbolCommand.Operate.NEVER, operator.getRef()));
        assertThat(operator.receiveMessage(PATIENCE))
                .as("said again by who said it: this node is about to end")
                .isEqualTo(new SeatCommand.Elsewhere());
        KIT.stop(seat, PATIENCE);
    }

    private ActorRef<SeatCommand> seat() {
        return KIT.spawn(Seat.create(
                () -> {
                    var sitting = new Sitting();
                    sittings.add(sitting);
                    return sitting;
                },
                elsewhere::getRef));
    }

    private Sitting next() throws InterruptedException {
        var sitting = sittings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(sitting).isNotNull();
        return sitting;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("not in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }
}
