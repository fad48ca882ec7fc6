package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OwnershipTaken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A symbol as an entity of a cluster: it settles by itself, ends before its guardian, and stays away while its node owns nothing. */
class GuardianEntityTest {

    private static final ActorTestKit KIT = SymbolRig.kit();
    private static final ManualTime TIME = ManualTime.get(KIT.system());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final MarketClock CLOCK = new MarketClock() {
        @Override
        public long tick() {
            return 7;
        }

        @Override
        public long atMs() {
            return 1_583_712_420_000L;
        }
    };

    private final AtomicBoolean owned = new AtomicBoolean(true);
    private final SymbolRig rig = new SymbolRig(KIT, parts -> Behaviors.ignore());
    private final TestProbe<Object> watcher = KIT.createTestProbe();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void settlesWithTheVenueByItself() {
        var entity = entity();

        awaitOwnership(1);
        KIT.stop(entity);
    }

    @Test
    void sendsNothingOnceItWasToldToHandOver() {
        var entity = entity();
        awaitOwnership(1);
        int before = rig.venue.requests().size();
        entity.tell(new SymbolCommand.HandOver());
        entity.tell(rig.sending(KIT.<SymbolCommand.Done>createTestProbe().getRef()));
        entity.tell(rig.reconciling(KIT.<SymbolCommand.Done>createTestProbe().getRef()));

        watcher.expectTerminated(entity, PATIENCE);
        assertThat(rig.venue.requests()).hasSize(before);
        assertThat(ownerships()).isEqualTo(1);
    }

    @Test
    void doesNotComeBackWhileItsNodeOwnsNothing() {
        owned.set(false);
        PersistenceTestKit.create(KIT.system()).failNextPersisted(SymbolRig.ID);
        var entity = entity();
        rig.superiors.nextFailure();

        TIME.timePasses(Duration.ofMinutes(5));
        assertThat(ownerships()).isZero();
        owned.set(true);
        TIME.timePasses(Duration.ofSeconds(10));

        awaitOwnership(1);
        KIT.stop(entity);
    }

    @Test
    void toldToHandOverWhileItClosesForASymbolThatIsDownEndsWhenTheCloseIsAnswered() {
        var journal = PersistenceTestKit.create(KIT.system());
        var answer = new CompletableFuture<Venue.Placed>();
        rig.venue.holds(1, 100);
        rig.venue.onPlace(order -> answer);
        rig.says(Permission.FLATTEN);
        journal.failNextPersisted(SymbolRig.ID);
        var entity = entity();
        rig.superiors.nextFailure();
        entity.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test"))
                .apply(KIT.<SymbolCommand.Operated>createTestProbe().getRef()));
        watcher.awaitAssert(PATIENCE, () -> assertThat(rig.venue.ids("place")).containsExactly("qt-BTCUSDT-g-1"));

        entity.tell(new SymbolCommand.HandOver());
        entity.tell(rig.operating(new SymbolCommand.Order.HeedLadder("test"))
                .apply(KIT.<SymbolCommand.Operated>createTestProbe().getRef()));
        TIME.timePasses(Duration.ofMinutes(1));
        assertThat(journal.persistedInStorage("guardian|main|BTCUSDT")).noneMatch(OrderAccepted.class::isInstance);
        answer.complete(new Venue.Placed.Accepted());

        watcher.expectTerminated(entity, PATIENCE);
        assertThat(journal.persistedInStorage("guardian|main|BTCUSDT"))
                .filteredOn(OrderAccepted.class::isInstance)
                .as("its answer is recorded before another node may own the symbol")
                .hasSize(1);
        assertThat(rig.venue.ids("place")).hasSize(1);
        assertThat(ownerships()).isZero();
    }

    private ActorRef<SymbolCommand> entity() {
        return KIT.spawn(Guardian.entity(rig.parts(), CLOCK, owned::get));
    }

    private long ownerships() {
        return rig.events().stream().filter(OwnershipTaken.class::isInstance).count();
    }

    private void awaitOwnership(long times) {
        watcher.awaitAssert(PATIENCE, () -> {
            assertThat(ownerships()).isEqualTo(times);
            return times;
        });
    }
}
