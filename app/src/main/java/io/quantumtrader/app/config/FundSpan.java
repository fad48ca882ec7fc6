package io.quantumtrader.app.config;

import java.time.Duration;
import java.util.List;

/**
 * What {@link FundRange} is for numbers, for a duration; both ends are taken.
 *
 * @param key path below {@code quantum-trader}
 */
record FundSpan(String key, Duration shortest, Duration longest) {

    /** Every such range. */
    static final List<FundSpan> ALL = List.of(
            atMost("portfolio.heat.stale", Duration.ofHours(1)),
            new FundSpan("portfolio.heat.horizon", Duration.ofHours(1), Duration.ofDays(366)),
            atMost("risk.equity-stale", Duration.ofHours(1)),
            atMost("risk.loss-pause", Duration.ofDays(31)),
            atMost("risk.position-state.mark-stale", Duration.ofMinutes(10)),
            atMost("risk.position-state.data-grace", Duration.ofHours(1)),
            atMost("risk.position-state.protection-grace", Duration.ofMinutes(10)));

    private static FundSpan atMost(String key, Duration longest) {
        return new FundSpan(key, Duration.ZERO, longest);
    }

    boolean leftBy(Duration value) {
        return value.compareTo(shortest) < 0 || value.compareTo(longest) > 0;
    }

    /** As a refusal tells it. */
    String bound() {
        return shortest.isZero() ? "at most " + text(longest) : "from " + text(shortest) + " to " + text(longest);
    }

    /** As it is written in a configuration. */
    private static String text(Duration span) {
        if (span.toDays() > 1 && span.equals(Duration.ofDays(span.toDays()))) return span.toDays() + " d";
        if (span.equals(Duration.ofHours(span.toHours()))) return span.toHours() + " h";
        return span.toMinutes() + " m";
    }
}
