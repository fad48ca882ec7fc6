package io.quantumtrader.kernel.signal;

import io.quantumtrader.kernel.check.Checks;

/**
 * Tunables of {@link BreakoutSignal}.
 *
 * @param bars length of the channel in closed bars, 2..1000
 * @param minimumTrend published trend probability from which a breakout counts, 0..1
 */
public record BreakoutTheta(int bars, double minimumTrend) {
    public BreakoutTheta {
        new Checks()
                .require(bars >= 2 && bars <= 1000, "signal.bars", bars, "in [2, 1000]")
                .within("signal.minimum-trend", minimumTrend, 0, 1)
                .orThrow();
    }
}
