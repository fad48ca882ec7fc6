package io.quantumtrader.app.config;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;

/**
 * How a cluster decides that a node is gone, and how long such a node may still send (rules, D3).
 *
 * @param heartbeat between two signs of life, 50 ms to 5 s
 * @param acceptablePause a pause that is borne, at least two heartbeats, up to 30 s
 * @param stableAfter how long the picture has to stand still before the minority goes, and the margin before its symbols come up elsewhere;
 *     at least a heartbeat, up to 60 s
 */
public record ClusterTiming(Duration heartbeat, Duration acceptablePause, Duration stableAfter) {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_STABLE = Duration.ofSeconds(60);

    public ClusterTiming {
        new Checks()
                .require(
                        within(heartbeat, SHORTEST, LONGEST_HEARTBEAT),
                        "heartbeat",
                        heartbeat.toMillis() + " ms",
                        "50 ms to 5 s")
                .require(
                        within(acceptablePause, heartbeat.multipliedBy(2), LONGEST_PAUSE),
                        "acceptable-pause",
                        acceptablePause.toMillis() + " ms",
                        "at least two heartbeats, up to 30 s")
                .require(
                        within(stableAfter, heartbeat, LONGEST_STABLE),
                        "stable-after",
                        stableAfter.toMillis() + " ms",
                        "at least a heartbeat, up to 60 s")
                .orThrow();
    }

    private static boolean within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    /**
     * How long a round of questions that a majority answered counts. Others hear of this node for the last time at most one heartbeat
     * before that round, bear its pause, and wait until the picture is stable; then still the margin passes before its symbols come up
     * elsewhere.
     */
    public Duration ownership() {
        return acceptablePause.plus(stableAfter).minus(heartbeat);
    }

    /** The least time from the last sign of life until others bring this node's symbols up. */
    public Duration earliestTakeOver() {
        return acceptablePause.plus(stableAfter).plus(margin());
    }

    /** Between the end of a node and the moment that its symbols come up elsewhere. */
    public Duration margin() {
        return stableAfter;
    }
}
