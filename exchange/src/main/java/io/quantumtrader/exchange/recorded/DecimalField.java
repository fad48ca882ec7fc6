package io.quantumtrader.exchange.recorded;

import java.nio.charset.StandardCharsets;

/** Reads a decimal number from bytes: the same double as {@link Double#parseDouble}, mostly without its cost. */
final class DecimalField {

    /** Powers of ten that a double holds exactly; dividing a whole number below 2^53 by one is correctly rounded. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT_WHOLE = 1L << 53;

    private DecimalField() {}

    /** NaN for whatever is not a plain decimal number, infinities included. */
    static double parse(byte[] bytes, int from, int to) {
        long digits = 0;
        int decimals = -1;
        boolean negative = from < to && bytes[from] == '-';
        int start = negative ? from + 1 : from;
        for (int i = start; i < to; i++) {
            byte b = bytes[i];
            if (b == '.' && decimals < 0) decimals = 0;
            else if (b >= '0' && b <= '9' && digits < EXACT_WHOLE / 10) {
                digits = 10 * digits + (b - '0');
                if (decimals >= 0) decimals++;
            } else return slow(bytes, from, to);
        }
        if (to - start <= (decimals < 0 ? 0 : 1)) return Double.NaN;
        if (decimals >= EXACT_POWERS.length) return slow(bytes, from, to);
        double value = digits / EXACT_POWERS[Math.max(0, decimals)];
        return negative ? -value : value;
    }

    private static double slow(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean decimal = (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
            if (!decimal) return Double.NaN;
        }
        try {
            double value = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
