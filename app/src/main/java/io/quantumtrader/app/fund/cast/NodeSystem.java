package io.quantumtrader.app.fund.cast;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.cluster.AfterGathering;
import io.quantumtrader.actors.cluster.EmergencyEntrance;
import io.quantumtrader.actors.cluster.FarClock;
import io.quantumtrader.actors.cluster.FarConducting;
import io.quantumtrader.actors.cluster.FarSuperiors;
import io.quantumtrader.actors.cluster.KillEntrance;
import io.quantumtrader.actors.cluster.KillRehearsals;
import io.quantumtrader.actors.cluster.LadderCopies;
import io.quantumtrader.actors.cluster.LadderHistory;
import io.quantumtrader.actors.cluster.Ownership;
import io.quantumtrader.actors.cluster.OwnershipRounds;
import io.quantumtrader.actors.cluster.Played;
import io.quantumtrader.actors.cluster.Seat;
import io.quantumtrader.actors.cluster.SeatCommand;
import io.quantumtrader.actors.cluster.VersionGate;
import io.quantumtrader.actors.market.Conducting;
import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.LadderKeeper;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.venue.HeldVenue;
import io.quantumtrader.actors.venue.OwnedVenue;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.ClusterSettings;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.NodeFingerprint;
import io.quantumtrader.exchange.remote.RemoteMarket;
import io.quantumtrader.exchange.remote.RemoteVenue;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.journal.JournalWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.pubsub.Topic;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actors of one node of a fund on several nodes: symbols, portfolio and governor where sharding puts them, one emergency stop, kill
 * switch, CEO and conductor among all, and this node's copy of the ladder. What is spoken to looks as it does in a fund alone.
 */
public final class NodeSystem implements FundActors, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeSystem.class);

    private static final Duration LEAVE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 5_000_000;
    private static final Duration LONGEST_ROUND = Duration.ofMillis(500);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(2);

    private static final DispatcherSelector AT_ONCE = DispatcherSelector.fromConfig("ladder-dispatcher");

    /** Whoever takes the seat connects to the venue, and whoever gets up waits for his tick: symbols that come up meanwhile do not. */
    private static final DispatcherSelector CONNECTS = DispatcherSelector.blocking();

    private final FundSettings settings;
    private final ClusterSettings node;
    private final RemoteMarket market;
    private final RemoteVenue venue;
    private final SafetyAlarms alarms;
    /** Renewed by a majority of the nodes. */
    private final Lease agreed;

    private final Ladder ladder;
    private final Ownership ownership;
    private final FarClock clock = new FarClock();
    private final SendHold own = SendHold.open();
    private final SendHold followed = SendHold.untilRecovered();
    private final NodeLatencies acrossNodes = NodeLatencies.none();
    private final Latency acknowledged = new Latency();
    private final Latency rehearsed = new Latency();
    private final Casting casting;
    private final NodeSeat seat;
    private final ActorSystem<Void> system;
    private final Conducting conducting;
    private final Parts parts;

    /** Makes new connections to the venue, one for whoever needs its own. */
    public interface Line {
        RemoteVenue venue();

        RemoteMarket market();

        /** What lies between the symbols and the venue, such as somebody who counts. */
        UnaryOperator<Venue> between();
    }

    private record Parts(People people, ActorRef<SeatCommand> seat, ActorRef<Topic.Command<Played>> time) {}

    /**
     * Starts the actors and joins the cluster.
     *
     * @param journal where events are kept, as settings of the actor system
     * @param exits whether the process ends with the actor system
     */
    public NodeSystem(
            FundSettings settings,
            Config config,
            Config journal,
            Line lines,
            EventFeed feed,
            SafetyAlarms alarms,
            Conductor.Progress progress,
            boolean exits) {
        this.settings = settings;
        this.node = settings.cluster();
        this.alarms = alarms;
        agreed = Lease.of(settings.ladderLease());
        venue = lines.venue();
        market = lines.market();
        ladder = new Ladder(alarms, Ladder.JOURNALED, Lease.of(settings.ladderLease(), agreed));
        ownership = new Ownership(node.timing().ownership());
        casting = new Casting(
                settings,
                market,
                new OwnedVenue(venue, ownership::holds, ladder.lease()::holds),
                lines.between(),
                ladder,
                own,
                feed.neverFailing(),
                alarms,
                patience());
        seat = new NodeSeat(settings, casting, lines, ladder, market, alarms);
        var born = new CompletableFuture<Parts>();
        system = ActorSystem.create(
                Behaviors.setup(context -> {
                    try {
                        context.spawn(
                                VersionGate.create(NodeFingerprint.of(config), ladder, alarms, clock::atMs),
                                VersionGate.NAME);
                        born.complete(parts(context, progress));
                    } catch (RuntimeException failed) {
                        born.completeExceptionally(failed);
                    }
                    return Behaviors.empty();
                }),
                "quantum-trader",
                ClusterConfig.of(node, exits)
                        .withFallback(ConfigFactory.parseResources("actors.conf"))
                        .withFallback(journal)
                        .withFallback(config)
                        .resolve());
        parts = born.join();
        conducting = new FarConducting(system, parts.seat(), clock);
        watchJournal();
        ladder.onTightening(seat::heed);
        ladder.onTighteningHereAlone(scope -> {
            if (!seat.taken()) parts.seat().tell(new SeatCommand.Heed(scope));
        });
        followed.onLift(() -> conducting.heedLadder("halt released"));
        var shutdown = CoordinatedShutdown.get(system.classicSystem());
        shutdown.addTask(CoordinatedShutdown.PhaseBeforeClusterShutdown(), "seat", this::rise);
        shutdown.addTask(CoordinatedShutdown.PhaseClusterLeave(), "told", () -> {
            LOG.info("What lived here has been handed over");
            return CompletableFuture.completedStage(Done.getInstance());
        });
        shutdown.addTask(CoordinatedShutdown.PhaseClusterExiting(), "ownership", () -> {
            ownership.end();
            return CompletableFuture.completedStage(Done.getInstance());
        });
    }

    /** A conductor who sits here ends his tick before the symbols move: afterwards he would reach none of them. */
    private CompletionStage<Done> rise() {
        return CompletableFuture.supplyAsync(
                () -> {
                    boolean rose = seat.rise();
                    LOG.info("This node leaves; symbols are handed over{}", rose ? ", the conductor has risen" : "");
                    return Done.getInstance();
                },
                Thread::startVirtualThread);
    }

    private void watchJournal() {
        var watch = JournalWatch.of(system);
        watch.spoolIf(ownership::holds);
        JournalOutage.heed(watch, ladder, alarms, clock::atMs);
    }

    // --- who lives here

    private Parts parts(ActorContext<Void> context, Conductor.Progress progress) {
        var history = LadderHistory.of(node.node(), ladder);
        var copies = context.spawn(LadderCopies.create(node.node(), ladder, history), LadderCopies.NAME, AT_ONCE);
        context.spawn(
                OwnershipRounds.create(node.node(), ownership, history, agreed, round(), acrossNodes.round()),
                OwnershipRounds.NAME,
                AT_ONCE);
        context.spawn(KillRehearsals.create(copies, acrossNodes.rehearsals()), "kill-rehearsals", AT_ONCE);
        var time = context.spawn(Topic.create(Played.class, "market-time"), "market-time");
        time.tell(Topic.subscribe(context.spawn(hearing(progress), "market-time-heard")));
        var sharded = new ShardedActors(context, settings, casting);
        var governor = sharded.governor();
        var portfolio = sharded.portfolio(governor);
        var singletons = ClusterSingleton.get(context.getSystem());
        var emergencyStop = singletons.init(SingletonActor.of(
                        AfterGathering.of(EmergencyCommand.class, copies, casting.emergencyStop()), "emergency-stop")
                .withSettings(on(context, ClusterSettings.CONTROL)));
        var keptSwitch = singletons.init(SingletonActor.of(
                        AfterGathering.of(KillSwitch.Command.class, copies, casting.killSwitch(own)), "kill-switch")
                .withSettings(on(context, ClusterSettings.CONTROL)));
        var ceo = singletons.init(
                SingletonActor.of(AfterGathering.of(CeoCommand.class, copies, casting.ceo(emergencyStop)), "ceo")
                        .withSettings(on(context, ClusterSettings.CONTROL)));
        var emergencyEntrance = context.spawn(EmergencyEntrance.create(ladder, emergencyStop), "emergency-stop");
        var killSwitch = context.spawn(
                KillEntrance.create(node.node(), ladder, copies, keptSwitch, acrossNodes.kills()),
                "kill-switch",
                AT_ONCE);
        var seated = new CompletableFuture<Parts>();
        ActorSystem<?> of = context.getSystem();
        var sitting = singletons.init(SingletonActor.of(
                        Seat.create(
                                () -> seat.sit(
                                        of,
                                        seated.join().people(),
                                        seated.join().time()),
                                () -> seated.join().seat()),
                        "seat")
                .withProps(CONNECTS)
                .withStopMessage(new SeatCommand.Leave())
                .withSettings(on(context, ClusterSettings.MARKET)));
        var superiors =
                new FarSuperiors(context.getSystem(), settings.portfolio(), ladder, sitting, portfolio, patience());
        var way = new HeldVenue(new HeldVenue(casting.sending(), own), followed);
        var symbols = sharded.symbols(market.symbols(), new ShardedActors.Around(way, superiors, clock, ownership));
        var people = new People(symbols, portfolio, governor, emergencyEntrance, killSwitch, ceo);
        var following = new FollowedLadder(ladder, followed, ceo, context.getSystem());
        context.spawn(following.gathering(copies), "ladder-gathering");
        context.spawn(
                LadderKeeper.create(
                        ladder,
                        keptSwitch,
                        emergencyStop,
                        settings.withdrawAfter(),
                        clock::atMs,
                        following::heard,
                        alarms),
                "ladder-keeper");
        var all = new Parts(people, sitting, time);
        seated.complete(all);
        return all;
    }

    /** The node of a silent part may be gone: nobody waits long for it. */
    private Duration patience() {
        var configured = settings.ladderPatience();
        return configured.compareTo(LONGEST_PATIENCE) < 0 ? configured : LONGEST_PATIENCE;
    }

    private Duration round() {
        var heartbeat = node.timing().heartbeat();
        return heartbeat.compareTo(LONGEST_ROUND) < 0 ? heartbeat : LONGEST_ROUND;
    }

    private Behavior<Played> hearing(Conductor.Progress progress) {
        return Behaviors.receiveMessage(played -> {
            clock.heard(played);
            progress.played(played.tick(), played.atMs(), 0);
            return Behaviors.same();
        });
    }

    private static ClusterSingletonSettings on(ActorContext<Void> context, String role) {
        return ClusterSingletonSettings.create(context.getSystem()).withRole(role);
    }

    // --- as the API meets it

    @Override
    public ActorSystem<Void> system() {
        return system;
    }

    @Override
    public People people() {
        return parts.people();
    }

    @Override
    public Ladder ladder() {
        return ladder;
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public Conducting conductor() {
        return conducting;
    }

    @Override
    public Latency acknowledged() {
        return acknowledged;
    }

    @Override
    public Latency rehearsed() {
        return rehearsed;
    }

    @Override
    public Optional<NodeLatencies> acrossNodes() {
        return Optional.of(acrossNodes);
    }

    @Override
    public CompletionStage<NodeStanding> standing() {
        var sight = new ClusterSight(system, ShardedActors.SYMBOL);
        return sight.symbolsHere()
                .thenApply(here -> new NodeStanding(
                        false,
                        node.node(),
                        sight.members(),
                        here,
                        seat.occupied(),
                        clock.tick(),
                        clock.atMs(),
                        ownership.leftMs(),
                        ownership.length().toMillis()));
    }

    /** The market that all nodes follow. */
    public RemoteMarket market() {
        return market;
    }

    /** Until when this node may send. */
    public Ownership ownership() {
        return ownership;
    }

    /** Looks for the end instead of being told: where the engine ends the process, whoever it would tell waits for the process's end. */
    private boolean awaitEnd() {
        var terminated = system.classicSystem().whenTerminated();
        long giveUpAt = System.nanoTime() + LEAVE.toNanos();
        while (!terminated.isCompleted() && System.nanoTime() < giveUpAt) LockSupport.parkNanos(LOOK_NANOS);
        return terminated.isCompleted();
    }

    /** Leaves the cluster, handing over what lives here, and ends. */
    @Override
    public void close() {
        system.terminate();
        if (!awaitEnd()) system.log().warn("the actor system did not stop in time");
        market.close();
        venue.close();
    }
}
