package io.quantumtrader.kernel.position;

/**
 * How the market has moved while the position was open, bar by bar.
 *
 * @param peak highest mark price seen
 * @param trough lowest mark price seen
 * @param maxR highest R_net seen
 * @param bars closed bars observed
 * @param barsSinceRise closed bars since the highest R last rose by a notable step
 * @param risenR the highest R at that last notable rise
 * @param killBits the last three closed bars, bit 0 the newest: kill score at or above its threshold
 * @param chopBits the last three closed bars, bit 0 the newest: chop dominates the exit reading
 * @param stage how often the close of a winner has been staged while the score stands, 0 none
 */
public record Path(
        double peak,
        double trough,
        double maxR,
        int bars,
        int barsSinceRise,
        double risenR,
        int killBits,
        int chopBits,
        int stage) {

    /** The start of a position at its first fill. */
    static Path at(double price) {
        return new Path(price, price, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * One more closed bar.
     *
     * @param risen whether R gained enough for the stale-exit clock to start again
     * @param killOver whether the kill score is at or above its threshold
     * @param chop whether chop dominates the exit reading
     * @param nextStage how often the close of a winner has been staged, this bar included
     */
    public Path observed(double mark, double r, boolean risen, boolean killOver, boolean chop, int nextStage) {
        return new Path(
                Math.max(peak, mark),
                Math.min(trough, mark),
                Math.max(maxR, r),
                bars + 1,
                risen ? 0 : barsSinceRise + 1,
                risen ? r : risenR,
                shifted(killBits, killOver),
                shifted(chopBits, chop),
                nextStage);
    }

    /** The bits of the last three bars with one more bar. */
    public static int shifted(int bits, boolean set) {
        return ((bits << 1) | (set ? 1 : 0)) & 7;
    }

    /** Whether at least {@code needed} of the last three bars are set. */
    public static boolean standing(int bits, int needed) {
        return Integer.bitCount(bits & 7) >= needed;
    }
}
