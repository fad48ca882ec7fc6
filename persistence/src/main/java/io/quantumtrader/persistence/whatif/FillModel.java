package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.Slippage;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * At what price an exit that never happened would have been filled: always whole, always a taker.
 *
 * @param slippage half the spread, and a bound of which the middle is paid
 */
public record FillModel(Slippage slippage) {

    /** The expectation of the venue's random share. */
    private static final double MIDDLE = 0.5;

    /** A market order against the last price, on the tick. */
    double taker(OrderSide side, double last, InstrumentRules rules) {
        return Math.max(rules.roundPrice(slippage.price(side, last, MIDDLE)), rules.tickSize());
    }

    /** The price at which a bar reaches a stop, before slippage: the stop, or the open if it opens beyond. */
    static OptionalDouble reached(Side side, double stop, Bar bar) {
        if (side.crossed(bar.open(), stop)) return OptionalDouble.of(bar.open());
        double worst = side == Side.LONG ? bar.low() : bar.high();
        return side.crossed(worst, stop) ? OptionalDouble.of(stop) : OptionalDouble.empty();
    }

    /** What the numbers rest on, for whoever reads them. */
    public String statement() {
        return String.format(
                Locale.ROOT,
                "Counterfactual: exits that did not happen are filled by a model. Market exits fill whole at the close of the"
                        + " bar that decided them, stops when the bar's low or high crosses them, at the stop or at the open"
                        + " if it gapped; all pay %s bps of half-spread, %s bps of slippage and the taker fee in force."
                        + " Funding is charged at the recorded rates. Nothing moves the market; there is no liquidation.",
                slippage.halfSpreadBps(),
                slippage.maxBps() * MIDDLE);
    }
}
