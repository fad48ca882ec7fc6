package io.quantumtrader.kernel.venue;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Side;

/**
 * How a venue quantises one instrument.
 *
 * @param tickSize smallest price difference, quote per base
 * @param stepSize smallest quantity difference, base asset
 * @param minNotional smallest order in quote currency; a close-all is exempt
 * @param maintenanceMarginRate fraction of notional below which an isolated position is liquidated
 * @param maxLeverage the venue's cap
 */
public record InstrumentRules(
        double tickSize, double stepSize, double minNotional, double maintenanceMarginRate, double maxLeverage) {

    public InstrumentRules {
        new Checks()
                .positive("tick_size", tickSize)
                .positive("step_size", stepSize)
                .notNegative("min_notional", minNotional)
                .above("maintenance_margin_rate", maintenanceMarginRate, 0, 0.5)
                .within("max_leverage", maxLeverage, 1, 125)
                .orThrow();
    }

    /** The quantity floored to the step; a quantity within one part in 1e9 of a step counts as that step. */
    public double floorQuantity(double quantity) {
        return scale(Math.floor(quantity / stepSize + 1e-9), stepSize);
    }

    /** The nearest multiple of the step: sums of fills come back to the grid, so that what is closed adds up to zero. */
    public double onStep(double quantity) {
        return scale(Math.rint(quantity / stepSize), stepSize);
    }

    /** A stop price rounded to the tick towards the market: up for a long, down for a short (rules, A6). */
    public double stopTowardsMarket(Side side, double stop) {
        double ticks = stop / tickSize;
        double rounded = side == Side.LONG ? Math.ceil(ticks - 1e-9) : Math.floor(ticks + 1e-9);
        return scale(rounded, tickSize);
    }

    /** A price rounded to the nearest tick. */
    public double roundPrice(double price) {
        return scale(Math.rint(price / tickSize), tickSize);
    }

    /** Multiplying by 1/size where that is a whole number keeps 0.1-like grids exact: 3 · 0.1 → 0.3. */
    private static double scale(double count, double size) {
        double inverse = Math.rint(1 / size);
        return size < 1 && Math.abs(inverse * size - 1) < 1e-9 ? count / inverse : count * size;
    }
}
