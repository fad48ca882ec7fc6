package io.quantumtrader.actors.governor;

import io.quantumtrader.kernel.risk.Ceiling;
import io.quantumtrader.kernel.risk.GuardLimits;
import io.quantumtrader.kernel.risk.Limits;
import io.quantumtrader.kernel.risk.OrderLimits;
import io.quantumtrader.kernel.risk.PermitLimits;
import io.quantumtrader.kernel.risk.SlotLimits;
import java.time.Duration;

/** The documented defaults of level 3, as the tests of the actors use them (rules, C6). */
public final class RiskSettings {

    private RiskSettings() {}

    public static Limits limits() {
        return Limits.live(
                new GuardLimits(
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
                        0.5),
                new OrderLimits(5_000, 10, 0.40, 1.50, 10, 100_000, 10, 50, 0.05, 20),
                new SlotLimits(4, 6, 3, 0.5, 0.15),
                new PermitLimits(Duration.ofSeconds(5), Duration.ofSeconds(60), 0.005));
    }

    /** Nothing above level 3 is in the way. */
    public static Ceiling open() {
        return new Ceiling(125, 1, 1, 100, 0, 1);
    }
}
