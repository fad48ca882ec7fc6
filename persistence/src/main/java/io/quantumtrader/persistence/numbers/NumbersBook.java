package io.quantumtrader.persistence.numbers;

import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersChanged;
import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersProposed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers that operators set, as their journal tells them. The fold is a function of state and event alone.
 *
 * @param set values by path below {@code quantum-trader}, in place of what the configuration says
 * @param proposed first words for changes, oldest first, of which those that are not too old wait for another person; a change takes
 *     all of them away, as they were said of other numbers than there are then
 */
public record NumbersBook(SortedMap<String, String> set, List<NumbersProposed> proposed) {

    public static final NumbersBook EMPTY = new NumbersBook(Collections.emptySortedMap(), List.of());

    /** More than may wait at a time; what is older is not remembered. */
    private static final int REMEMBERED = 64;

    public NumbersBook {
        set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
        proposed = List.copyOf(proposed);
    }

    /** After one more event. */
    public NumbersBook on(NumbersEvent event) {
        return switch (event) {
            case NumbersProposed first -> proposed(first);
            case NumbersChanged changed -> new NumbersBook(after(changed.numbers()), List.of());
        };
    }

    /** What operators would have set after such a change. */
    public SortedMap<String, String> after(List<NumberRow> numbers) {
        var next = new TreeMap<>(set);
        for (var row : numbers) {
            if (row.to().isEmpty()) next.remove(row.key());
            else next.put(row.key(), row.to());
        }
        return next;
    }

    /**
     * First words that another person may still second.
     *
     * @param nowMs by the operators' clock, UTC epoch milliseconds
     * @param validMs for how long a first word stands
     */
    public List<NumbersProposed> waiting(long nowMs, long validMs) {
        return proposed.stream()
                .filter(one -> nowMs >= one.atMs() && nowMs - one.atMs() <= validMs)
                .toList();
    }

    private NumbersBook proposed(NumbersProposed first) {
        var next = new ArrayList<>(proposed);
        next.removeIf(one -> one.numbers().equals(first.numbers()));
        next.add(first);
        int old = Math.max(0, next.size() - REMEMBERED);
        return new NumbersBook(set, next.subList(old, next.size()));
    }
}
