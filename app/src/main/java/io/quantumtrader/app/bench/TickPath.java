package io.quantumtrader.app.bench;

import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.exchange.LimitedMarket;
import io.quantumtrader.exchange.synthetic.SyntheticMarket;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A whole fund at a quick pace: how long it takes from a tick that goes out to the decision in the journal, and to the orders
 * at the venue that were decided on that tick.
 */
final class TickPath {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, OrderIntended> intended = new ConcurrentHashMap<>();
    private final Seen seen = new Seen(new Times(), new Times(), new Times());
    private volatile @Nullable Conductor conductor;

    /**
     * What was seen, from the tick on.
     *
     * @param toJournal to the acknowledged decision of each symbol that is more than a hold
     * @param toExit to the exit at the venue
     * @param toStop to the moved stop at the venue, before which the one that it replaces is withdrawn and that is recorded
     */
    record Seen(Times toJournal, Times toExit, Times toStop) {
        void addAll(Seen other) {
            toJournal.addAll(other.toJournal);
            toExit.addAll(other.toExit);
            toStop.addAll(other.toStop);
        }
    }

    /** Plays so many ticks of the scripted market. */
    static Seen measure(Settings settings, Path folder, long seed, long ticks) {
        var path = new TickPath();
        var market =
                SyntheticMarket.open(seed, Set.of(), OptionalLong.of(60_000)).orThrow();
        var wiring = new SteppedFund.Wiring(path::over, path::recorded, SafetyAlarms.logged(), PATIENCE);
        try (var fund = SteppedFund.start(settings, folder, new LimitedMarket(market, ticks), wiring)) {
            path.conductor = fund.conductor();
            fund.play();
        }
        return path.seen;
    }

    private void recorded(String persistenceId, long sequenceNr, JournalEvent event) {
        long now = System.nanoTime();
        if (event instanceof Decided decided && decided.observation().isPresent()) add(seen.toJournal(), now);
        if (event instanceof OrderIntended order && order.reduceOnly()) intended.put(order.clientOrderId(), order);
    }

    private void add(Times times, long now) {
        var conducting = conductor;
        if (conducting == null) return;
        long tickNanos = conducting.beganNanos();
        synchronized (times) {
            times.add(now - tickNanos);
        }
    }

    /** A venue that stamps the orders which the present tick decided on. */
    private Venue over(Venue venue) {
        return (Venue) Proxy.newProxyInstance(
                Venue.class.getClassLoader(), new Class<?>[] {Venue.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("place")) arrived((VenueOrder) arguments[0]);
                    try {
                        return method.invoke(venue, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }

    private void arrived(VenueOrder sent) {
        long now = System.nanoTime();
        var order = intended.remove(sent.clientOrderId());
        var conducting = conductor;
        if (order == null || conducting == null || order.tick() != conducting.tick()) return;
        switch (order.purpose()) {
            case "EXIT" -> add(seen.toExit(), now);
            case "STOP" -> add(seen.toStop(), now);
            default -> {}
        }
    }
}
