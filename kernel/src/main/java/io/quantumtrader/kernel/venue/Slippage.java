package io.quantumtrader.kernel.venue;

import io.quantumtrader.kernel.check.Checks;

/**
 * How far from the last price an order that takes is filled: half the spread always, and a random share of a bound on
 * top. Always against the taker.
 *
 * @param halfSpreadBps basis points of price, 0..100
 * @param maxBps bound of the random share, basis points of price, 0..100
 */
public record Slippage(double halfSpreadBps, double maxBps) {

    private static final double BPS = 10_000;

    public Slippage {
        new Checks()
                .within("half_spread_bps", halfSpreadBps, 0, 100)
                .within("max_bps", maxBps, 0, 100)
                .orThrow();
    }

    /**
     * The price a taker gets, before it is rounded to the tick.
     *
     * @param last the last traded price, quote per base
     * @param unit uniform in [0, 1), see {@link SeededUnit}
     */
    public double price(OrderSide side, double last, double unit) {
        return last * (1 + side.sign() * (halfSpreadBps + unit * maxBps) / BPS);
    }
}
