package io.quantumtrader.actors.market;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** When each symbol was evaluated last, by the monotonic clock, and whether it held something then. Thread-safe. */
public final class Vitals {

    private final Map<String, Vital> bySymbol = new ConcurrentHashMap<>();

    /**
     * One symbol's last sign of life.
     *
     * @param evaluatedNanos {@link System#nanoTime()}
     */
    public record Vital(long evaluatedNanos, boolean held) {}

    public void evaluated(String symbol, boolean held) {
        bySymbol.put(symbol, new Vital(System.nanoTime(), held));
    }

    /** What the venue says of a symbol that is silent itself: no sign of life. */
    void holds(String symbol, boolean held) {
        bySymbol.computeIfPresent(symbol, (name, last) -> new Vital(last.evaluatedNanos(), held));
    }

    /** Whether a symbol held something when that was known last. */
    boolean held(String symbol) {
        var last = bySymbol.get(symbol);
        return last != null && last.held();
    }

    /** Whether it is known that a symbol holds nothing. */
    boolean flat(String symbol) {
        var last = bySymbol.get(symbol);
        return last != null && !last.held();
    }

    /** By symbol, in order. */
    public Map<String, Vital> all() {
        return new TreeMap<>(bySymbol);
    }
}
