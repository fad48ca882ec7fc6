package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.portfolio.Book;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import java.util.List;

/**
 * All that level 3 looks at when it judges an opening plan.
 *
 * @param guards the guards' state
 * @param maintenanceMargin of all positions, quote currency
 * @param book what is held and what was granted since the last readings
 * @param readings of all symbols, for slots and rotation
 * @param permits issued so far
 * @param ceiling what the levels above allow
 * @param market what is known about the plan's own market
 * @param ladderVersion the permit is bound to it
 * @param automatic whether a signal asks, not a person
 * @param permitId the id of the permit, should there be one
 * @param nowMs UTC epoch milliseconds
 */
public record GovernorInputs(
        GuardState guards,
        double maintenanceMargin,
        Book book,
        List<SymbolReading> readings,
        Permits permits,
        Ceiling ceiling,
        Market market,
        long ladderVersion,
        boolean automatic,
        String permitId,
        long nowMs) {

    public GovernorInputs {
        readings = List.copyOf(readings);
    }

    /**
     * The plan's own market.
     *
     * @param spreadBps spread in basis points; NaN if unknown, which refuses
     * @param atrFraction ATR as a fraction of price; NaN if unknown, which refuses
     * @param maintenanceMarginRate fraction of notional
     * @param minNotional the venue's smallest order, quote currency
     */
    public record Market(double spreadBps, double atrFraction, double maintenanceMarginRate, double minNotional) {}

    double equity() {
        return guards.equity();
    }
}
