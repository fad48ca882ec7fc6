package io.quantumtrader.exchange.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.exchange.LimitedMarket;
import io.quantumtrader.exchange.simulated.VenueLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ticks come as they close at the server, whoever follows, from wherever it begins. */
@Timeout(60)
class RemoteMarketTest {

    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void closes() throws Exception {
        for (var part : open.reversed()) part.close();
    }

    private <T extends AutoCloseable> T kept(T part) {
        open.add(part);
        return part;
    }

    private RemoteMarket following(VenueServer server) throws InterruptedException {
        return kept(RemoteMarket.connect(ServerRig.at(server)));
    }

    private VenueServer playing(long ticks, long warmUp, Pace pace) {
        return kept(VenueServer.start(
                new ServerSettings("127.0.0.1", 0, ServerRig.KEPT),
                ServerRig.plain(),
                ServerRig.venue(ServerRig.plain(), VenueLog.inMemory()),
                new WalkingMarket(ticks, warmUp),
                pace));
    }

    @Test
    void tellsWhatMarketItIs() throws Exception {
        var market = following(kept(ServerRig.stepped()));

        assertThat(market.name()).isEqualTo("walking");
        assertThat(market.synthetic()).isTrue();
        assertThat(market.symbols()).isEqualTo(WalkingMarket.SYMBOLS);
        assertThat(market.intervalMs()).isEqualTo(WalkingMarket.MINUTE);
        assertThat(market.length()).isEmpty();
        assertThat(market.warmUpTicks()).isZero();
        assertThat(market.referencePrice("BUSDT")).isEqualTo(100);
        assertThat(market.pace()).isEqualTo(new Pace.Times(60));
    }

    @Test
    void aTickIsThereAsSoonAsItClosesAndToTheBit() throws Exception {
        var server = kept(ServerRig.stepped());
        var market = following(server);
        var arrivals = market.arrivals().orElseThrow();
        var told = new Semaphore(0);
        arrivals.onReady(told::release);
        market.seek(0);
        assertThat(arrivals.ready()).isFalse();

        server.step();

        assertThat(told.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(arrivals.ready()).isTrue();
        assertThat(market.next()).contains(WalkingMarket.tick(1));
        assertThat(arrivals.ready()).isFalse();
        assertThat(arrivals.behind()).isFalse();
    }

    @Test
    void whoComesLaterIsBehindUntilTheNewestTick() throws Exception {
        var server = kept(ServerRig.stepped());
        for (int i = 0; i < 5; i++) server.step();
        var market = following(server);
        var arrivals = market.arrivals().orElseThrow();
        market.seek(2);

        assertThat(market.next()).contains(WalkingMarket.tick(3));
        assertThat(arrivals.behind()).isTrue();
        assertThat(market.next()).contains(WalkingMarket.tick(4));
        assertThat(arrivals.behind()).isTrue();
        assertThat(market.next()).contains(WalkingMarket.tick(5));
        assertThat(arrivals.behind()).isFalse();
        assertThat(market.missed()).isZero();
    }

    @Test
    void ticksThatTheServerKeepsNoMoreAreMissedAndCounted() throws Exception {
        var server = kept(ServerRig.stepped());
        for (int i = 0; i < ServerRig.KEPT + 30; i++) server.step();
        var market = following(server);
        market.seek(10);

        assertThat(market.next()).contains(WalkingMarket.tick(31));
        assertThat(market.missed()).isEqualTo(20);
    }

    @Test
    void aWarmUpIsPlayedAtOnceAndTheRestByTheClock() throws Exception {
        var server = playing(0, 40, new Pace.Times(0.001));
        var market = following(server);
        for (long number = 1; number <= 40; number++) assertThat(market.next()).contains(WalkingMarket.tick(number));

        assertThat(market.arrivals().orElseThrow().ready()).isFalse();
        assertThat(server.view().lastTick()).isEqualTo(40);
    }

    @Test
    void playsByItselfToTheEndWhetherOrNotAnybodyListens() throws Exception {
        var server = playing(1_500, 0, new Pace.Max());
        var late = following(server);
        for (var tick = late.next(); tick.isPresent(); tick = late.next())
            assertThat(tick).isPresent();

        assertThat(server.view().lastTick()).isEqualTo(1_500);
        assertThat(server.view().ended()).isTrue();
        assertThat(late.length()).hasValue(1_500);
        assertThat(late.arrivals().orElseThrow().ready()).isTrue();
        assertThat(late.next()).isEmpty();
    }

    @Test
    void goesOnWhereItWasWhenItsServerComesBack() throws Exception {
        var log = folder.resolve("venue.log");
        var first = ServerRig.stepped(ServerRig.plain(), VenueLog.open(log, false), 0);
        int port = first.address().getPort();
        for (int i = 0; i < 4; i++) first.step();
        var market = following(first);
        market.seek(1);
        assertThat(market.next()).contains(WalkingMarket.tick(2));
        first.close();

        var second = kept(ServerRig.stepped(ServerRig.plain(), VenueLog.open(log, false), port));
        second.step();

        for (long number = 3; number <= 5; number++) assertThat(market.next()).contains(WalkingMarket.tick(number));
        var fresh = following(second);
        assertThat(fresh.next()).contains(WalkingMarket.tick(1));
    }

    @Test
    void whoWaitsForATickIsFreedWhenTheMarketIsClosed() throws Exception {
        var market = following(kept(ServerRig.stepped()));
        var waiting = new CountDownLatch(1);
        var freed = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            waiting.countDown();
            if (market.next().isEmpty()) freed.countDown();
        });
        waiting.await();

        market.close();

        assertThat(freed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aMarketThatIsClosedHasNoTicksForThoseWhoComeLater() throws Exception {
        var server = kept(ServerRig.stepped());
        server.step();
        var market = following(server);
        market.close();

        assertThat(market.next()).isEmpty();
        market.seek(0);
        assertThat(market.next()).isEmpty();
        assertThat(market.arrivals().orElseThrow().ready()).isTrue();
    }

    @Test
    void aLimitEndsAFollowedMarketToo() throws Exception {
        var server = kept(ServerRig.stepped());
        for (int i = 0; i < 5; i++) server.step();
        var limited = new LimitedMarket(following(server), 2);
        limited.seek(0);
        limited.next();
        assertThat(limited.arrivals().orElseThrow().behind()).isTrue();

        assertThat(limited.next()).contains(WalkingMarket.tick(2));

        assertThat(limited.arrivals().orElseThrow().behind()).isFalse();
        assertThat(limited.arrivals().orElseThrow().ready()).isTrue();
        assertThat(limited.next()).isEmpty();
    }
}
