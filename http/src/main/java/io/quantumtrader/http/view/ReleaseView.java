package io.quantumtrader.http.view;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an operator's word did to one latch.
 *
 * @param latchId which latch, or the id of a halt
 * @param layer who holds or held it
 * @param level 1..7
 * @param scope {@code *}, {@code portfolio} or {@code portfolio/symbol}
 * @param permission what it allows or allowed at most, null for a halt
 * @param cause why it was latched, in the words of whoever set it
 * @param state {@code PROPOSED} or {@code RELEASED}
 * @param persons whose words these are, in order
 * @param singlePerson whether one person is enough where a live fund asks for two
 * @param reason the words of the last of them
 * @param saidMs when the last of them spoke, by the clock of the operators
 * @param fromMs a second word counts from then on, same clock; null once released
 * @param untilMs and until then; null once released
 * @param follows the permission that the scope has once it is released, after all layers: the loosest of its symbols
 * @param remaining the symbols of the scope that stay stricter than that, and what keeps them
 * @param referencePeaks the equity from which drawdown counts from now on, by portfolio, quote currency
 */
public record ReleaseView(
        String latchId,
        Layer layer,
        int level,
        String scope,
        @Nullable Permission permission,
        String cause,
        String state,
        List<String> persons,
        boolean singlePerson,
        String reason,
        long saidMs,
        @Nullable Long fromMs,
        @Nullable Long untilMs,
        String follows,
        List<Remaining> remaining,
        SortedMap<String, Double> referencePeaks) {

    public ReleaseView {
        persons = List.copyOf(persons);
        remaining = List.copyOf(remaining);
        referencePeaks = Collections.unmodifiableSortedMap(new TreeMap<>(referencePeaks));
    }

    /**
     * Symbols that may less than what follows.
     *
     * @param by ids of the latches that keep them, or the names of layers that hold no latch
     */
    public record Remaining(Permission permission, List<String> symbols, List<String> by) {
        public Remaining {
            symbols = List.copyOf(symbols);
            by = List.copyOf(by);
        }
    }
}
