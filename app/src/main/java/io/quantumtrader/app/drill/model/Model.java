package io.quantumtrader.app.drill.model;

import java.util.List;

/**
 * A machine small enough to be searched whole.
 *
 * @param <S> states, immutable, equal when they have the same future
 * @param <A> what can happen
 */
interface Model<S, A> {

    List<S> initial();

    /** Tells every step that is possible in a state, refused ones included. */
    void moves(S from, Moves<S, A> out);

    List<Invariant<S, A>> invariants();

    /** The same state made of parts that were kept before, so that equal parts are kept once. */
    default S shared(S state) {
        return state;
    }

    /** Where the steps of a state are told to. */
    @FunctionalInterface
    interface Moves<S, A> {
        void to(A action, S next);
    }

    /** What must hold of every step. */
    interface Invariant<S, A> {
        String name();

        boolean holds(S before, A action, S after);
    }
}
