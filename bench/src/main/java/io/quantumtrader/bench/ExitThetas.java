package io.quantumtrader.bench;

import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.exit.KillTheta;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.exit.RegimeCoefficients;
import io.quantumtrader.kernel.exit.StopTheta;
import io.quantumtrader.kernel.exit.TrancheUtilities;

/** The documented defaults of the exit kernel, for figures that name them. */
final class ExitThetas {

    static final KillTheta KILL = new KillTheta(0.3, 0.01, 2, 0.3, 0.5, 86_400, 1, 0.5, 0.5, 0.3, 0.6);
    static final LiveKillTheta LIVE = new LiveKillTheta(KILL, 0.3, 16, 1);
    static final HarvestTheta HARVEST =
            new HarvestTheta(0.02, 10, 2, 4, 6, 1.5, 0.002, new TrancheUtilities(0, 0, 0, 1), KILL);
    static final StopTheta STOPS = new StopTheta(
            0.005,
            0.01,
            new RegimeCoefficients(1.5, 0.8, 1),
            new RegimeCoefficients(2.5, 1.2, 1.5),
            new RegimeCoefficients(1.2, 1.5, 1.3),
            0.5,
            0.3,
            true,
            1e-8);

    private ExitThetas() {}
}
