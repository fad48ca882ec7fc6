package io.quantumtrader.actors.governor;

import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.kill.StepUp;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.risk.Ceiling;

/** What the levels above the governor allow, as its input. */
public final class Ceilings {

    private Ceilings() {}

    /** The mode's row, and the share of size that is back after an emergency stop as the ladder's verdicts say it. */
    public static Ceiling of(ModeLimits mode, Iterable<Verdict> ladder) {
        return new Ceiling(
                mode.leverage(),
                mode.riskPerTrade(),
                mode.dayLoss(),
                mode.slots(),
                mode.minConfidence(),
                StepUp.scaleOf(ladder));
    }
}
