package io.quantumtrader.kernel.risk;

import java.time.Duration;

/**
 * All limits of level 3.
 *
 * @param leastPermitLife zero live; two bars where time is that of recorded bars
 */
public record Limits(
        GuardLimits guards, OrderLimits orders, SlotLimits slots, PermitLimits permits, Duration leastPermitLife) {

    /** Limits as they are configured. */
    public static Limits live(GuardLimits guards, OrderLimits orders, SlotLimits slots, PermitLimits permits) {
        return new Limits(guards, orders, slots, permits, Duration.ZERO);
    }

    /** For recorded bars: every age limit is at least two bars (rules, B4). */
    public Limits forBars(Duration bar) {
        return new Limits(guards.forBars(bar), orders, slots, permits, bar.multipliedBy(2));
    }
}
