package io.quantumtrader.http.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The book as a whole: what is at stake, what moves together, and how much of each limit is used. Money in quote currency, NaN
 * where there is no reading.
 *
 * @param name of the portfolio
 * @param atMs last tick by the market's clock, UTC epoch milliseconds; null before the first
 * @param account the money
 * @param dayOpenedWith equity at the opening of the UTC day
 * @param weekOpenedWith the same of the UTC week
 * @param flattenPeak the equity that the drawdown of the emergency stop is measured from; only its release moves it
 * @param flattenDrawdown share of it that is lost, 0..1
 * @param gross sum of the notionals of all positions
 * @param net the same, short positions counted as negative
 * @param lossAtStop what all stops together cost if they are hit
 * @param heat of the book
 * @param stress of all clusters together, 0..1
 * @param trades positions closed since the journal began
 * @param wins those of them that made money after all costs
 * @param exposures open positions, the largest notional first
 * @param clusters of what is held and granted
 * @param budgets what the heat gate counts, the fullest first
 * @param limits what the governor counts, the fullest first
 * @param silent whether the portfolio or the governor does not answer: what is theirs is what they said last
 */
public record PortfolioView(
        String name,
        @Nullable Long atMs,
        AccountView account,
        double dayOpenedWith,
        double weekOpenedWith,
        double flattenPeak,
        double flattenDrawdown,
        double gross,
        double net,
        double lossAtStop,
        HeatView heat,
        double stress,
        long trades,
        long wins,
        List<ExposureView> exposures,
        List<SymbolClusterView> clusters,
        List<DistanceView> budgets,
        List<DistanceView> limits,
        boolean silent) {

    public PortfolioView {
        exposures = List.copyOf(exposures);
        clusters = List.copyOf(clusters);
        budgets = List.copyOf(budgets);
        limits = List.copyOf(limits);
    }
}
