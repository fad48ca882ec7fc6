package io.quantumtrader.app.drill.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Breadth first through all states of a model, so that the first violation found is reached by the fewest steps. A step
 * that breaks an invariant is counted, and nothing behind it is looked at. For one search.
 */
final class Explorer<S, A> {

    private static final int REPORT_EVERY = 1 << 14;

    private final Model<S, A> model;
    private final List<Model.Invariant<S, A>> invariants;
    private final int mostStates;
    private final LongConsumer progress;
    private final Seen<S, A> seen = new Seen<>();
    private final Map<String, Long> violations = new LinkedHashMap<>();
    private final Map<String, List<String>> traces = new LinkedHashMap<>();
    private long transitions;
    private int row;

    /**
     * A search that has not begun.
     *
     * @param mostStates where a search that does not end is broken off
     * @param progress told now and then how many states were seen
     */
    Explorer(Model<S, A> model, int mostStates, LongConsumer progress) {
        this.model = model;
        this.invariants = model.invariants();
        this.mostStates = mostStates;
        this.progress = progress;
        invariants.forEach(invariant -> violations.put(invariant.name(), 0L));
    }

    /** Visits everything. */
    Exploration all() {
        return search(false);
    }

    /** Stops at the first violation, which no shorter way leads to. */
    Exploration untilViolated() {
        return search(true);
    }

    private Exploration search(boolean stopAtViolation) {
        for (S state : model.initial()) seen.add(seen.find(state), model.shared(state), -1, null);
        int depth = 0;
        int levelEnd = seen.size();
        boolean stopped = false;
        for (row = 0; row < seen.size() && !stopped; row++) {
            if (row == levelEnd) {
                depth++;
                levelEnd = seen.size();
            }
            var before = seen.state(row);
            model.moves(before, (action, after) -> step(before, action, after));
            if (row % REPORT_EVERY == 0) progress.accept(seen.size());
            stopped = seen.size() >= mostStates || (stopAtViolation && !traces.isEmpty());
        }
        return new Exploration(
                seen.size(),
                transitions,
                depth,
                row == seen.size(),
                Collections.unmodifiableMap(violations),
                Collections.unmodifiableMap(traces));
    }

    private void step(S before, A action, S after) {
        transitions++;
        boolean sound = true;
        for (var invariant : invariants) {
            if (invariant.holds(before, action, after)) continue;
            violations.merge(invariant.name(), 1L, Long::sum);
            traces.computeIfAbsent(invariant.name(), name -> trace(action));
            sound = false;
        }
        if (!sound) return;
        int place = seen.find(after);
        if (place < 0) seen.add(place, model.shared(after), row, action);
    }

    private List<String> trace(A last) {
        var backwards = new ArrayList<String>();
        backwards.add(String.valueOf(last));
        for (int at = row; seen.parent(at) >= 0; at = seen.parent(at)) backwards.add(seen.action(at));
        return List.copyOf(backwards.reversed());
    }
}
