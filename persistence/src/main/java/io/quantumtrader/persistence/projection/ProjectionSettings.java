package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;

/**
 * How projections follow the journal; defaults and their reasons live in {@code reference.conf}.
 *
 * @param pace at most one look at the journal in this time, while a fund runs
 * @param pageEvents events read, folded and committed together
 * @param rest between two pages while a fund runs and there is more to catch up with, so that the fund's own writes come first
 * @param lockPatience how long a commit waits for a table that somebody else holds
 * @param retryAfter a projection that failed is tried again after so long, twice that after the next failure, up to 64 times
 */
public record ProjectionSettings(
        Duration pace, int pageEvents, Duration rest, Duration lockPatience, Duration retryAfter) {

    private static final int MOST_EVENTS = 100_000;

    public ProjectionSettings {
        new Checks()
                .require(pace.toMillis() >= 10, "pace", pace.toString(), ">= 10 ms")
                .require(
                        pageEvents >= 1 && pageEvents <= MOST_EVENTS,
                        "page-events",
                        pageEvents,
                        "in [1, " + MOST_EVENTS + "]")
                .require(!rest.isNegative(), "rest", rest.toString(), ">= 0")
                .require(lockPatience.toMillis() >= 1, "lock-patience", lockPatience.toString(), ">= 1 ms")
                .require(retryAfter.toMillis() >= 1, "retry-after", retryAfter.toString(), ">= 1 ms")
                .orThrow();
    }
}
