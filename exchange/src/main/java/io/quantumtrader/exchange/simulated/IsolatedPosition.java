package io.quantumtrader.exchange.simulated;

import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import io.quantumtrader.kernel.venue.OrderSide;

/**
 * A position in one-way mode with isolated margin.
 *
 * @param signed base asset, positive long, 0 flat, always a multiple of the step
 * @param averageEntry quote per base, 0 when flat
 * @param margin quote currency held against it
 */
record IsolatedPosition(double signed, double averageEntry, double margin) {

    static final IsolatedPosition FLAT = new IsolatedPosition(0, 0, 0);

    /**
     * What a trade made of a position.
     *
     * @param realized quote currency, before the fee
     */
    record Outcome(IsolatedPosition position, double realized) {}

    boolean flat() {
        return signed == 0;
    }

    double held() {
        return Math.abs(signed);
    }

    Side side() {
        return signed > 0 ? Side.LONG : Side.SHORT;
    }

    /** Whether a trade on this side makes the position smaller. */
    boolean reducedBy(OrderSide side) {
        return signed * side.sign() < 0;
    }

    /** The margin arithmetic of a position that is not flat. */
    IsolatedMargin isolated(InstrumentRules rules) {
        return new IsolatedMargin(side(), held(), averageEntry, margin, rules.maintenanceMarginRate());
    }

    IsolatedPosition withMarginLess(double paid) {
        return new IsolatedPosition(signed, averageEntry, margin - paid);
    }

    /** Trades: first what reduces, then what is left opens the other way, with margin at the leverage given. */
    Outcome trade(OrderSide side, double quantity, double price, double leverage, InstrumentRules rules) {
        if (!reducedBy(side)) return new Outcome(increased(side, quantity, price, leverage, rules), 0);
        double closed = Math.min(quantity, held());
        double realized = Math.signum(signed) * (price - averageEntry) * closed;
        double left = rules.floorQuantity(held() - closed);
        var reduced = left == 0
                ? FLAT
                : new IsolatedPosition(Math.signum(signed) * left, averageEntry, margin * (left / held()));
        double beyond = rules.floorQuantity(quantity - closed);
        return new Outcome(beyond == 0 ? reduced : FLAT.increased(side, beyond, price, leverage, rules), realized);
    }

    private IsolatedPosition increased(
            OrderSide side, double quantity, double price, double leverage, InstrumentRules rules) {
        double total = rules.floorQuantity(held() + quantity);
        double average = (held() * averageEntry + quantity * price) / (held() + quantity);
        return new IsolatedPosition(side.sign() * total, average, margin + quantity * price / leverage);
    }
}
