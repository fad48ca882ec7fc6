package io.quantumtrader.actors.market;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** When each symbol was evaluated last, by the monotonic clock, and whether it held something then. Thread-safe. */
public final class Vitals {

    private final Map<String, Vital> bySymbol = new ConcurrentHashMap<>();
    private volatile long startedNanos = System.nanoTime();

    /**
     * One symbol's last sign of life.
     *
     * @param evaluatedNanos {@link System#nanoTime()}
     */
    public record Vital(long evaluatedNanos, boolean held) {}

    public void evaluated(String symbol, boolean held) {
        bySymbol.put(symbol, new Vital(System.nanoTime(), held));
    }

    /** From now on the silence of a symbol counts that was never evaluated. */
    void started() {
        startedNanos = System.nanoTime();
    }

    /** What the venue says of a symbol that is silent itself: no sign of life. */
    void holds(String symbol, boolean held) {
        bySymbol.compute(symbol, (name, last) -> new Vital(last == null ? startedNanos : last.evaluatedNanos(), held));
    }

    /** A fill: until the symbol is evaluated again it is not known to be flat. */
    void filled(String symbol) {
        holds(symbol, true);
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
