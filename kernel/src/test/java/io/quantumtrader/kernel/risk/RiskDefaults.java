package io.quantumtrader.kernel.risk;

import java.time.Duration;

/** The documented defaults of level 3, as tests use them (rules, C6). */
public final class RiskDefaults {

    private RiskDefaults() {}

    public static GuardLimits guards() {
        return new GuardLimits(
                Duration.ofMinutes(5),
                0.025,
                0.04,
                0.06,
                0.05,
                0.08,
                0.10,
                0.15,
                2,
                Duration.ofHours(1),
                3,
                Duration.ofHours(1),
                0.5);
    }

    public static OrderLimits orders() {
        return new OrderLimits(5_000, 10, 0.40, 1.50, 10, 100_000, 10, 50, 0.05, 20);
    }

    public static SlotLimits slots() {
        return new SlotLimits(4, 6, 3, 0.5, 0.15);
    }

    public static PermitLimits permits() {
        return new PermitLimits(Duration.ofSeconds(5), Duration.ofSeconds(60), 0.005);
    }

    public static Limits limits() {
        return Limits.live(guards(), orders(), slots(), permits());
    }

    /** The loosest ceiling: nothing above level 3 is in the way. */
    public static Ceiling ceiling() {
        return new Ceiling(125, 1, 1, 100, 0, 1);
    }
}
