package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.ExposureView;
import io.quantumtrader.http.view.PortfolioView;
import io.quantumtrader.http.view.SymbolClusterView;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.portfolio.Cluster;
import io.quantumtrader.kernel.position.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Shows the book as a whole. */
public final class PortfolioViews {

    private final String name;
    private final StatusViews status;
    private final LayerDistances distances;

    public PortfolioViews(FundSettings settings, StatusViews status) {
        this.name = settings.portfolio();
        this.status = status;
        this.distances = new LayerDistances(settings);
    }

    public PortfolioView of(Moment now) {
        boolean governorSilent = now.silent().contains(Layer.GOVERNOR);
        var guards = now.guards();
        var exposures = exposures(now);
        double gross = exposures.stream().mapToDouble(ExposureView::notional).sum();
        return new PortfolioView(
                name,
                now.atMs() > 0 ? now.atMs() : null,
                StatusViews.account(now),
                governorSilent ? Double.NaN : guards.dayOpen(),
                governorSilent ? Double.NaN : guards.weekOpen(),
                governorSilent ? Double.NaN : guards.flattenPeak(),
                governorSilent ? Double.NaN : guards.flattenDrawdown(),
                gross,
                exposures.stream()
                        .mapToDouble(one -> one.side().sign() * one.notional())
                        .sum(),
                exposures.stream().mapToDouble(ExposureView::lossAtStop).sum(),
                status.heat(now),
                now.portfolio().map(PortfolioVerdicts::globalStress).orElse(Double.NaN),
                guards.trades(),
                guards.wins(),
                exposures,
                clusters(now),
                distances.of(Layer.HEAT_GATE, now),
                distances.of(Layer.GOVERNOR, now),
                governorSilent || now.silent().contains(Layer.HEAT_GATE));
    }

    private static List<ExposureView> exposures(Moment now) {
        Map<String, Cluster> clusterOf = new TreeMap<>();
        held(now).forEach(cluster -> cluster.symbols().forEach(symbol -> clusterOf.put(symbol, cluster)));
        return now.symbols().stream()
                .flatMap(seen -> seen.position().stream().map(held -> exposure(seen, held, clusterOf, now)))
                .sorted(Comparator.comparingDouble(ExposureView::notional)
                        .reversed()
                        .thenComparing(ExposureView::symbol))
                .toList();
    }

    private static ExposureView exposure(SymbolView seen, Position held, Map<String, Cluster> clusterOf, Moment now) {
        double equity = now.account().equity();
        double notional = held.quantity() * seen.mark();
        double loss = held.lossAtStop(seen.mark());
        var cluster = clusterOf.get(seen.symbol());
        return new ExposureView(
                seen.symbol(),
                held.side(),
                notional,
                notional / equity,
                loss,
                loss / equity,
                held.terms().leverage(),
                cluster == null || cluster.symbols().size() < 2 ? null : cluster.id(),
                cluster == null ? Double.NaN : cluster.stress());
    }

    private static List<SymbolClusterView> clusters(Moment now) {
        double equity = now.account().equity();
        return held(now)
                .map(one -> new SymbolClusterView(
                        one.id(),
                        one.symbols(),
                        one.gross(),
                        one.gross() / equity,
                        one.net(),
                        one.correlation(),
                        one.lossAtStop(),
                        one.stress()))
                .sorted(Comparator.comparingDouble(SymbolClusterView::gross).reversed())
                .toList();
    }

    private static Stream<Cluster> held(Moment now) {
        return now.portfolio().stream().flatMap(said -> said.clusters().stream());
    }
}
