package io.quantumtrader.app.drill.tally;

import java.util.List;

/**
 * A step that broke an invariant.
 *
 * @param part of the drill
 * @param rule which invariant
 * @param life the run within the part, from 1
 * @param step within the life, from 1
 * @param what was seen
 * @param last the last commands, oldest first
 */
public record Violation(String part, Rule rule, long life, long step, String what, List<String> last) {
    public Violation {
        last = List.copyOf(last);
    }
}
