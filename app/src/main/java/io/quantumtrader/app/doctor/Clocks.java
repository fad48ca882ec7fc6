package io.quantumtrader.app.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * Clocks of the machines that take part. Leases and ages live on clocks that only count on; what suffers where the clocks of the
 * wall differ is what is written down with a time, the day that losses are counted over, and the ends of tokens and certificates.
 */
final class Clocks {

    private static final Duration TOLERATED = Duration.ofSeconds(1);
    private static final Duration WRONG = Duration.ofSeconds(5);

    private Clocks() {}

    /** The middle of a question, which is where its answer was given as far as one can know. */
    static Instant between(Instant asked, Instant answered) {
        return asked.plus(Duration.between(asked, answered).dividedBy(2));
    }

    /**
     * This machine's clock held against another's.
     *
     * @param whose the other one
     * @param precision of what the other tells
     */
    static Finding compared(String whose, Instant ours, Instant theirs, Duration precision) {
        var ahead = Duration.between(theirs, ours);
        var apart = ahead.abs().minus(precision);
        String what = "clock " + whose;
        String seen = "this machine is " + ahead.abs().toMillis() + " ms "
                + (ahead.isNegative() ? "behind" : "ahead of") + " the " + whose;
        String expected = "at most " + TOLERATED.plus(precision).toMillis() + " ms apart";
        String advice = "let both machines follow a time server (timedatectl set-ntp true)";
        if (apart.compareTo(WRONG) > 0) return Finding.fail(what, seen, expected, advice);
        return apart.compareTo(TOLERATED) > 0
                ? Finding.warn(what, seen, expected, advice)
                : Finding.ok(what, seen, expected);
    }
}
