package io.quantumtrader.kernel.portfolio;

import io.quantumtrader.kernel.decision.OpeningPlan;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is held and what was granted since the last reading, by symbol in order.
 *
 * @param exposures one a symbol
 */
public record Book(Map<String, Exposure> exposures) {

    public static final Book EMPTY = new Book(Map.of());

    /** What the readings say is held. */
    public static Book of(Collection<SymbolReading> readings) {
        var exposures = new TreeMap<String, Exposure>();
        for (var reading : readings) {
            if (reading.position() || reading.signedQuantity() != 0) {
                exposures.put(reading.symbol(), Exposure.of(reading));
            }
        }
        return new Book(exposures);
    }

    /** With a plan as if it were filled. */
    public Book with(OpeningPlan plan, double sigmaBar) {
        return with(Exposure.of(plan, sigmaBar));
    }

    public Book with(Exposure more) {
        var exposures = new TreeMap<>(this.exposures);
        exposures.merge(more.symbol(), more, Exposure::plus);
        return new Book(exposures);
    }

    public Collection<Exposure> all() {
        return exposures.values();
    }

    public boolean holds(String symbol) {
        return exposures.containsKey(symbol);
    }

    public int size() {
        return exposures.size();
    }

    /** Σ|notional|, quote currency; NaN if one is unknown. */
    public double gross() {
        return all().stream().mapToDouble(Exposure::notional).sum();
    }

    /** |notional| of one symbol, quote currency, 0 if it is not held. */
    public double notionalOf(String symbol) {
        var exposure = exposures.get(symbol);
        return exposure == null ? 0 : exposure.notional();
    }

    /** Loss at stop of one symbol, quote currency, 0 if it is not held. */
    public double lossAtStopOf(String symbol) {
        var exposure = exposures.get(symbol);
        return exposure == null ? 0 : exposure.lossAtStop();
    }
}
