package io.quantumtrader.persistence.portfolio;

import io.quantumtrader.persistence.JournalEvent;
import java.util.List;

/**
 * Everything that can have happened to one portfolio. Times are UTC epoch milliseconds of the market's clock, money quote
 * currency.
 */
public sealed interface PortfolioEvent extends JournalEvent {

    long atMs();

    /** Which symbols the portfolio hears from, in order; the returns of later readings are in this order. */
    record SymbolsListed(long tick, long atMs, List<String> symbols) implements PortfolioEvent {
        public SymbolsListed {
            symbols = List.copyOf(symbols);
        }
    }

    /**
     * What the portfolio read on one tick: enough to compute heat and clusters again.
     *
     * @param walletBalance deposits plus realised profit minus fees and funding
     * @param maintenanceMargin of all positions
     * @param peak the reference that the budget's drawdown is measured from
     * @param heat fraction of equity, NaN when unknown
     * @param band COLD, WARM, HOT or UNKNOWN
     * @param holdings what is held
     * @param returns log return of this bar by symbol, in the order last listed; NaN where the bar is missing
     */
    record PortfolioRead(
            long tick,
            long atMs,
            double equity,
            double walletBalance,
            double maintenanceMargin,
            double peak,
            double heat,
            String band,
            List<HoldingRow> holdings,
            List<Double> returns)
            implements PortfolioEvent {
        public PortfolioRead {
            holdings = List.copyOf(holdings);
            returns = List.copyOf(returns);
        }
    }

    /**
     * What is held in one symbol.
     *
     * @param signedNotional positive long, negative short
     * @param sigmaBar volatility of one bar, NaN when unknown
     * @param lossAtStop NaN without a stop
     */
    record HoldingRow(String symbol, double signedNotional, double sigmaBar, double lossAtStop) {}

    /** Heat went from one band to another. */
    record HeatChanged(long tick, long atMs, String from, String to, double heat) implements PortfolioEvent {}

    /**
     * An opening plan was granted. It counts as held until a reading shows the position or the permit has lapsed.
     *
     * @param expiresAtMs of its permit
     */
    record OpenGranted(
            long tick,
            long atMs,
            String decisionId,
            String symbol,
            double signedNotional,
            double sigmaBar,
            double lossAtStop,
            long expiresAtMs)
            implements PortfolioEvent {}

    /** The drawdown that the budget looks at is measured from here on from the present equity, by a release. */
    record PeakRebased(long atMs, double equity, String who, String why) implements PortfolioEvent {}

    /** Money was paid in (above 0) or out. */
    record MoneyMoved(long atMs, double amount, double equityBefore, String who, String why)
            implements PortfolioEvent {}
}
