package io.quantumtrader.app.fund.figures;

import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** When each symbol that lives here took in its last bar, by the monotonic clock; thread-safe. */
final class FeedAges implements EventFeed {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanos;
    private final Map<String, Long> taken = new ConcurrentHashMap<>();

    FeedAges(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        boolean bar = event instanceof ObservationRow
                || (event instanceof Decided decided && decided.observation().isPresent());
        if (bar) taken.put(persistenceId.substring(persistenceId.lastIndexOf('|') + 1), nanos.getAsLong());
    }

    /**
     * Seconds since the last bar, by symbol.
     *
     * @param here which symbols live here; the others are forgotten
     */
    Map<String, Double> seconds(Predicate<String> here) {
        long now = nanos.getAsLong();
        taken.keySet().removeIf(symbol -> !here.test(symbol));
        var ages = new TreeMap<String, Double>();
        taken.forEach((symbol, atNanos) -> ages.put(symbol, (now - atNanos) / NANOS_PER_SECOND));
        return ages;
    }
}
