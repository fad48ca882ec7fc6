package io.quantumtrader.actors.governor;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.risk.GuardFinding;
import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.LossWindow;
import io.quantumtrader.kernel.risk.RiskGuard;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.governor.GovernorEvent;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.OpeningAwaited;
import io.quantumtrader.persistence.governor.GovernorState;
import io.quantumtrader.persistence.governor.GuardsRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** What the guards say, as it is written and as it is told. */
final class GuardJournal {

    private final Scope scope;
    private final RiskGuard guard;

    GuardJournal(String portfolio, RiskGuard guard) {
        this.scope = new Scope.OfPortfolio(portfolio);
        this.guard = guard;
    }

    /** What the guards remember now; of an opening equity that rests on one reading, what it will be compared with. */
    static List<GovernorEvent> moved(GuardState guards, long tick, long atMs) {
        var events = new ArrayList<GovernorEvent>();
        events.add(new GuardsMoved(tick, atMs, GuardsRow.of(guards)));
        awaited(guards.day(), OpeningAwaited.DAY, tick, atMs).ifPresent(events::add);
        awaited(guards.week(), OpeningAwaited.WEEK, tick, atMs).ifPresent(events::add);
        return events;
    }

    private static Optional<GovernorEvent> awaited(LossWindow window, String name, long tick, long atMs) {
        if (!window.awaiting()) return Optional.empty();
        var before = DoubleStream.of(window.before()).filter(Double::isFinite).findFirst();
        return Optional.of(new OpeningAwaited(tick, atMs, name, before));
    }

    /** Guards that begin or cease to refuse, worst first. */
    List<GovernorEvent> standingChanges(
            Set<String> before, GuardState guards, long tick, long atMs, double dayLossCeiling) {
        var events = new ArrayList<GovernorEvent>();
        var stands = new HashSet<String>();
        for (var finding : guard.findings(guards, atMs, dayLossCeiling)) {
            String name = finding.guard().name();
            stands.add(name);
            if (before.contains(name)) continue;
            events.add(new GuardTripped(
                    tick, atMs, name, ReasonRow.of(finding.reason()), finding.sinceMs(), finding.untilMs()));
        }
        for (var name : before) {
            if (!stands.contains(name)) events.add(new GuardCleared(tick, atMs, name));
        }
        return events;
    }

    GuardReading reading(GuardState guards, GovernorState counts, long atMs, double dayLossCeiling) {
        var findings = guard.findings(guards, atMs, dayLossCeiling);
        double equity = guards.equity();
        return new GuardReading(
                standing(findings, atMs),
                findings,
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

    /** Whether two states remember the same, the last equity reading apart. */
    static boolean sameMemory(GuardState a, GuardState b) {
        return a.day().equals(b.day())
                && a.week().equals(b.week())
                && a.noNewRisk().equals(b.noNewRisk())
                && a.flatten().equals(b.flatten())
                && a.streak().equals(b.streak());
    }
}
