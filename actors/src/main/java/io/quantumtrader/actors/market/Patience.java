package io.quantumtrader.actors.market;

import java.time.Duration;

/**
 * How long a symbol that does not answer keeps the others waiting.
 *
 * @param answer longest wait for one answer
 * @param tellings how often a command is told, at least once; commands are idempotent by tick
 * @param forAbsent whether one that was silent is waited for the next time, too; if not, it is told, and counts again from its next
 *     answer on
 */
public record Patience(Duration answer, int tellings, boolean forAbsent) {

    private static final int OFTEN = 4;

    public Patience {
        if (!answer.isPositive()) throw new IllegalArgumentException("answer must be above 0, was " + answer);
        if (tellings < 1) throw new IllegalArgumentException("tellings must be at least 1, was " + tellings);
    }

    /** Where all symbols live in this process: a silent one is being restarted from its journal, and is told again. */
    public static Patience steadfast(Duration answer) {
        return new Patience(answer, OFTEN, true);
    }

    /** Where symbols live on other nodes: the node of a silent one may be gone, and the others' exits do not wait for it. */
    public static Patience brisk(Duration answer) {
        return new Patience(answer, 1, false);
    }
}
