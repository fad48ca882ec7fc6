package io.quantumtrader.actors.governor;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.kernel.risk.GuardFinding;
import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.RiskGuard;
import io.quantumtrader.persistence.governor.GovernorState;
import java.util.List;

/** What the guards say, as it is told. */
final class GuardTelling {

    private final Scope scope;
    private final RiskGuard guard;

    GuardTelling(String portfolio, RiskGuard guard) {
        this.scope = new Scope.OfPortfolio(portfolio);
        this.guard = guard;
    }

    GuardReading reading(GuardState guards, GovernorState counts, long atMs, double dayLossCeiling) {
        var findings = guard.findings(guards, atMs, dayLossCeiling);
        double equity = guards.equity();
        return new GuardReading(
                standing(findings, atMs),
                findings.stream().map(finding -> asActivated(finding, counts)).toList(),
                guard.warnings(guards),
                guard.flattenWanted(guards),
                guards.noNewRisk().peak(),
                guards.noNewRisk().drawdown(equity),
                guards.flatten().drawdown(equity),
                guards.day().loss(equity),
                guards.week().loss(equity),
                guards.equityAtMs(),
                guards.flatten().peak(),
                guards.day().open(),
                guards.week().open(),
                counts.permits().inLastMinute(atMs),
                counts.permits().notionalOfDay(atMs),
                guards.streak().losses(),
                counts.trades(),
                counts.wins(),
                counts.rebasedMs());
    }

    /** With the number and the limit that activated it; what grows old is told as it is now. */
    private static GuardFinding asActivated(GuardFinding finding, GovernorState state) {
        var by = state.standing().get(finding.guard().name());
        if (by == null || finding.guard() == Guard.EQUITY_STALE) return finding;
        return new GuardFinding(finding.guard(), by.reason(), finding.sinceMs(), finding.untilMs());
    }

    /** One verdict of all guards: it stands since the first of them and ends with the last. */
    private Verdict standing(List<GuardFinding> findings, long atMs) {
        if (findings.isEmpty()) {
            return new Verdict(Layer.GOVERNOR, scope, Permission.TRADE, List.of(), atMs, Verdict.UNTIL_RELEASED);
        }
        long since = findings.stream().mapToLong(GuardFinding::sinceMs).min().orElse(atMs);
        long until = findings.stream().mapToLong(GuardFinding::untilMs).max().orElse(Verdict.UNTIL_RELEASED);
        var reasons = findings.stream().map(GuardFinding::reason).toList();
        return new Verdict(Layer.GOVERNOR, scope, Permission.REDUCE_ONLY, reasons, since, until);
    }
}
