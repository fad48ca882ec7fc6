package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;

/** The stop of a live position: it only tightens, exactly (rules, A6). */
public final class ProtectiveStop {

    private ProtectiveStop() {}

    /**
     * The tighter of the present stop and the proposal rounded to the tick towards the market.
     *
     * @param present trigger of the present stop
     * @param proposed wanted trigger; NaN proposes nothing
     */
    public static double tighten(Side side, double present, double proposed, InstrumentRules rules) {
        double rounded = rules.stopTowardsMarket(side, proposed);
        return side.tighter(rounded, present) ? rounded : present;
    }

    /** A stop trailing the best price by a fraction of it: the highest price for a long, the lowest for a short. */
    public static double trailing(Side side, double bestPrice, double gapFraction) {
        return bestPrice * (1 - side.sign() * gapFraction);
    }

    /** A stop trailing the best price by a distance in price units. */
    public static double trailingDistance(Side side, double bestPrice, double distance) {
        return bestPrice - side.sign() * distance;
    }
}
