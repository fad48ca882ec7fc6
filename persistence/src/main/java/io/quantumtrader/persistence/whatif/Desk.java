package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.Book;
import io.quantumtrader.kernel.portfolio.Heat;
import io.quantumtrader.kernel.portfolio.HeatReading;
import io.quantumtrader.kernel.portfolio.PortfolioGate;
import io.quantumtrader.kernel.portfolio.PortfolioInputs;
import io.quantumtrader.kernel.portfolio.ReturnWindow;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.risk.Ceiling;
import io.quantumtrader.kernel.risk.GovernorAnswer;
import io.quantumtrader.kernel.risk.GovernorInputs;
import io.quantumtrader.kernel.risk.GovernorInputs.Market;
import io.quantumtrader.kernel.risk.GovernorKernel;
import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.Permits;
import io.quantumtrader.kernel.sizing.RiskSizer;
import io.quantumtrader.kernel.sizing.Sizer;
import io.quantumtrader.persistence.portfolio.PeakRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Levels 2 and 3 of one candidate: what they read on each bar of its own book, and how they judge an opening plan. The same pure
 * functions as in production.
 */
final class Desk {

    private static final RegimeProbabilities UNKNOWN = new RegimeProbabilities(1.0 / 3, 1.0 / 3, 1.0 / 3);
    private static final Comparator<Trade> BY_END = Comparator.<Trade>comparingLong(
                    trade -> trade.exits().getLast().atMs())
            .thenComparing(Trade::symbol);

    private final Lived lived;
    private final RulesInForce configured;
    private final UpperLayers upper;
    private final Map<String, ReturnWindow> returns = new HashMap<>();
    private final List<Trade> waiting = new ArrayList<>();
    private OpeningRules told;
    private OpeningRules rules;
    private GovernorKernel governor;
    private Sizer sizer;
    private HeatReading heat = HeatReading.NONE;
    private GuardState guards = GuardState.NONE;
    private Permits permits = Permits.NONE;
    private double equity = Double.NaN;
    private double peak = Double.NaN;
    private int counted;
    private int released;
    private long permitNumber;

    /** What is left of a plan. */
    sealed interface Left {
        record Plan(OpeningPlan plan) implements Left {}

        record Nothing(List<Reason> reasons) implements Left {
            public Nothing {
                reasons = List.copyOf(reasons);
            }
        }
    }

    Desk(Lived lived, RulesInForce configured, UpperLayers upper) {
        this.lived = lived;
        this.configured = configured;
        this.upper = upper;
        told = configured.at(Long.MIN_VALUE);
        rules = told.forBars();
        governor = new GovernorKernel(rules.risk());
        sizer = new RiskSizer(rules.sizing());
    }

    private void follow(OpeningRules next) {
        if (next.equals(told)) return;
        told = next;
        rules = next.forBars();
        governor = new GovernorKernel(rules.risk());
        sizer = new RiskSizer(rules.sizing());
    }

    double equity() {
        return equity;
    }

    Sizer sizer() {
        return sizer;
    }

    double spreadBps() {
        return rules.spreadBps();
    }

    Lived lived() {
        return lived;
    }

    /** A bar of everybody was taken in: equity, heat and guards are read. */
    void read(long atMs, double nowEquity, Collection<SymbolLine> lines) {
        follow(configured.at(atMs));
        peak = PeakRule.TWO_READINGS.after(peak, equity, nowEquity);
        equity = nowEquity;
        release(atMs);
        for (var line : lines) {
            if (line.last().filter(row -> row.atMs() == atMs).isPresent()) addReturn(line, atMs);
        }
        var limits = rules.portfolio().heat();
        heat = heat.next(Heat.of(book(lines).all(), equity, rules.bar(), limits.horizon()), atMs, limits);
        guards = governor.guard()
                .read(closesCounted(atMs), atMs, equity, upper.modeAt(atMs).dayLoss());
    }

    private void addReturn(SymbolLine line, long atMs) {
        long bar = rules.bar().toMillis();
        double move = line.indicators().map(readings -> readings.barReturn(bar)).orElse(Double.NaN);
        var before = returns.getOrDefault(line.symbol(), ReturnWindow.EMPTY);
        int capacity = rules.portfolio().clusters().window();
        returns.put(line.symbol(), before.with(atMs, move, capacity));
    }

    private void release(long atMs) {
        var releases = upper.releases();
        for (; released < releases.size() && releases.get(released).atMs() <= atMs; released++) {
            boolean ofEmergency = releases.get(released).ofEmergency();
            guards = ofEmergency
                    ? governor.guard().emergencyReleased(guards)
                    : governor.guard().released(guards);
            if (ofEmergency) peak = equity;
        }
    }

    /**
     * The guards with the positions that ended since the last bar, in the order of their times and symbols. What was decided on this
     * bar is filled after it and counts with the next.
     */
    private GuardState closesCounted(long nowMs) {
        var ended = lived.ended();
        waiting.addAll(ended.subList(counted, ended.size()));
        counted = ended.size();
        var known = waiting.stream()
                .filter(trade ->
                        trade.exits().getLast().atMs() < nowMs || trade.reason().equals(Exit.STOP))
                .sorted(BY_END)
                .toList();
        waiting.removeAll(known);
        var next = guards;
        for (var trade : known)
            next = governor.guard()
                    .closed(next, trade.net(), trade.exits().getLast().atMs());
        return next;
    }

    /** What the layers leave of a plan. */
    Left judge(OpeningPlan plan, SymbolLine line, Collection<SymbolLine> lines, double sizeFactor) {
        long nowMs = line.book().lastAtMs();
        var book = book(lines);
        var reading = reading(line);
        var inputs = new PortfolioInputs(
                equity, Math.max(0, (peak - equity) / peak), heat, book, returns, reading, rules.bar(), nowMs);
        var verdict = PortfolioGate.judge(plan, inputs, rules.portfolio());
        if (verdict.refused()) return new Left.Nothing(verdict.reasons());
        var shrunk = verdict.scale() < 1 ? plan.withQuantity(plan.quantity() * verdict.scale()) : plan;
        var answer = governor.judge(shrunk, inputs(line, lines, book, reading, sizeFactor, nowMs));
        return switch (answer) {
            case GovernorAnswer.Refused refused ->
                new Left.Nothing(refused.verdict().reasons());
            case GovernorAnswer.Permitted permitted -> {
                permitNumber++;
                permits = permits.issued(permitted.permit(), permitted.plan().notional())
                        .spent(permitted.permit().id(), nowMs)
                        .pruned(nowMs);
                yield new Left.Plan(permitted.plan());
            }
        };
    }

    private GovernorInputs inputs(
            SymbolLine line,
            Collection<SymbolLine> lines,
            Book book,
            SymbolReading reading,
            double sizeFactor,
            long nowMs) {
        var mode = upper.modeAt(nowMs);
        var ceiling = new Ceiling(
                mode.leverage(), mode.riskPerTrade(), mode.dayLoss(), mode.slots(), mode.minConfidence(), sizeFactor);
        var instrument = line.book().rules();
        var market = new Market(
                rules.spreadBps(), reading.atrFraction(), instrument.maintenanceMarginRate(), instrument.minNotional());
        return new GovernorInputs(
                guards,
                maintenanceMargin(lines),
                book,
                lines.stream().map(this::reading).toList(),
                permits,
                ceiling,
                market,
                0,
                true,
                "what-if-" + (permitNumber + 1),
                nowMs);
    }

    private double maintenanceMargin(Collection<SymbolLine> lines) {
        double sum = 0;
        for (var line : lines) {
            double notional =
                    held(line).map(Position::quantity).orElse(0.0) * line.book().mark();
            if (notional > 0) sum += notional * line.book().rules().maintenanceMarginRate();
        }
        return sum;
    }

    private Optional<Position> held(SymbolLine line) {
        return lived.shadowOf(line.symbol()).told();
    }

    private Book book(Collection<SymbolLine> lines) {
        List<SymbolReading> holding = new ArrayList<>();
        for (var line : lines) if (held(line).isPresent()) holding.add(reading(line, UNKNOWN));
        return Book.of(holding);
    }

    private SymbolReading reading(SymbolLine line) {
        var market = line.indicators().map(readings -> readings.reading()).orElse(null);
        return reading(line, market == null ? UNKNOWN : market.published());
    }

    /** What the symbol would tell its portfolio; the regime is asked for only where somebody wants to open. */
    private SymbolReading reading(SymbolLine line, RegimeProbabilities regime) {
        var held = held(line);
        double mark = line.book().mark();
        return new SymbolReading(
                line.symbol(),
                line.book().lastAtMs(),
                held.map(position -> position.side().sign() * position.quantity())
                        .orElse(0.0),
                mark,
                line.last().map(row -> row.sigma()).orElse(Double.NaN),
                held.map(Position::stop).orElse(Double.NaN),
                held.map(position -> position.lossAtStop(mark)).orElse(0.0),
                Double.NaN,
                held.map(position -> position.unrealised(mark)).orElse(0.0),
                regime,
                line.indicators().map(readings -> readings.atr() / mark).orElse(Double.NaN),
                Double.NaN,
                held.isPresent());
    }
}
