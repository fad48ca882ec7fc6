package io.quantumtrader.persistence.whatif;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.symbol.EntryPlan;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.EntryTermsRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * Every opening decision of the strategy judged again by each candidate's own levels 2 and 3 over its own book. What another level
 * refused stays refused, and what a person asked for stays as it was.
 */
final class JudgedOpenings implements SymbolLine.Openings {

    private static final Set<String> JUDGED = Set.of(Layer.HEAT_GATE.name(), Layer.GOVERNOR.name());
    private static final String STRATEGY = "strategy";

    private final List<Desk> desks;
    private final Map<String, SymbolLine> lines;
    private final Function<String, SymbolSettings> production;
    private int judged;
    private int agreed;

    /**
     * Openings of a record.
     *
     * @param desks one a candidate, the first is production's
     * @param lines of all symbols
     * @param production what production decided by, by the recorded text: plans and terms are its own for everybody
     */
    JudgedOpenings(List<Desk> desks, Map<String, SymbolLine> lines, Function<String, SymbolSettings> production) {
        this.desks = List.copyOf(desks);
        this.lines = lines;
        this.production = production;
    }

    /** What a desk makes of a wish. */
    private sealed interface Made {}

    private record Planned(OpeningPlan plan, EntryTerms terms) implements Made {}

    private record Refused(List<Reason> reasons) implements Made {}

    @Override
    public void read(long atMs, double startEquity, Marks marks) {
        for (var desk : desks) desk.read(atMs, startEquity + desk.lived().value(marks), all());
    }

    private Collection<SymbolLine> all() {
        return lines.values();
    }

    @Override
    public Agreement agreement() {
        return new Agreement(judged, agreed);
    }

    @Override
    public double[] opened(Decided decision, SymbolLine line) {
        double[] shares = new double[desks.size()];
        Arrays.fill(shares, 1);
        if (!decision.causedBy().equals(STRATEGY)) return shares;
        for (int i = 0; i < shares.length; i++) {
            var desk = desks.get(i);
            if (holds(desk, line)) continue;
            shares[i] = switch (judge(desk, decision, line)) {
                case Planned made -> made.plan().quantity() / decision.quantity();
                case Refused refused -> {
                    desk.lived().removed(refused.reasons());
                    yield 0;
                }
            };
        }
        tally(shares[0] > 0);
        return shares;
    }

    @Override
    public void refused(Decided decision, SymbolLine line) {
        if (!decision.causedBy().equals(STRATEGY) || refusedElsewhere(decision)) return;
        for (int i = 0; i < desks.size(); i++) {
            var desk = desks.get(i);
            if (holds(desk, line)) continue;
            var made = judge(desk, decision, line);
            if (i == 0) tally(made instanceof Refused);
            if (made instanceof Planned planned)
                desk.lived()
                        .shadowOf(line.symbol())
                        .add(order(decision, planned), line.book().lastClose());
        }
    }

    private void tally(boolean same) {
        judged++;
        if (same) agreed++;
    }

    private static boolean holds(Desk desk, SymbolLine line) {
        return desk.lived().shadowOf(line.symbol()).position().isPresent();
    }

    private static boolean refusedElsewhere(Decided decision) {
        return decision.verdicts().stream().anyMatch(row -> row.refused() && !JUDGED.contains(row.layer()));
    }

    private Made judge(Desk desk, Decided decision, SymbolLine line) {
        var readings = line.indicators().orElseThrow();
        var market = readings.reading();
        var signal = readings.signal();
        if (market == null || signal.isEmpty()) return new Refused(List.of(because(ReasonCode.MARKET_STATE_MISSING)));
        var wish = new EntryPlan.Wish(
                line.symbol(),
                decision.decisionId(),
                signal.get().side(),
                signal.get().confidence(),
                OptionalDouble.empty(),
                line.book().mark(),
                desk.equity(),
                desk.spreadBps());
        var plan = EntryPlan.of(
                wish,
                market,
                readings.atr(),
                line.book().sigmaHistory(),
                desk.sizer(),
                line.book().rules(),
                production.apply(line.terms()));
        return switch (plan) {
            case EntryPlan.Impossible impossible -> new Refused(impossible.reasons());
            case EntryPlan.Planned whole -> judge(desk, whole, decision, line);
        };
    }

    /** What a desk leaves of a plan, on the step. */
    private Made judge(Desk desk, EntryPlan.Planned whole, Decided decision, SymbolLine line) {
        var rules = line.book().rules();
        return switch (desk.judge(whole.plan(), line, all(), sizeFactor(decision))) {
            case Desk.Left.Nothing nothing -> new Refused(nothing.reasons());
            case Desk.Left.Plan(var left) -> {
                double quantity = rules.floorQuantity(
                        Math.min(left.quantity(), whole.plan().quantity()));
                double notional = quantity * left.price();
                yield quantity > 0 && notional >= rules.minNotional()
                        ? new Planned(left.withQuantity(quantity), whole.terms().atLeverage(left.leverage()))
                        : new Refused(List.of(because(ReasonCode.SIZE_BELOW_MINIMUM, notional, rules.minNotional())));
            }
        };
    }

    /** The share of size that the way back from an emergency stop left, as it was recorded. */
    private static double sizeFactor(Decided decision) {
        return decision.verdicts().stream()
                .map(VerdictRow::reasons)
                .flatMap(List::stream)
                .filter(reason -> reason.code().equals("ESS_STEP_UP"))
                .mapToDouble(reason -> reason.observed())
                .findFirst()
                .orElse(1);
    }

    private static OrderIntended order(Decided decision, Planned planned) {
        return new OrderIntended(
                decision.tick(),
                decision.atMs(),
                decision.decisionId(),
                "what-if-" + decision.decisionId(),
                "ENTRY",
                "MARKET",
                OrderSide.opening(planned.plan().side()).name(),
                planned.plan().quantity(),
                0,
                false,
                "",
                0,
                0,
                Optional.of(EntryTermsRow.of(planned.terms())));
    }
}
