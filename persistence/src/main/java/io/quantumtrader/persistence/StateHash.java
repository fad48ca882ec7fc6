package io.quantumtrader.persistence;

/**
 * A running 64-bit fingerprint of what an aggregate has lived through. Doubles enter as raw bits, so that two runs agree
 * only if they agree bit for bit. Not cryptographic: it finds differences, it does not resist forgery.
 */
public final class StateHash {

    /** The fingerprint of an aggregate that has lived through nothing. */
    public static final long EMPTY = 0x9E37_79B9_7F4A_7C15L;

    private StateHash() {}

    /** Mixes one more value in; the order of values matters. The finaliser is that of SplittableRandom (Stafford's mix 13). */
    public static long mix(long hash, long value) {
        long z = hash * 31 + value + EMPTY;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    public static long mix(long hash, double value) {
        return mix(hash, Double.doubleToRawLongBits(value));
    }

    public static long mix(long hash, String value) {
        long result = mix(hash, value.length());
        for (int i = 0; i < value.length(); i++) {
            result = mix(result, value.charAt(i));
        }
        return result;
    }
}
