package io.quantumtrader.kernel.venue;

import io.quantumtrader.kernel.position.Side;

/** Which way an order trades. */
public enum OrderSide {
    BUY(1),
    SELL(-1);

    private final int sign;

    OrderSide(int sign) {
        this.sign = sign;
    }

    /** +1 for buy, −1 for sell. */
    public int sign() {
        return sign;
    }

    public static OrderSide opening(Side side) {
        return side == Side.LONG ? BUY : SELL;
    }

    public static OrderSide closing(Side side) {
        return side == Side.LONG ? SELL : BUY;
    }
}
