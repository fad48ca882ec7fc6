package io.quantumtrader.kernel.brain;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;

/**
 * How old, and how bare, the state of a position may be (rules, A4, A6, C6); defaults in {@code reference.conf}.
 *
 * @param markStale age of the mark price from which nothing is opened, above zero
 * @param dataGrace age from which a position without a confirmed stop is closed and one with it is alarmed each minute, at
 *     least markStale
 * @param protectionGrace how long a position may be without a confirmed stop that covers it, above zero
 */
public record BrainLimits(Duration markStale, Duration dataGrace, Duration protectionGrace) {

    public BrainLimits {
        new Checks()
                .require(markStale.isPositive(), "mark-stale", markStale.toMillis(), "> 0 ms")
                .require(
                        dataGrace.compareTo(markStale) >= 0,
                        "data-grace",
                        dataGrace.toMillis(),
                        ">= mark-stale, " + markStale.toMillis() + " ms")
                .require(protectionGrace.isPositive(), "protection-grace", protectionGrace.toMillis(), "> 0 ms")
                .orThrow();
    }

    /** For recorded bars: every age limit is at least two bars (rules, B4). */
    public BrainLimits forBars(Duration bar) {
        Duration least = bar.multipliedBy(2);
        return new BrainLimits(longer(markStale, least), longer(dataGrace, least), longer(protectionGrace, least));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
