package io.quantumtrader.app.fund.view;

import static io.quantumtrader.kernel.decision.ReasonCode.BUDGET_EXHAUSTED;
import static io.quantumtrader.kernel.decision.ReasonCode.CLUSTER_BUDGET_EXHAUSTED;
import static io.quantumtrader.kernel.decision.ReasonCode.CLUSTER_STRESS;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_ATR;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_DAY_LOSS;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_DRAWDOWN;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_DRAWDOWN_FLATTEN;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_EQUITY_STALE;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_LOSS_STREAK;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_SPREAD;
import static io.quantumtrader.kernel.decision.ReasonCode.GUARD_WEEK_LOSS;
import static io.quantumtrader.kernel.decision.ReasonCode.HEAT_HOT;
import static io.quantumtrader.kernel.decision.ReasonCode.HEAT_WARM;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_DAY_NOTIONAL;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_MARGIN;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_ORDER_RATE;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_POSITION_NOTIONAL;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_SLOTS;
import static io.quantumtrader.kernel.decision.ReasonCode.LIMIT_TOTAL_NOTIONAL;

import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.portfolio.Budget;
import io.quantumtrader.kernel.portfolio.Cluster;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.risk.HardBounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Levels 2 and 3: the book as a whole. Limits on orders are held against what is held now, before any order. */
final class PortfolioLayers {

    /** What a symbol without a market state counts as, in the portfolio too. */
    private static final String NO_TICK = "no tick yet";

    private final FundSettings settings;
    private final String portfolio;

    PortfolioLayers(FundSettings settings) {
        this.settings = settings;
        this.portfolio = settings.portfolio();
    }

    Stream<DistanceView> heat(Moment now) {
        var limits = settings.portfolioLimits().heat();
        if (now.portfolio().isEmpty()) return Stream.of(DistanceView.none(HEAT_HOT, portfolio, limits.hot(), NO_TICK));
        var said = now.portfolio().get();
        double stress = settings.portfolioLimits().clusters().maxStress();
        var found = new ArrayList<DistanceView>();
        found.add(rising(HEAT_WARM, said.heat().heat(), limits.warm()));
        found.add(rising(HEAT_HOT, said.heat().heat(), limits.hot()));
        found.add(rising(CLUSTER_STRESS, said.globalStress(), stress).with("of the whole book, for comparison"));
        said.clusterStress()
                .forEach((symbol, one) ->
                        found.add(DistanceView.rising(CLUSTER_STRESS, portfolio + "/" + symbol, one, stress)));
        for (var cluster : said.clusters()) found.addAll(budgets(cluster, said, now));
        return found.stream();
    }

    /** Loss at stop of what is held, each symbol's and, against the tightest of its symbols' budgets, the cluster's. */
    private List<DistanceView> budgets(Cluster cluster, PortfolioVerdicts said, Moment now) {
        var found = new ArrayList<DistanceView>();
        double tightest = Double.NaN;
        for (var seen : now.symbols()) {
            if (!cluster.symbols().contains(seen.symbol()) || seen.position().isEmpty()) continue;
            var budget = budget(seen, said, cluster);
            double loss = seen.position().get().lossAtStop(seen.mark());
            found.add(DistanceView.rising(BUDGET_EXHAUSTED, portfolio + "/" + seen.symbol(), loss, budget.symbol())
                    .with("loss at its stop"));
            tightest = Double.isNaN(tightest) ? budget.cluster() : Math.min(tightest, budget.cluster());
        }
        if (cluster.symbols().size() > 1) {
            found.add(rising(CLUSTER_BUDGET_EXHAUSTED, cluster.lossAtStop(), tightest)
                    .with("loss at the stops of " + String.join(", ", cluster.symbols())));
        }
        return found;
    }

    private Budget budget(SymbolView seen, PortfolioVerdicts said, Cluster cluster) {
        return Budget.of(
                said.equity(),
                said.heat().heat(),
                cluster.stress(),
                seen.atr() / seen.mark(),
                Moment.regime(seen),
                said.drawdown(),
                settings.portfolioLimits().budget());
    }

    Stream<DistanceView> governor(Moment now) {
        return Stream.concat(guards(now), limits(now));
    }

    private Stream<DistanceView> guards(Moment now) {
        var live = settings.limits().forBars(settings.interval()).guards();
        var guards = now.guards();
        double age = guards.equityAtMs() == Long.MIN_VALUE ? Double.NaN : (double) (now.atMs() - guards.equityAtMs());
        return Stream.of(
                rising(GUARD_DAY_LOSS, guards.dayLoss(), Surroundings.dayLoss(now, settings)),
                rising(GUARD_WEEK_LOSS, guards.weekLoss(), live.weekLoss()),
                rising(GUARD_DRAWDOWN, guards.drawdown(), live.drawdownNoNewRisk()),
                rising(GUARD_DRAWDOWN_FLATTEN, guards.flattenDrawdown(), live.drawdownFlatten())
                        .with("pulls the emergency stop"),
                rising(GUARD_LOSS_STREAK, guards.lossesInARow(), live.lossStreak()),
                rising(GUARD_EQUITY_STALE, age, (double) live.equityStale().toMillis()));
    }

    private Stream<DistanceView> limits(Moment now) {
        var orders = settings.limits().orders();
        var guards = now.guards();
        double dayNotional = Math.min(orders.dayNotional(), orders.dayNotionalMultiple() * guards.dayOpen());
        return Stream.of(
                rising(LIMIT_ORDER_RATE, guards.ordersInMinute(), orders.ordersPerMinute()),
                rising(LIMIT_DAY_NOTIONAL, guards.dayNotional(), dayNotional),
                rising(
                        LIMIT_SLOTS,
                        now.openPositions(),
                        now.slots(settings.limits().slots())),
                rising(LIMIT_TOTAL_NOTIONAL, of(now, said -> said.gross() / said.equity()), orders.totalShare()),
                largest(now),
                DistanceView.falling(
                        LIMIT_MARGIN,
                        portfolio,
                        of(now, PortfolioVerdicts::freeMarginRatio),
                        HardBounds.MIN_FREE_MARGIN_RATIO),
                rising(GUARD_SPREAD, settings.spreadBps(), orders.maxSpreadBps())
                        .with("the spread that the settings assume"),
                widest(now));
    }

    /** The largest position by its share of equity. */
    private DistanceView largest(Moment now) {
        double equity = now.account().equity();
        double limit = settings.limits().orders().positionShare();
        return now.symbols().stream()
                .filter(seen -> seen.position().isPresent())
                .max(Comparator.comparingDouble(PortfolioLayers::notional))
                .map(seen -> DistanceView.rising(
                        LIMIT_POSITION_NOTIONAL, portfolio + "/" + seen.symbol(), notional(seen) / equity, limit))
                .orElseGet(() -> rising(LIMIT_POSITION_NOTIONAL, 0, limit));
    }

    private static double notional(SymbolView seen) {
        return seen.position().map(Position::quantity).orElse(0.0) * seen.mark();
    }

    /** The symbol whose ATR is the largest share of its price. */
    private DistanceView widest(Moment now) {
        double limit = settings.limits().orders().maxAtrFraction();
        return now.symbols().stream()
                .filter(seen -> Double.isFinite(seen.atr() / seen.mark()))
                .max(Comparator.comparingDouble(seen -> seen.atr() / seen.mark()))
                .map(seen -> DistanceView.rising(
                        GUARD_ATR, portfolio + "/" + seen.symbol(), seen.atr() / seen.mark(), limit))
                .orElseGet(() -> DistanceView.none(GUARD_ATR, portfolio, limit, "no range known yet"));
    }

    private static double of(Moment now, ToDoubleFunction<PortfolioVerdicts> number) {
        return now.portfolio().map(number::applyAsDouble).orElse(Double.NaN);
    }

    private DistanceView rising(ReasonCode code, double observed, double limit) {
        return DistanceView.rising(code, portfolio, observed, limit);
    }
}
