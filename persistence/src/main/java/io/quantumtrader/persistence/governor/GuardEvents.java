package io.quantumtrader.persistence.governor;

import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.LossWindow;
import io.quantumtrader.kernel.risk.RiskGuard;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.OpeningAwaited;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** What the guards say, as it is written. */
public final class GuardEvents {

    private final RiskGuard guard;

    public GuardEvents(RiskGuard guard) {
        this.guard = guard;
    }

    /** What the guards remember now; of an opening equity that rests on one reading, what it will be compared with. */
    public static List<GovernorEvent> moved(GuardState guards, long tick, long atMs) {
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
    public List<GovernorEvent> standingChanges(
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

    /** Whether two states remember the same, the last equity reading apart. */
    public static boolean sameMemory(GuardState a, GuardState b) {
        return a.day().equals(b.day())
                && a.week().equals(b.week())
                && a.noNewRisk().equals(b.noNewRisk())
                && a.flatten().equals(b.flatten())
                && a.streak().equals(b.streak());
    }
}
