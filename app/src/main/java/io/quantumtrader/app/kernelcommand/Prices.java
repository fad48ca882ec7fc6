package io.quantumtrader.app.kernelcommand;

/** Fields of a position that a kernel carries without using them: still no nonsense. */
final class Prices {

    private Prices() {}

    /** The current price must be above 0 where it is given; extremes and take-profit finite. */
    static void check(Fields position) {
        double current = position.optional("current_price");
        position.require(!(current <= 0), "current_price", current, "> 0 and finite");
        position.optional("peak_price");
        position.optional("trough_price");
        position.optional("current_tp");
    }
}
