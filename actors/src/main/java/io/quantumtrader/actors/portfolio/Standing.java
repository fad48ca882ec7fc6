package io.quantumtrader.actors.portfolio;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.portfolio.PortfolioCommand.Tick;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.portfolio.Clusters;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.persistence.portfolio.PortfolioState;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What levels 2 and 3 say once a tick is recorded. */
final class Standing {

    private final PortfolioState state;
    private final PortfolioSettings settings;
    private final Scope scope;

    Standing(PortfolioState state, PortfolioSettings settings) {
        this.state = state;
        this.settings = settings;
        this.scope = new Scope.OfPortfolio(settings.name());
    }

    PortfolioVerdicts after(Tick tick, Optional<GuardReading> guards) {
        var book = state.book();
        var clusters = Clusters.of(
                book.all(), state.returns(), state.equity(), settings.limits().clusters());
        var stress = new TreeMap<String, Double>();
        for (var cluster : clusters.all()) cluster.symbols().forEach(symbol -> stress.put(symbol, cluster.stress()));
        var governor = guards.map(GuardReading::standing).orElseGet(() -> silentGovernor(tick.atMs()));
        return new PortfolioVerdicts(
                tick.tick(),
                tick.atMs(),
                state.equity(),
                book.gross(),
                state.peak(),
                state.drawdown(),
                (state.equity() - state.maintenanceMargin()) / state.equity(),
                state.heat(),
                stress,
                clusters.globalStress(),
                clusters.all(),
                List.of(heat(), governor),
                guards);
    }

    /** Hot or unknown heat allows no new exposure; warm heat scales it, which is no matter of permission. */
    private Verdict heat() {
        var heat = state.heat();
        var limits = settings.limits().heat();
        var reason = heat.band()
                .map(band -> because(band.code(), heat.heat(), band == HeatBand.HOT ? limits.hot() : limits.warm()))
                .orElseGet(() -> because(ReasonCode.HEAT_UNKNOWN, Double.NaN, (double)
                        limits.stale().toMillis()));
        boolean closed = heat.band().filter(band -> band != HeatBand.HOT).isEmpty();
        var permission = closed ? Permission.REDUCE_ONLY : Permission.TRADE;
        return new Verdict(
                Layer.HEAT_GATE, scope, permission, List.of(reason), state.heatSinceMs(), Verdict.UNTIL_RELEASED);
    }

    /** A part of the ladder that is down counts as its most conservative output for opens (rules, B3). */
    private Verdict silentGovernor(long atMs) {
        long waited = settings.patience().toMillis();
        var reason = because(ReasonCode.GOVERNOR_SILENT, waited, waited);
        return new Verdict(
                Layer.GOVERNOR, scope, Permission.REDUCE_ONLY, List.of(reason), atMs, Verdict.UNTIL_RELEASED);
    }
}
