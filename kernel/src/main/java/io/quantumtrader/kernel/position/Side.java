package io.quantumtrader.kernel.position;

/** The direction of a position. */
public enum Side {
    LONG(1),
    SHORT(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** +1 for long, −1 for short. */
    public int sign() {
        return sign;
    }

    public Side opposite() {
        return this == LONG ? SHORT : LONG;
    }

    /** Whether stop {@code a} protects more than stop {@code b}: higher for long, lower for short. */
    public boolean tighter(double a, double b) {
        return sign * (a - b) > 0;
    }

    /** Whether a price is at or beyond a stop, so that the stop should have fired. */
    public boolean crossed(double price, double stop) {
        return sign * (price - stop) <= 0;
    }
}
