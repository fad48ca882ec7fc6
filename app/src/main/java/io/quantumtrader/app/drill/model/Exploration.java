package io.quantumtrader.app.drill.model;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param states different ones visited
 * @param transitions steps taken from them and held against every invariant
 * @param depth steps from the start to the state farthest away
 * @param complete whether every state that can be reached was visited
 * @param violations steps that broke an invariant, by its name; all invariants are listed
 * @param traces the shortest way to a violation, by invariant, actions in order; broken ones only
 */
public record Exploration(
        long states,
        long transitions,
        int depth,
        boolean complete,
        Map<String, Long> violations,
        Map<String, List<String>> traces) {

    public long violated() {
        return violations.values().stream().mapToLong(Long::longValue).sum();
    }
}
