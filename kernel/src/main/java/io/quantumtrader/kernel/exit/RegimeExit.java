package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Side;

/**
 * Closes a loser that was entered outside chop once chop stands (formulas, exit rules).
 *
 * @param neededBars bars of chop, 1 to {@code windowBars}
 * @param windowBars closed bars looked at, 1 to {@link BarTally#WINDOW}
 * @param loss price loss above which it closes, fraction of entry, 0 or more
 */
public record RegimeExit(int neededBars, int windowBars, double loss) {

    public RegimeExit {
        new Checks()
                .require(neededBars >= 1 && neededBars <= windowBars, "needed_bars", neededBars, "in [1, window_bars]")
                .require(windowBars >= 1 && windowBars <= BarTally.WINDOW, "window_bars", windowBars, "in [1, 10]")
                .notNegative("loss", loss)
                .orThrow();
    }

    /** Whether the position is to be closed now; the tally counts bars whose dominant regime is chop. */
    public boolean calls(boolean enteredInChop, BarTally chop, Side side, double entryPrice, double price) {
        return !enteredInChop && chop.count(windowBars) >= neededBars && lossFraction(side, entryPrice, price) > loss;
    }

    /** The price loss as a fraction of entry; negative in profit. */
    public static double lossFraction(Side side, double entryPrice, double price) {
        return side.sign() * (entryPrice - price) / entryPrice;
    }
}
