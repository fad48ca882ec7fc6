package io.quantumtrader.app.drill.model;

/** Small numbers side by side in one long: what makes parts of a state cheap to compare. */
final class Bits {

    private Bits() {}

    /** With one more number of so many bits; a number that does not fit would make different states look alike. */
    static long push(long bits, int value, int width) {
        if (value < 0 || value >= (1 << width) || bits >>> (Long.SIZE - width) != 0) {
            throw new IllegalArgumentException(value + " does not fit into " + width + " bits");
        }
        return (bits << width) | value;
    }

    static long push(long bits, Enum<?> value, int width) {
        return push(bits, number(value), width);
    }

    /** Within one process, where the order of an enum's constants does not change. */
    @SuppressWarnings("EnumOrdinal")
    static int number(Enum<?> constant) {
        return constant.ordinal();
    }

    static long push(long bits, boolean value) {
        return push(bits, value ? 1 : 0, 1);
    }

    static int hash(long bits) {
        long mixed = bits * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32));
    }
}
