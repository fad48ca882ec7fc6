package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.venue.InstrumentRules;

/**
 * How much of what is held is really closed: floored to the step, clamped to what is held, and the whole of it where
 * the remainder would be below the venue's minimum (rules, C3).
 *
 * @param quantity base asset to close, 0 to what is held
 * @param remaining base asset left afterwards, 0 or a multiple of the step
 * @param dust whether the remainder was closed with it because the venue would not take it later
 */
public record CloseQuantity(double quantity, double remaining, boolean dust) {

    /**
     * The part of {@code wanted} that the venue takes; a part below its minimum comes out as 0.
     *
     * @param wanted base asset to close if the venue had no grid
     */
    public static CloseQuantity part(double wanted, double held, double price, InstrumentRules rules) {
        double quantity = rules.floorQuantity(Math.min(wanted, held));
        if (quantity <= 0) return new CloseQuantity(0, held, false);
        double remaining = rules.floorQuantity(held - quantity);
        if (remaining <= 0) return whole(held);
        if (remaining * price < rules.minNotional()) return new CloseQuantity(held, 0, true);
        boolean taken = quantity * price >= rules.minNotional();
        return taken ? new CloseQuantity(quantity, remaining, false) : new CloseQuantity(0, held, false);
    }

    /**
     * The part of {@code wanted} that can be closed by hand: the venue exempts reduce-only orders from its minimum, so only
     * less than a step comes out as 0.
     *
     * @param price for what the remainder is worth; NaN leaves a remainder however small
     */
    public static CloseQuantity byHand(double wanted, double held, double price, InstrumentRules rules) {
        double quantity = rules.floorQuantity(Math.min(wanted, held));
        if (quantity <= 0) return new CloseQuantity(0, held, false);
        double remaining = rules.floorQuantity(held - quantity);
        if (remaining <= 0) return whole(held);
        boolean dust = remaining * price < rules.minNotional();
        return dust ? new CloseQuantity(held, 0, true) : new CloseQuantity(quantity, remaining, false);
    }

    public static CloseQuantity whole(double held) {
        return new CloseQuantity(held, 0, false);
    }
}
