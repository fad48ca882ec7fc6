package io.quantumtrader.app.drill.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The states of a search in the order in which they were found, each once, with the step that found it. Open addressing
 * over row numbers: a state costs 16 bytes beside itself.
 */
final class Seen<S, A> {

    private static final int FIRST_ROWS = 1 << 12;

    private @Nullable Object[] states = new Object[FIRST_ROWS];
    private @Nullable Object[] actions = new Object[FIRST_ROWS];
    private int[] parents = new int[FIRST_ROWS];
    private int[] table = new int[FIRST_ROWS * 2];
    private int size;

    /** The row of a state, or the bitwise complement of where it belongs. */
    int find(S state) {
        int at = spread(state.hashCode()) & (table.length - 1);
        while (table[at] != 0) {
            if (state.equals(states[table[at] - 1])) return table[at] - 1;
            at = (at + 1) & (table.length - 1);
        }
        return ~at;
    }

    /**
     * Adds a state that is not among them.
     *
     * @param place what {@link #find} answered
     * @param parent row of the state before, -1 for an initial one
     */
    void add(int place, S state, int parent, @Nullable A action) {
        if (size == states.length) grow();
        states[size] = state;
        parents[size] = parent;
        actions[size] = action;
        size++;
        table[~place] = size;
        if (size * 2 > table.length) rehash();
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only states are put in
    S state(int row) {
        var state = (S) states[row];
        if (state == null) throw new IndexOutOfBoundsException(row);
        return state;
    }

    int parent(int row) {
        return parents[row];
    }

    /** The step that found a state; an initial one has none. */
    String action(int row) {
        return String.valueOf(actions[row]);
    }

    private void grow() {
        int rows = states.length * 2;
        states = Arrays.copyOf(states, rows);
        actions = Arrays.copyOf(actions, rows);
        parents = Arrays.copyOf(parents, rows);
    }

    private void rehash() {
        int[] wider = new int[table.length * 2];
        for (int row = 0; row < size; row++) {
            int at = spread(state(row).hashCode()) & (wider.length - 1);
            while (wider[at] != 0) at = (at + 1) & (wider.length - 1);
            wider[at] = row + 1;
        }
        table = wider;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }
}
