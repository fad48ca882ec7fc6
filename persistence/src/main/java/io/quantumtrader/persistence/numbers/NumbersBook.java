package io.quantumtrader.persistence.numbers;

import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersChanged;
import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersProposed;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers that operators set, as their journal tells them. The fold is a function of state and event alone.
 *
 * @param set values by path below {@code quantum-trader}, in place of what the configuration says
 * @param proposed the first word for a change that waits for another person
 */
public record NumbersBook(SortedMap<String, String> set, Optional<NumbersProposed> proposed) {

    public static final NumbersBook EMPTY = new NumbersBook(Collections.emptySortedMap(), Optional.empty());

    public NumbersBook {
        set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
    }

    /** After one more event. */
    public NumbersBook on(NumbersEvent event) {
        return switch (event) {
            case NumbersProposed first -> new NumbersBook(set, Optional.of(first));
            case NumbersChanged changed -> changed(changed);
        };
    }

    private NumbersBook changed(NumbersChanged changed) {
        var next = new TreeMap<>(set);
        for (var row : changed.numbers()) {
            if (row.to().isEmpty()) next.remove(row.key());
            else next.put(row.key(), row.to());
        }
        return new NumbersBook(next, Optional.empty());
    }
}
