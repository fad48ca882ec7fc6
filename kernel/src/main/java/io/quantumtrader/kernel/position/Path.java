package io.quantumtrader.kernel.position;

/**
 * How the market has moved while the position was open, bar by bar.
 *
 * @param peak highest mark price seen
 * @param trough lowest mark price seen
 * @param maxR highest R_net seen
 * @param bars closed bars observed
 * @param risenR the highest R at its last notable rise
 * @param risenAtMs when that was, UTC epoch milliseconds
 * @param killBits recent closed bars, bit 0 the newest: kill score at or above its threshold
 * @param chopBits recent closed bars, bit 0 the newest: chop dominates
 * @param stagedShare share that the last stage of a staged close closed, 0 if none stands
 */
public record Path(
        double peak,
        double trough,
        double maxR,
        int bars,
        double risenR,
        long risenAtMs,
        int killBits,
        int chopBits,
        double stagedShare) {

    /** Bars that are remembered bit by bit. */
    private static final int REMEMBERED = (1 << 10) - 1;

    /** The start of a position at its first fill. */
    static Path at(double price, long atMs) {
        return new Path(price, price, 0, 0, 0, atMs, 0, 0, 0);
    }

    /**
     * One more closed bar; a mark price or an R that is no number leaves what is known.
     *
     * @param risen whether R gained enough for the stale-exit clock to start again
     * @param killOver whether the kill score is at or above its threshold
     * @param chop whether chop dominates
     * @param staged share that the staged close has reached, 0 if none stands
     */
    public Path observed(
            double mark, double r, long atMs, boolean risen, boolean killOver, boolean chop, double staged) {
        return new Path(
                mark > peak ? mark : peak,
                mark < trough ? mark : trough,
                r > maxR ? r : maxR,
                bars + 1,
                risen ? r : risenR,
                risen ? atMs : risenAtMs,
                shifted(killBits, killOver),
                shifted(chopBits, chop),
                staged);
    }

    /** The bits of the recent bars with one more bar. */
    public static int shifted(int bits, boolean set) {
        return ((bits << 1) | (set ? 1 : 0)) & REMEMBERED;
    }
}
