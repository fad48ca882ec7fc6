package io.quantumtrader.kernel.venue;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Side;

/**
 * One position with margin of its own: what it can lose is the margin, and the venue takes it over when margin plus
 * open profit falls to the maintenance margin. This describes what is observed, so a margin that was eaten up is
 * allowed; only nonsense is refused. The fee of a liquidation is left out.
 *
 * @param quantity base asset, above 0
 * @param averageEntry quote per base, above 0
 * @param margin quote currency held against it: initial, plus added, minus funding paid
 * @param maintenanceRate fraction of notional, (0, 0.5]
 */
public record IsolatedMargin(Side side, double quantity, double averageEntry, double margin, double maintenanceRate) {

    public IsolatedMargin {
        new Checks()
                .positive("quantity", quantity)
                .positive("average_entry", averageEntry)
                .finite("margin", margin)
                .above("maintenance_rate", maintenanceRate, 0, 0.5)
                .orThrow();
    }

    /** A fresh position: margin = notional / leverage. */
    public static IsolatedMargin opened(
            Side side, double quantity, double entry, double leverage, double maintenanceRate) {
        new Checks().within("leverage", leverage, 1, 125).orThrow();
        return new IsolatedMargin(side, quantity, entry, quantity * entry / leverage, maintenanceRate);
    }

    /** Quote currency at a mark price, negative is a loss. */
    public double unrealizedPnl(double mark) {
        return side.sign() * (mark - averageEntry) * quantity;
    }

    /** Margin plus open profit. */
    public double marginBalance(double mark) {
        return margin + unrealizedPnl(mark);
    }

    public double maintenanceMargin(double mark) {
        return quantity * mark * maintenanceRate;
    }

    /** Maintenance over margin balance, the venue's ratio: 1 or more is liquidation; infinite when nothing is left. */
    public double marginRatio(double mark) {
        double balance = marginBalance(mark);
        return balance <= 0 ? Double.POSITIVE_INFINITY : maintenanceMargin(mark) / balance;
    }

    /** (margin balance − maintenance) / margin balance (rules, C7); −∞ when nothing is left. */
    public double freeMarginRatio(double mark) {
        return 1 - marginRatio(mark);
    }

    /**
     * The mark price at which margin balance equals maintenance margin; 0 for a long that no price can liquidate. Solved
     * from margin + s·(P − E)·q = m·P·q.
     */
    public double liquidationPrice() {
        double sign = side.sign();
        double price = (sign * averageEntry * quantity - margin) / (quantity * (sign - maintenanceRate));
        return Math.max(price, 0);
    }

    /** The mark price at which the margin is gone: where the venue settles a liquidation here; 0 at least. */
    public double bankruptcyPrice() {
        return Math.max(averageEntry - side.sign() * margin / quantity, 0);
    }

    /** Price units from a mark to the liquidation price, negative once beyond it. */
    public double distanceToLiquidation(double mark) {
        return side.sign() * (mark - liquidationPrice());
    }

    /** Whether the venue takes over at this mark. */
    public boolean liquidatedAt(double mark) {
        return marginBalance(mark) <= maintenanceMargin(mark);
    }
}
