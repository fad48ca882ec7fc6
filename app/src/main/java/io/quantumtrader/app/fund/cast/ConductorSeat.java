package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.cluster.Seat;
import io.quantumtrader.actors.cluster.UpperLayers;
import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.exchange.remote.RemoteMarket;
import io.quantumtrader.exchange.remote.RemoteVenue;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conductor of a cluster, with the upper layers as he asks them, on whichever node he sits. */
final class ConductorSeat implements Seat.Holder {

    private static final Logger LOG = LoggerFactory.getLogger(ConductorSeat.class);
    private static final Duration LAST_TICK = Duration.ofSeconds(10);
    private static final Duration FOR_A_VIEW = Duration.ofSeconds(2);
    private static final Duration FOR_ALL_VIEWS = Duration.ofSeconds(20);

    private final ActorSystem<?> system;
    private final FundSettings settings;
    private final Ladder ladder;
    private final People people;
    private final RemoteVenue venue;
    private final RemoteMarket market;
    private final Chain chain;
    private final Conductor conductor;
    private final AutoCloseable sights;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch risen = new CountDownLatch(1);
    private final AtomicBoolean rising = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean leaving;

    /** Who looks from where the conductor sits. */
    interface Looking {
        AutoCloseable from(Conductor conductor);
    }

    ConductorSeat(
            ActorSystem<?> system,
            FundSettings settings,
            Ladder ladder,
            People people,
            RemoteVenue venue,
            RemoteMarket market,
            Chain chain,
            Conductor conductor,
            Looking looking) {
        this.system = system;
        this.settings = settings;
        this.ladder = ladder;
        this.people = people;
        this.venue = venue;
        this.market = market;
        this.chain = chain;
        this.conductor = conductor;
        this.sights = looking.from(conductor);
    }

    @Override
    public Conductor conductor() {
        return conductor;
    }

    @Override
    public UpperLayers layers() {
        return chain;
    }

    @Override
    public void heed(Scope scope) {
        conductor.heedLadder("ladder", symbol -> scope.covers(settings.portfolio(), symbol));
    }

    /** The venue has gone on meanwhile: what the last conductor had not told every symbol is played, then what came since. */
    @Override
    public void play() {
        try {
            while (ladder.recovering() && !leaving) LockSupport.parkNanos(5_000_000);
            if (leaving) return;
            var from = lastTickOfAll();
            LOG.info("Going on at tick {}", from.map(SymbolView::tick).orElse(0L));
            conductor.resumeAt(
                    from.map(SymbolView::tick).orElse(0L),
                    from.map(SymbolView::atMs).orElse(0L));
            conductor.run();
            conductor.hearOut();
        } finally {
            over.countDown();
        }
    }

    /** What the symbol that is farthest behind saw last; empty in a new fund. Symbols on their way between nodes are waited for. */
    private Optional<SymbolView> lastTickOfAll() {
        long giveUpAt = System.nanoTime() + FOR_ALL_VIEWS.toNanos();
        while (!leaving) {
            var views = views();
            boolean all = views.size() == people.symbols().size();
            if (all || System.nanoTime() > giveUpAt) {
                if (!all)
                    LOG.error(
                            "only {} of {} symbols answer",
                            views.size(),
                            people.symbols().size());
                return views.stream()
                        .min(Comparator.comparingLong(SymbolView::tick))
                        .filter(view -> view.tick() > 0);
            }
        }
        return Optional.empty();
    }

    private List<SymbolView> views() {
        List<CompletionStage<SymbolView>> asked =
                people.symbols().values().stream().map(this::view).toList();
        return asked.stream().flatMap(view -> heard(view).stream()).toList();
    }

    private CompletionStage<SymbolView> view(ActorRef<SymbolCommand> symbol) {
        return AskPattern.ask(symbol, SymbolCommand.Get::new, FOR_A_VIEW, system.scheduler());
    }

    private static Optional<SymbolView> heard(CompletionStage<SymbolView> asked) {
        try {
            return Optional.of(asked.toCompletableFuture().join());
        } catch (CompletionException late) {
            return Optional.empty();
        }
    }

    @Override
    public boolean hasRisen() {
        return leaving;
    }

    @Override
    public void close() {
        rise();
        if (!closing.compareAndSet(false, true)) return;
        try {
            sights.close();
        } catch (Exception failed) {
            LOG.warn("the lookout did not stop cleanly", failed);
        }
        market.close();
        venue.close();
    }

    /** Returns when the last tick has ended and nothing more is said from here; connections are left to {@link #close}. */
    void rise() {
        if (!rising.compareAndSet(false, true)) {
            awaitRisen();
            return;
        }
        leaving = true;
        conductor.stop();
        try {
            if (!over.await(LAST_TICK.toMillis(), TimeUnit.MILLISECONDS)) LOG.warn("the last tick did not end in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        conductor.end();
        risen.countDown();
    }

    private void awaitRisen() {
        try {
            if (!risen.await(LAST_TICK.toMillis(), TimeUnit.MILLISECONDS)) LOG.warn("who sat has not risen in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
