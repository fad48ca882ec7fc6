package io.quantumtrader.kernel.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The book as connected components of correlated symbols (formulas, Portfolio). Only symbols with exposure take part:
 * what is not held stresses nothing.
 */
public record Clusters(List<Cluster> all) {

    public Clusters {
        all = List.copyOf(all);
    }

    /**
     * Groups a book.
     *
     * @param book what is held and what is about to be; one entry a symbol
     * @param returns by symbol; a symbol without any is correlated 1 with every other
     * @param equity quote currency
     */
    public static Clusters of(
            Collection<Exposure> book, Map<String, ReturnWindow> returns, double equity, ClusterLimits limits) {
        var held = book.stream()
                .filter(exposure -> exposure.signedNotional() != 0)
                .sorted(Comparator.comparing(Exposure::symbol))
                .toList();
        double[][] correlations = correlations(held, returns, limits);
        var clusters = new ArrayList<Cluster>();
        boolean[] seen = new boolean[held.size()];
        for (int i = 0; i < held.size(); i++) {
            if (!seen[i])
                clusters.add(cluster(component(i, correlations, seen, limits), held, correlations, equity, limits));
        }
        return new Clusters(clusters);
    }

    /** The cluster that a symbol is in, empty if nothing of it is held. */
    public Optional<Cluster> containing(String symbol) {
        return all.stream()
                .filter(cluster -> cluster.symbols().contains(symbol))
                .findFirst();
    }

    /** Stress of the symbol's cluster, 0 if nothing of it is held. */
    public double stressOf(String symbol) {
        return containing(symbol).map(Cluster::stress).orElse(0.0);
    }

    /** Stress of the whole book: the clusters' sum, at most 1; NaN if one is unknown. */
    public double globalStress() {
        return Math.min(1, all.stream().mapToDouble(Cluster::stress).sum());
    }

    private static double[][] correlations(
            List<Exposure> held, Map<String, ReturnWindow> returns, ClusterLimits limits) {
        double[][] matrix = new double[held.size()][held.size()];
        for (int i = 0; i < held.size(); i++) {
            var first = returns.getOrDefault(held.get(i).symbol(), ReturnWindow.EMPTY);
            for (int j = i + 1; j < held.size(); j++) {
                var second = returns.getOrDefault(held.get(j).symbol(), ReturnWindow.EMPTY);
                matrix[i][j] = Correlation.of(first, second, limits.minReturns());
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /** All that is reached from one symbol over joins, in ascending order. */
    private static List<Integer> component(int start, double[][] correlations, boolean[] seen, ClusterLimits limits) {
        var members = new ArrayList<Integer>(List.of(start));
        seen[start] = true;
        for (int k = 0; k < members.size(); k++) {
            double[] row = correlations[members.get(k)];
            for (int other = 0; other < row.length; other++) {
                if (!seen[other] && row[other] >= limits.joinCorrelation()) {
                    seen[other] = true;
                    members.add(other);
                }
            }
        }
        members.sort(null);
        return members;
    }

    private static Cluster cluster(
            List<Integer> members, List<Exposure> held, double[][] correlations, double equity, ClusterLimits limits) {
        double gross = 0;
        double signed = 0;
        double loss = 0;
        var symbols = new ArrayList<String>();
        for (int member : members) {
            var exposure = held.get(member);
            symbols.add(exposure.symbol());
            gross += exposure.notional();
            signed += exposure.signedNotional();
            loss += exposure.lossAtStop();
        }
        double net = Math.abs(signed);
        double correlation = meanPair(members, correlations);
        double weight = equity > 0 ? gross / (equity * limits.equityMultiple()) : Double.NaN;
        double stress = Math.max(0, Math.min(1, weight * (net / gross) * correlation));
        return new Cluster(symbols.getFirst(), symbols, gross, net, correlation, loss, stress);
    }

    private static double meanPair(List<Integer> members, double[][] correlations) {
        if (members.size() < 2) return 1;
        double sum = 0;
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) sum += correlations[members.get(i)][members.get(j)];
        }
        double pairs = members.size() * (members.size() - 1) / 2.0;
        return Math.max(0, sum / pairs);
    }
}
