package io.quantumtrader.http.view;

import java.util.List;

/**
 * A change of theta or limits.
 *
 * @param changes by key
 * @param persons who said so, in order
 * @param changed whether it is recorded as done; else it waits for another person
 * @param inForce from when, in words
 */
public record LimitsChangeView(List<Change> changes, List<String> persons, boolean changed, String inForce) {

    public LimitsChangeView {
        changes = List.copyOf(changes);
        persons = List.copyOf(persons);
    }

    /**
     * One number.
     *
     * @param key path in the configuration below {@code quantum-trader}
     * @param from value before
     * @param to value from then on; empty where there is none, as the configuration does not know the key any more
     * @param asConfigured whether that is what the configuration says, and no operator
     */
    public record Change(String key, String from, String to, boolean asConfigured) {}
}
