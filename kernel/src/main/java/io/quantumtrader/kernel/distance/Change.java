package io.quantumtrader.kernel.distance;

/** One change of one thing, everything else as it is. */
public sealed interface Change {

    /** The trigger has fired or its condition stands. */
    record Stands() implements Change {}

    /** No single change of this fires it. */
    record Nothing(String why) implements Change {}

    /** The mark price moves there, quote per base. */
    record MarkTo(double price) implements Change {}

    /** The trend probability of the exit reading falls below this, 0..1. */
    record TrendBelow(double probability) implements Change {}

    /**
     * The volatility of one bar rises to this while the price moves against the position.
     *
     * @param multiple of the reference
     */
    record SigmaTo(double sigma, double multiple) implements Change {}

    /**
     * The volatility is there, the price has to move against the position.
     *
     * @param logMove in favour of the position, below 0
     * @param bars over which it is measured
     */
    record MoveAgainst(double logMove, int bars) implements Change {}

    /** The trend strength in favour of the position falls to this. */
    record TrendStrengthTo(double ts) implements Change {}

    /** The position is held until it is this old. */
    record AgeTo(double seconds) implements Change {}

    /** Nothing happens for so long. */
    record TimePasses(long milliseconds) implements Change {}

    /** So many more closed bars are chop. */
    record BarsOfChop(int bars) implements Change {}

    /** The liquidation price moves there, quote per base. */
    record LiquidationTo(double price) implements Change {}

    /** Record and venue differ by half a step or more. */
    record VenueDiffers() implements Change {}

    /** The confirmed stop goes missing, and stays so for longer than this. */
    record StopMissing(long graceMs) implements Change {}
}
