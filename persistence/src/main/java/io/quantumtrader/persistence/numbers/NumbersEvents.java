package io.quantumtrader.persistence.numbers;

import static io.quantumtrader.persistence.journal.EventType.flat;

import io.quantumtrader.persistence.journal.EventCatalogue;

/** The names under which changes of numbers are on disk; never changed, never reused. */
public final class NumbersEvents {

    public static final EventCatalogue CATALOGUE = EventCatalogue.of(
            flat("NumbersProposed", 1, NumbersEvent.NumbersProposed.class),
            flat("NumbersChanged", 1, NumbersEvent.NumbersChanged.class));

    private NumbersEvents() {}
}
