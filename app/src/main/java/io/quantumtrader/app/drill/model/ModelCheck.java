package io.quantumtrader.app.drill.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The check: several searches, each of which lets something else happen often, so that all of them end. A search that is
 * complete has seen every order in which what it allows can happen.
 */
public final class ModelCheck {

    /** A search that finds more states than this is broken off and told as incomplete. */
    private static final int MOST_STATES = 3_000_000;

    private static final List<Search> FULL = List.of(
            new Search("way-in", new Bounds(1, 2, 2, true, true, false, 1, false, 0, 1, 0, 0, 1)),
            new Search("way-out", new Bounds(4, 1, 0, false, true, false, 0, true, 0, 1, 0, 0, 1)),
            new Search("mail", new Bounds(4, 1, 0, false, false, false, 0, true, 1, 0, 1, 0, 1)),
            new Search("emergency-stop", new Bounds(2, 1, 2, false, false, true, 0, false, 0, 0, 0, 1, 1)),
            new Search("emergency-crash", new Bounds(1, 1, 2, false, false, true, 0, false, 0, 1, 0, 1, 1)));

    private static final List<Search> SMALL = List.of(
            new Search("way-in", new Bounds(1, 1, 2, true, true, false, 1, false, 0, 1, 0, 0, 1)),
            new Search("way-out", new Bounds(4, 1, 0, false, false, false, 0, true, 0, 0, 1, 0, 1)),
            new Search("emergency-stop", new Bounds(1, 1, 2, false, false, true, 0, false, 0, 0, 0, 1, 1)));

    /** Where what breaks an invariant is likely to be found first. */
    private static final Map<String, String> LIKELY = Map.of(
            Invariants.E5, "way-out",
            Invariants.E6, "way-out",
            Invariants.E12, "emergency-stop");

    private record Search(String name, Bounds bounds) {}

    private ModelCheck() {}

    /** One search. */
    public record Part(String name, Exploration found) {}

    /**
     * All searches together.
     *
     * @param complete whether every one has seen all that it can reach
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

    /**
     * What became of a mutant.
     *
     * @param mutant its name
     * @param breaks what is broken in it
     * @param namedInvariant the invariant that must find it
     * @param foundBy the invariant that found it first, empty if none did
     * @param steps of the shortest way there
     * @param states visited until then
     * @param trace that way, step by step
     */
    public record Caught(
            String mutant,
            String breaks,
            String namedInvariant,
            String foundBy,
            int steps,
            long states,
            List<String> trace) {

        public boolean asNamed() {
            return foundBy.equals(namedInvariant);
        }
    }

    /** Every search, over the system as it is. */
    public static Result full(LongConsumer progress) {
        return check(FULL, progress);
    }

    /** Fewer and smaller searches, in a few seconds. */
    public static Result small() {
        return check(SMALL, states -> {});
    }

    /** Looks for a mutant until an invariant finds it. */
    public static Caught find(Mutant mutant) {
        long states = 0;
        var likely = LIKELY.getOrDefault(mutant.foundBy(), "way-in");
        var searches = new ArrayList<>(SMALL);
        searches.sort(Comparator.comparing(search -> !search.name().equals(likely)));
        for (var search : searches) {
            var found =
                    new Explorer<>(new Fund(search.bounds(), mutant.guards()), MOST_STATES, more -> {}).untilViolated();
            states += found.states();
            for (var trace : found.traces().entrySet()) {
                return caught(mutant, trace.getKey(), states, trace.getValue());
            }
        }
        return caught(mutant, "", states, List.of());
    }

    private static Caught caught(Mutant mutant, String foundBy, long states, List<String> trace) {
        return new Caught(mutant.name(), mutant.breaks(), mutant.foundBy(), foundBy, trace.size(), states, trace);
    }

    private static Result check(List<Search> searches, LongConsumer progress) {
        long began = System.nanoTime();
        var parts = new ArrayList<Part>();
        var violations = new LinkedHashMap<String, Long>();
        long states = 0;
        long transitions = 0;
        boolean complete = true;
        for (var search : searches) {
            long before = states;
            var fund = new Fund(search.bounds(), Guards.REAL);
            var found = new Explorer<>(fund, MOST_STATES, more -> progress.accept(before + more)).all();
            parts.add(new Part(search.name(), found));
            states += found.states();
            transitions += found.transitions();
            complete &= found.complete();
            found.violations().forEach((name, count) -> violations.merge(name, count, Long::sum));
        }
        return new Result(
                states, transitions, complete, violations, (System.nanoTime() - began) / 1e9, List.copyOf(parts));
    }
}
