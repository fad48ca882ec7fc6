package io.quantumtrader.persistence.projection;

import static java.lang.Long.MAX_VALUE;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitEnded;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitSpent;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import io.quantumtrader.persistence.safety.LatchRow;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.Story;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One event under its persistence id, and random records of a whole fund made of such. */
record Recorded(String id, JournalEvent event) {

    static final List<String> PORTFOLIOS = List.of("main", "second");

    /** Two symbols' random lives side by side, with permits, readings, latches, a guardian's orders and runs set aside. */
    static List<Recorded> fund(long seed, int bars) {
        var random = new SplittableRandom(seed);
        var lives = new ArrayList<List<SymbolEvent>>();
        for (int i = 0; i < PORTFOLIOS.size(); i++) lives.add(Story.told(seed * 31 + i, bars));
        int[] next = new int[PORTFOLIOS.size()];
        var all = new ArrayList<Recorded>();
        while (true) {
            int who = random.nextInt(PORTFOLIOS.size());
            if (next[who] >= lives.get(who).size()) who = 1 - who;
            if (next[who] >= lives.get(who).size()) return all;
            var event = lives.get(who).get(next[who]++);
            around(all, PORTFOLIOS.get(who), event, random);
        }
    }

    private static void around(List<Recorded> all, String portfolio, SymbolEvent event, SplittableRandom random) {
        String governor = "governor|" + portfolio;
        String symbol = "symbol|" + portfolio + "|" + Story.SYMBOL;
        if (event instanceof Decided made && made.action().equals("OPEN")) {
            all.add(new Recorded(governor, permit(made)));
        }
        all.add(new Recorded(symbol, event));
        if (event instanceof OrderIntended order && !order.permitId().isEmpty()) {
            all.add(new Recorded(
                    governor,
                    random.nextInt(4) == 0
                            ? new PermitEnded(
                                    order.atMs(), order.permitId(), "VOID", new ReasonRow("PERMIT_VOID", 2, 1))
                            : new PermitSpent(order.atMs(), order.permitId())));
        }
        if (event instanceof ObservationRow row) {
            all.add(new Recorded("portfolio|" + portfolio, read(row)));
            guard(governor, row).ifPresent(all::add);
            if (random.nextInt(30) == 0) latch(all, row, all.size());
        }
        if (random.nextInt(40) == 0) all.add(new Recorded("orphan|" + symbol + "|w", event));
    }

    /** The drawdown guard trips at one tick of sixty and is released half an hour later, every fifth time by a better reading. */
    private static Optional<Recorded> guard(String governor, ObservationRow row) {
        long tick = row.tick();
        long at = row.atMs();
        var reason = new ReasonRow("GUARD_DRAWDOWN", 0.06, 0.05);
        return switch ((int) (tick % 60)) {
            case 10 ->
                Optional.of(new Recorded(governor, new GuardTripped(tick, at, "DRAWDOWN", reason, at, MAX_VALUE)));
            case 40 ->
                Optional.of(new Recorded(
                        governor,
                        tick / 60 % 5 == 4
                                ? new GuardCleared(tick, at, "DRAWDOWN")
                                : new GuardReleased(at, "DRAWDOWN", "ann", "looked at it", row.equity(), 0.06)));
            default -> Optional.empty();
        };
    }

    private static PermitIssued permit(Decided made) {
        String id = "permit-" + made.decisionId();
        return new PermitIssued(
                made.tick(),
                made.atMs(),
                1,
                id,
                made.decisionId(),
                Story.SYMBOL,
                "LONG",
                500,
                0.5,
                2,
                1,
                made.atMs() + 5_000,
                500);
    }

    private static PortfolioRead read(ObservationRow row) {
        return new PortfolioRead(
                row.tick(),
                row.atMs(),
                row.equity(),
                row.equity(),
                0,
                11_000,
                Double.NaN,
                "UNKNOWN",
                List.of(),
                List.of());
    }

    private static void latch(List<Recorded> all, ObservationRow row, int number) {
        String id = "kill-switch-" + number;
        var latch = new LatchRow(
                id,
                "KILL_SWITCH",
                "*",
                "REDUCE_ONLY",
                List.of(new ReasonRow("KILL_SWITCH_REDUCE_ONLY", 0, 0)),
                List.of(),
                "ann",
                "a test",
                row.atMs());
        all.add(new Recorded("kill-switch", new KillActivated(latch, "REDUCE_ONLY", row.atMs())));
        all.add(new Recorded(
                "kill-switch",
                new KillReleased(id, "*", "REDUCE_ONLY", List.of("ann", "bob"), false, "over", "TRADE", row.atMs())));
    }

    /** The events of one portfolio's symbol, in order. */
    static List<SymbolEvent> symbol(List<Recorded> all, String portfolio) {
        String id = "symbol|" + portfolio + "|" + Story.SYMBOL;
        return all.stream()
                .filter(one -> one.id().equals(id))
                .flatMap(one -> one.event() instanceof SymbolEvent event
                        ? Optional.of(event).stream()
                        : Optional.<SymbolEvent>empty().stream())
                .toList();
    }
}
