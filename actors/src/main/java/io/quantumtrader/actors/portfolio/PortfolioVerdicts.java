package io.quantumtrader.actors.portfolio;

import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.portfolio.Cluster;
import io.quantumtrader.kernel.portfolio.HeatReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What levels 2 and 3 say after a tick.
 *
 * @param equity quote currency, NaN if there is none
 * @param gross Σ|notional| of what is held, quote currency
 * @param peak reference of the budget's drawdown
 * @param drawdown from that reference, 0..1
 * @param freeMarginRatio (equity − maintenance) / equity
 * @param heat the reading with its band
 * @param clusterStress by symbol that is held, 0..1, NaN when unknown
 * @param globalStress of all clusters together
 * @param clusters of what is held and granted
 * @param standing the standing verdicts of levels 2 and 3, to be put into the ladder
 * @param guards what the governor said, empty if it did not answer in time
 */
public record PortfolioVerdicts(
        long tick,
        long atMs,
        double equity,
        double gross,
        double peak,
        double drawdown,
        double freeMarginRatio,
        HeatReading heat,
        Map<String, Double> clusterStress,
        double globalStress,
        List<Cluster> clusters,
        List<Verdict> standing,
        Optional<GuardReading> guards)
        implements Message {

    public PortfolioVerdicts {
        clusterStress = Map.copyOf(clusterStress);
        clusters = List.copyOf(clusters);
        standing = List.copyOf(standing);
    }
}
