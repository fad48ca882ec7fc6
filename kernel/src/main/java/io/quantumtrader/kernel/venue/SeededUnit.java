package io.quantumtrader.kernel.venue;

/**
 * Randomness as a function (rules, D2): a uniform number that depends on the seed, an id and a count and on nothing
 * else, so that the order in which others draw never changes it. FNV-1a over the id, mixed by SplitMix64.
 */
public final class SeededUnit {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private SeededUnit() {}

    /** Uniform in [0, 1). */
    public static double of(long seed, String id, long n) {
        return (bits(seed, id, n) >>> 11) * TWO_TO_MINUS_53;
    }

    /** 64 well-mixed bits. */
    public static long bits(long seed, String id, long n) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < id.length(); i++) hash = (hash ^ id.charAt(i)) * FNV_PRIME;
        return mix(mix(seed + GOLDEN) ^ mix(hash) ^ mix(n * GOLDEN + 1));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    public static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
