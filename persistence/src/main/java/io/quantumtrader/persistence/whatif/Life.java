package io.quantumtrader.persistence.whatif;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What came of one way to decide.
 *
 * @param name the candidate's, or of the record itself
 * @param trades in the order of their entries
 * @param maxDrawdown of equity marked on every bar, fraction of the peak before; NaN where no equity was recorded
 * @param skipped entries of the record that found the symbol held
 * @param removed entries of the record that the candidate's limits refuse
 * @param refusals how often each reason stood in such a refusal
 */
public record Life(
        String name,
        List<Trade> trades,
        double maxDrawdown,
        int skipped,
        int removed,
        SortedMap<String, Integer> refusals) {

    public Life {
        trades = List.copyOf(trades);
        refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    }

    /** A life without a word on its entries. */
    public static Life of(String name, List<Trade> trades, double maxDrawdown) {
        return new Life(name, trades, maxDrawdown, 0, 0, Collections.emptySortedMap());
    }

    /** All profit and loss, quote currency. */
    public double net() {
        return trades.stream().mapToDouble(Trade::net).sum();
    }

    /** Sum over all positions. */
    public double rMultiple() {
        return trades.stream().mapToDouble(Trade::rMultiple).sum();
    }

    /** Share of the positions that made money; NaN without any. */
    public double winRate() {
        return trades.isEmpty() ? Double.NaN : count(Trade::won) / (double) trades.size();
    }

    /** How many positions are so. */
    public long count(Predicate<Trade> which) {
        return trades.stream().filter(which).count();
    }
}
