package io.quantumtrader.app.bench;

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

/**
 * A whole fund without a clock: how long it takes from a tick that goes out to the decision in the journal, and from there to
 * the order at the venue, for exits and stops decided on that tick.
 */
final class TickPath {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Long> journaledNanos = new ConcurrentHashMap<>();
    private final Times toJournal = new Times();
    private final Times toOrder = new Times();
    private volatile long tickNanos;

    /**
     * What was seen.
     *
     * @param toJournal from the tick to the acknowledged decision with its order
     * @param toOrder from the tick to the order at the venue
     */
    record Seen(Times toJournal, Times toOrder) {}

    /** Plays so many ticks of the scripted market. */
    static Seen measure(Settings settings, Path folder, long seed, long ticks) {
        var path = new TickPath();
        var market =
                SyntheticMarket.open(seed, Set.of(), OptionalLong.of(60_000)).orThrow();
        var stamped = new StampedMarket(new LimitedMarket(market, ticks), path::wentOut);
        var wiring = new SteppedFund.Wiring(path::over, path::recorded, SafetyAlarms.logged(), PATIENCE);
        try (var fund = SteppedFund.start(settings, folder, stamped, wiring)) {
            fund.play();
        }
        return new Seen(path.toJournal, path.toOrder);
    }

    private void wentOut(long nanos) {
        journaledNanos.clear();
        tickNanos = nanos;
    }

    private void recorded(String persistenceId, long sequenceNr, JournalEvent event) {
        long now = System.nanoTime();
        if (event instanceof Decided decided && decided.observation().isPresent()) {
            synchronized (toJournal) {
                toJournal.add(now - tickNanos);
            }
        }
        if (event instanceof OrderIntended order && order.reduceOnly()) journaledNanos.put(order.clientOrderId(), now);
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

    private void arrived(VenueOrder order) {
        long now = System.nanoTime();
        if (!journaledNanos.containsKey(order.clientOrderId())) return;
        synchronized (toOrder) {
            toOrder.add(now - tickNanos);
        }
    }
}
