package io.quantumtrader.app.drill.model;

import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Permission;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One ladder with what it allows; made by {@link Gates} alone, so that equal ones are the same object. */
final class Gate {

    /** Running number in the search. */
    final int number;

    final LadderState state;
    /** What the symbol that trades may do. */
    final Permission permission;
    /** What the other symbol may do. */
    final Permission other;

    final int version;
    /** The changes by which it was reached first. */
    final List<Gates.Change> path;

    final Map<Gates.Change, Gate> next = new EnumMap<>(Gates.Change.class);

    Gate(int number, LadderState state, Permission permission, Permission other, List<Gates.Change> path) {
        this.number = number;
        this.state = state;
        this.permission = permission;
        this.other = other;
        this.version = (int) state.version(Gates.PORTFOLIO, Gates.SYMBOL);
        this.path = List.copyOf(path);
    }

    boolean knows(String latchId) {
        return state.latches().knows(latchId);
    }

    boolean stands(String latchId) {
        return state.latches().find(latchId).isPresent();
    }
}
