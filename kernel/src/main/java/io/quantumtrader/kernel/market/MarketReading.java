package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.position.Side;

/**
 * The market state of one symbol on one closed bar, in the live form (formulas, P0).
 *
 * @param sigma robust volatility of one bar's log return, at least the floor
 * @param mu robust drift of the log price a bar, signed
 * @param ts trend strength |mu| / (sigma + 1e-12)
 * @param published the entry reading, N = 256
 * @param exitLong the exit reading for a long position, N = 64 with mu signed by the side
 * @param exitShort the exit reading for a short position
 */
public record MarketReading(
        double sigma,
        double mu,
        double ts,
        RegimeProbabilities published,
        RegimeProbabilities exitLong,
        RegimeProbabilities exitShort) {

    /** Trend strength in favour of a side: positive when the drift helps the position. */
    public double signedTs(Side side) {
        return side.sign() * mu / (sigma + 1e-12);
    }

    public RegimeProbabilities exit(Side side) {
        return side == Side.LONG ? exitLong : exitShort;
    }

    /** Whether it can be computed with; a reading that cannot counts as none (rules, A4). */
    public boolean sound() {
        boolean finite = Double.isFinite(sigma) && Double.isFinite(mu) && Double.isFinite(ts);
        return finite && sigma >= 0 && published.sound() && exitLong.sound() && exitShort.sound();
    }
}
