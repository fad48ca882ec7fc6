package io.quantumtrader.app.fund.cast;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.market.Heeding;
import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.LadderKeeper;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.actors.safety.Lookout;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueLog;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.journal.JournalWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** The actors of one fund with its venue and conductor. Started with the ladder recovering; stopped market first. */
public final class FundSystem implements FundActors, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LEAST_PHASE_PATIENCE = Duration.ofSeconds(1);

    private final FundSettings settings;
    private final PricedMarket market;
    private final SimulatedVenue venue;
    private final Ladder ladder;
    private final SendHold hold = SendHold.untilRecovered();
    private final ActorSystem<Void> system;
    private final People people;
    private final Conductor conductor;
    private final Sights sights;
    private final Latency acknowledged = new Latency();
    private final Latency rehearsed = new Latency();
    private volatile @Nullable Heeding heeding;

    /**
     * Starts the actors. Throws {@link ConfigurationRefused} if the venue holds something for symbols that the market does
     * not have.
     *
     * @param journal where events are kept, as settings of the actor system
     * @param folder where the venue keeps its log
     * @param line what lies between the symbols and the venue, such as somebody who counts
     */
    public FundSystem(
            FundSettings settings,
            Config config,
            Config journal,
            PricedMarket market,
            Path folder,
            EventFeed feed,
            SafetyAlarms alarms,
            Conductor.Progress progress,
            UnaryOperator<Venue> line) {
        this(settings, config, journal, market, folder, feed, alarms, progress, line, phasePatience(settings));
    }

    /**
     * The same with another patience.
     *
     * @param patience how long one phase of a tick may take before it is told again
     */
    public FundSystem(
            FundSettings settings,
            Config config,
            Config journal,
            PricedMarket market,
            Path folder,
            EventFeed feed,
            SafetyAlarms alarms,
            Conductor.Progress progress,
            UnaryOperator<Venue> line,
            Duration patience) {
        this.settings = settings;
        this.market = market;
        venue = SimulatedVenue.open(settings.venue(), settings.instruments().rules(market), venueLog(settings, folder));
        try {
            LeftBehind.refuse(venue, market.symbols());
        } catch (ConfigurationRefused refused) {
            venue.close();
            throw refused;
        }
        ladder = new Ladder(alarms, Ladder.JOURNALED, lease(settings));
        var casting = new Casting(
                settings, market, venue, line, ladder, hold, feed.neverFailing(), alarms, settings.ladderPatience());
        var born = new CompletableFuture<Casting.Everybody>();
        system = ActorSystem.create(
                Behaviors.setup(context -> {
                    try {
                        born.complete(casting.everybody(context));
                    } catch (RuntimeException failed) {
                        born.completeExceptionally(failed);
                    }
                    return Behaviors.empty();
                }),
                "quantum-trader",
                ConfigFactory.parseResources("actors.conf")
                        .withFallback(journal)
                        .withFallback(config));
        var everybody = born.join();
        people = everybody.people();
        var chain = everybody.chain();
        conductor = new Conductor(
                system,
                market,
                line.apply(venue) instanceof DrivenVenue driven ? driven : venue,
                people.symbols(),
                chain,
                settings.pace(),
                patience,
                progress);
        ladder.onTightening(this::heed);
        var journalWatch = JournalWatch.of(system);
        JournalOutage.heed(journalWatch, ladder, alarms, conductor::atMs);
        journalWatch.onChange(chain::journal);
        hold.onLift(() -> conductor.heedLadder("halt released"));
        sights = new Sights(
                settings.portfolio(),
                market.symbols(),
                ladder,
                conductor,
                silenceAfter(settings, market),
                System::nanoTime,
                alarms);
        if (paced(settings)) watch(alarms);
    }

    /** Who looks from outside, where time is that of the wall clock: a recorded run renews the ladder inside the tick. */
    private void watch(SafetyAlarms alarms) {
        ladder.onTightening(sights::tightened);
        system.systemActorOf(
                LadderKeeper.create(
                        ladder,
                        people.killSwitch(),
                        people.emergencyStop(),
                        settings.withdrawAfter(),
                        conductor::atMs,
                        alarms),
                "ladder-keeper",
                Props.empty());
        system.systemActorOf(
                Lookout.create(sights::lasting, settings.telling().repeat(), alarms), "lookout", Props.empty());
    }

    /** A symbol that does not answer a phase is told again, several times within the patience with a part of the ladder. */
    private static Duration phasePatience(FundSettings settings) {
        var quarter = settings.ladderPatience().dividedBy(4);
        return quarter.compareTo(LEAST_PHASE_PATIENCE) > 0 ? quarter : LEAST_PHASE_PATIENCE;
    }

    private static boolean paced(FundSettings settings) {
        return settings.pace() instanceof Pace.Times;
    }

    private static Lease lease(FundSettings settings) {
        return paced(settings) ? Lease.of(settings.ladderLease()) : Lease.unlimited();
    }

    /** At least two bars on the wall clock: between two bars nobody is evaluated. */
    public static Duration silenceAfter(FundSettings settings, PricedMarket market) {
        var bars = settings.pace().of(market.intervalMs()).multipliedBy(2);
        var configured = settings.telling().silenceAfter();
        return bars.compareTo(configured) > 0 ? bars : configured;
    }

    /**
     * Every symbol that the scope covers looks at the ladder again; how long that takes is measured from the gate closed,
     * unless it is about a single symbol.
     */
    private void heed(Scope scope) {
        long closedNanos = ladder.closedNanos();
        var asked = conductor.heedLadder("ladder", symbol -> scope.covers(settings.portfolio(), symbol));
        heeding = asked;
        if (scope instanceof Scope.OfSymbol) return;
        CompletionStage<Heeding.Acknowledged> answered = asked.acknowledged();
        answered.thenAccept(all -> {
            if (all.silent() == 0) acknowledged.record(all.atNanos() - closedNanos);
        });
    }

    /** The venue's log in a folder, as durable as the settings ask. */
    static VenueLog venueLog(FundSettings settings, Path folder) {
        return VenueLog.open(folder.resolve("venue.log"), settings.forceVenueLog());
    }

    /** Settles with the venue, then plays the market on the caller's thread until it ends or {@link #close} is called. */
    public void play() {
        resume();
        conductor.run();
    }

    /** Settles with the venue: afterwards every position has the stop that the venue confirmed. */
    public void resume() {
        conductor.resumeAt(venue.lastTick(), venue.lastAtMs());
    }

    /** Waits until the layers that keep latches have read their journals back; until then nothing may be opened. */
    public void awaitLadder() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ladder.recovering()) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("the ladder does not recover");
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Quote currency that the account started with. */
    public double startEquity() {
        return settings.venue().startEquity();
    }

    @Override
    public Optional<NodeLatencies> acrossNodes() {
        return Optional.empty();
    }

    @Override
    public CompletionStage<NodeStanding> standing() {
        return CompletableFuture.completedStage(
                NodeStanding.alone(people().symbols().keySet(), conductor.tick(), conductor.atMs()));
    }

    @Override
    public Latency rehearsed() {
        return rehearsed;
    }

    @Override
    public Latency acknowledged() {
        return acknowledged;
    }

    /** What comes of the last tightening; empty before the first. */
    public Optional<Heeding> heeding() {
        return Optional.ofNullable(heeding);
    }

    @Override
    public Conductor conductor() {
        return conductor;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Ladder ladder() {
        return ladder;
    }

    @Override
    public SimulatedVenue venue() {
        return venue;
    }

    @Override
    public ActorSystem<Void> system() {
        return system;
    }

    @Override
    public void close() {
        conductor.end();
        sights.close();
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            system.log().warn("the actor system did not stop in time", e);
        }
        venue.close();
        market.close();
    }
}
