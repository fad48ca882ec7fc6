package io.quantumtrader.app.drill.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** The searches that make up the check: each bounds something else, so that all of them end. */
public final class ModelCheck {

    /** A search that finds more states than this is broken off and told as incomplete. */
    private static final int MOST_STATES = 3_000_000;

    /** Names of the searches; the letters stand for what may happen in them. */
    private static final List<Bounds> FULL = List.of(
            new Bounds("way in", 1, 1, 2, true, true, false, 1, false, 1, 1, 0, 0, 1),
            new Bounds("way out", 4, 1, 0, false, true, false, 0, true, 1, 0, 1, 0, 1),
            new Bounds("emergency stop", 1, 1, 3, false, false, true, 0, false, 0, 0, 0, 1, 1));

    private static final List<Bounds> SMALL = FULL;

    private ModelCheck() {}

    /** One search with its name. */
    public record Part(String name, Exploration found) {}

    /**
     * All searches together.
     *
     * @param violations steps that broke an invariant, by its name
     */
    public record Result(
            long states,
            long transitions,
            boolean complete,
            Map<String, Long> violations,
            double seconds,
            List<Part> searches) {

        public boolean holds() {
            return complete && violations.values().stream().allMatch(count -> count == 0);
        }
    }

    /** Which invariant found a mutant, and the shortest way to it. */
    public record Found(String mutant, String breaks, String invariant, boolean asNamed, List<String> trace) {}

    /** Searches everything. */
    public static Result full(LongConsumer progress) {
        return check(FULL, Guards.REAL, progress);
    }

    /** Searches tighter bounds, in a few seconds. */
    public static Result small() {
        return check(SMALL, Guards.REAL, states -> {});
    }

    static Result check(List<Bounds> searches, Guards guards, LongConsumer progress) {
        long began = System.nanoTime();
        var parts = new ArrayList<Part>();
        var violations = new LinkedHashMap<String, Long>();
        long states = 0;
        long transitions = 0;
        boolean complete = true;
        for (var bounds : searches) {
            long before = states;
            var found = new Explorer<>(new Fund(bounds, guards), MOST_STATES, more -> progress.accept(before + more))
                    .all();
            parts.add(new Part(bounds.name(), found));
            states += found.states();
            transitions += found.transitions();
            complete &= found.complete();
            found.violations().forEach((name, count) -> violations.merge(name, count, Long::sum));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Result(states, transitions, complete, violations, seconds, parts);
    }
}
