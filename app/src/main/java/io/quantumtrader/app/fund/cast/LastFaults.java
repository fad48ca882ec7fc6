package io.quantumtrader.app.fund.cast;

import io.quantumtrader.kernel.kill.Fault;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each symbol failed by when it failed last, until it answers in a later tick. One that is silent after a fault of our own
 * code is managed by nobody; a journal, a venue or a hand-over that keeps it waiting is none of that (rules, B3). Thread-safe.
 */
final class LastFaults {

    private final Map<String, Failure> last = new ConcurrentHashMap<>();

    private record Failure(Fault fault, long tick) {}

    void failed(String symbol, Fault fault, long tick) {
        last.put(symbol, new Failure(fault, tick));
    }

    /** All others answered in this tick: what they failed by before is over. */
    void silent(SortedSet<String> symbols, long tick) {
        Set.copyOf(last.keySet()).stream()
                .filter(symbol -> !symbols.contains(symbol))
                .forEach(symbol ->
                        last.computeIfPresent(symbol, (name, failure) -> failure.tick() < tick ? null : failure));
    }

    boolean ofOurCode(String symbol) {
        var failure = last.get(symbol);
        return failure != null && failure.fault() == Fault.CODE;
    }
}
