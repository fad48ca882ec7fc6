package io.quantumtrader.kernel.venue;

/** The payment between longs and shorts that ties a perpetual to its index. */
public final class Funding {

    private Funding() {}

    /**
     * What a position pays, quote currency; negative is received. With a positive rate longs pay shorts.
     *
     * @param signedQuantity base asset, positive long
     * @param markPrice quote per base
     * @param rate fraction of notional for the interval
     */
    public static double paid(double signedQuantity, double markPrice, double rate) {
        return signedQuantity * markPrice * rate;
    }
}
