package io.quantumtrader.persistence.safety;

import io.quantumtrader.persistence.JournalEvent;

/**
 * What a sequence of events amounts to. Immutable; reads no clock.
 *
 * @param <E> the aggregate's events
 * @param <B> the book itself
 */
public interface Book<E extends JournalEvent, B extends Book<E, B>> {

    /** After one more event. */
    B apply(E event);

    /** How many events it has seen. */
    long events();

    /** Fingerprint of all it has lived through. */
    long stateHash();
}
