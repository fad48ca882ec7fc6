package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.position.Side;

/** The step of the stop beyond break-even once enough profit is open (formulas, P2 step 4). */
public final class ProfitLock {

    private ProfitLock() {}

    /**
     * The locked stop, or NaN if the lock is not reached or would not tighten.
     *
     * @param currentStop trigger of the present stop; NaN if there is none
     */
    public static double stop(Side side, double entryPrice, double currentStop, double rNet, HarvestTheta theta) {
        if (!(rNet >= theta.lock())) return Double.NaN;
        double locked =
                side == Side.LONG ? entryPrice * (1 + theta.breakEvenPlus()) : entryPrice * (1 - theta.breakEvenPlus());
        return Double.isNaN(currentStop) || side.tighter(locked, currentStop) ? locked : Double.NaN;
    }
}
