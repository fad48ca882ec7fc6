package io.quantumtrader.exchange.synthetic;

import io.quantumtrader.kernel.venue.SeededUnit;

/** Random numbers of one name as a function of a count: nothing is remembered, so any of them can be drawn again. */
final class Draws {

    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;
    private static final double UNIFORM_TO_DEVIATION = StrictMath.sqrt(12);

    private final long key;

    Draws(long seed, String name) {
        key = SeededUnit.bits(seed, name, 0);
    }

    /** Uniform in (0, 1). */
    double unit(long n) {
        return ((SeededUnit.mix(key ^ SeededUnit.mix(n)) >>> 11) + 0.5) * TWO_TO_MINUS_53;
    }

    /** Uniform with mean 0 and deviation 1. */
    double flat(long n) {
        return (unit(n) - 0.5) * UNIFORM_TO_DEVIATION;
    }

    /** Standard normal (Box and Muller 1958), from two draws. */
    double normal(long n) {
        return StrictMath.sqrt(-2 * StrictMath.log(unit(2 * n))) * StrictMath.cos(2 * Math.PI * unit(2 * n + 1));
    }
}
