package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.cluster.Played;
import io.quantumtrader.actors.cluster.Seat;
import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.market.Patience;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Lookout;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.exchange.remote.RemoteMarket;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.journal.JournalWatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.pubsub.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The seat of the conductor as one node knows it: with connections of its own to market and venue, and a lookout, for as long as he
 * sits here. Thread-safe.
 */
final class NodeSeat {

    /** What one symbol that is silent may cost all others, once. */
    private static final Duration PHASE = Duration.ofSeconds(1);

    private final FundSettings settings;
    private final Casting casting;
    private final NodeSystem.Line lines;
    private final Ladder ladder;
    private final RemoteMarket market;
    private final SafetyAlarms alarms;
    private final AtomicInteger seatings = new AtomicInteger();
    private final AtomicBoolean occupied = new AtomicBoolean();
    private final AtomicReference<@Nullable ConductorSeat> sitting = new AtomicReference<>();

    /** @param market for the names of its symbols */
    NodeSeat(
            FundSettings settings,
            Casting casting,
            NodeSystem.Line lines,
            Ladder ladder,
            RemoteMarket market,
            SafetyAlarms alarms) {
        this.settings = settings;
        this.casting = casting;
        this.lines = lines;
        this.ladder = ladder;
        this.market = market;
        this.alarms = alarms;
    }

    /** Whether the conductor sits here now. */
    boolean occupied() {
        return occupied.get();
    }

    /** Whether he ever sat here: who takes the seat of a node keeps it until one of both ends. */
    boolean taken() {
        return sitting.get() != null;
    }

    /** A conductor who sits here looks at what tightened; nothing if he does not. */
    void heed(Scope scope) {
        var here = sitting.get();
        if (here != null) here.heed(scope);
    }

    /** Lets him end his tick, and says whether there was one. Blocks meanwhile. */
    boolean rise() {
        var here = sitting.get();
        if (here == null) return false;
        here.rise();
        return true;
    }

    /** Takes the seat: connects, and goes by what stands on the ladder. Blocks meanwhile. */
    Seat.Holder sit(ActorSystem<?> of, People people, ActorRef<Topic.Command<Played>> time) {
        var seatVenue = lines.venue();
        var seatMarket = lines.market();
        var chain = casting.chain(of, people.portfolio(), people.emergencyStop(), people.ceo());
        JournalWatch.of(of).onChange(chain::journal);
        var conductor = new Conductor(
                of,
                seatMarket,
                seatVenue,
                people.symbols(),
                chain,
                settings.pace(),
                Patience.brisk(PHASE),
                (tick, atMs, observed) -> time.tell(Topic.publish(new Played(tick, atMs))));
        var here = new ConductorSeat(
                of, settings, ladder, people, seatVenue, seatMarket, chain, conductor, who -> look(of, who));
        sitting.set(here);
        here.heed(Scope.everything());
        return here;
    }

    private AutoCloseable look(ActorSystem<?> of, Conductor conductor) {
        var sights = new Sights(
                settings.portfolio(),
                market.symbols(),
                ladder,
                conductor,
                FundSystem.silenceAfter(settings, market),
                System::nanoTime,
                alarms);
        var looking = new AtomicBoolean(true);
        occupied.set(true);
        of.systemActorOf(
                Lookout.create(
                        () -> looking.get() ? sights.lasting() : List.of(),
                        settings.telling().repeat(),
                        alarms),
                "lookout-" + seatings.incrementAndGet(),
                Props.empty());
        return () -> {
            looking.set(false);
            occupied.set(false);
            sights.close();
        };
    }
}
