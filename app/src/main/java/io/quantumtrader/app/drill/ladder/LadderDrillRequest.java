package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.kernel.check.Checks;
import java.nio.file.Path;

/**
 * What a drill of the ladder is to do.
 *
 * @param commands without actors, 1 or more: half through the model, half through the record
 * @param throughActors commands through actors and journal, 0 for none
 * @param seed of everything that is drawn
 * @param data empty folder for journal and venue log
 */
public record LadderDrillRequest(long commands, long throughActors, long seed, Path data) {

    /** The most that goes through the actors unless asked for: about half a minute. */
    private static final long USUAL_SHARE = 1_000;

    public LadderDrillRequest {
        new Checks()
                .within("commands", (double) commands, 1, 1e12)
                .within("through_actors", (double) throughActors, 0, 1e9)
                .orThrow();
    }

    /** A hundredth of the commands, and no more than takes half a minute. */
    public static long usualShare(long commands) {
        return Math.min(commands / 100, USUAL_SHARE);
    }
}
