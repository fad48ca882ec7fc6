package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.risk.RiskGuard;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.portfolio.PortfolioEvent;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HeatChanged;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.OpenGranted;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.SymbolsListed;
import io.quantumtrader.persistence.portfolio.PortfolioState;
import io.quantumtrader.persistence.portfolio.TickReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journals of levels 2 and 3 against the kernel. What the symbols told on each tick is derived from their bars; the account is
 * what the venue said. Readings, heat and guards are derived tick by tick, verdicts and permits for each plan that went up.
 */
public final class PortfolioReplay {

    static final String BEGAN_ANEW = "a symbol began anew within the tick, and told it again";

    private final Map<String, SymbolTrace> traces = new HashMap<>();
    private final List<Travelled> entries = new ArrayList<>();
    private final Timeline timeline;
    private final Modes readModes;
    private final Modes entryModes;
    private final Findings findings;
    private final GovernorReplay governor;
    private final GatesReplay gates;
    private final Map<String, GatesReplay.Granted> granted = new HashMap<>();
    private final Map<String, Long> heardAt = new HashMap<>();
    private final ArrayDeque<PortfolioEvent> expected = new ArrayDeque<>();
    private @Nullable JournalEntry listed;
    private @Nullable PortfolioState state;
    private int nextEntry;
    private boolean untold;

    /**
     * What is beside the journal of the portfolio.
     *
     * @param name of the portfolio
     * @param traces of all its symbols
     * @param termsOf reads the settings' text of a symbol's terms; empty where it does not say what the layers decide by
     * @param governor the journal of level 3
     * @param ceo the journal of level 7
     */
    public record Beside(
            String name,
            Collection<SymbolTrace> traces,
            Function<String, Optional<LayerTerms>> termsOf,
            List<JournalEntry> governor,
            List<JournalEntry> ceo) {}

    public PortfolioReplay(Beside beside, Period period, Consumer<Difference> differences) {
        for (var trace : beside.traces()) {
            traces.put(trace.symbol(), trace);
            entries.addAll(trace.entries());
        }
        entries.sort(Comparator.comparingLong(Travelled::ordering));
        timeline = new Timeline(beside.traces(), beside.termsOf());
        readModes = new Modes(beside.ceo());
        entryModes = new Modes(beside.ceo());
        findings = new Findings(period, differences);
        governor = new GovernorReplay("governor|" + beside.name(), beside.governor(), findings);
        gates = new GatesReplay(beside.name(), traces.values(), heardAt, findings);
    }

    /** Takes the next event of the portfolio. */
    public void next(JournalEntry entry) {
        var event = (PortfolioEvent) entry.event();
        var terms = timeline.at(entry.ordering());
        if (state == null) state = timeline.first().map(PortfolioReplay::empty).orElse(null);
        if (terms.isEmpty()) {
            onlyRead(event);
            if (state != null) state = state.on(event);
            return;
        }
        judgeBefore(entry.ordering());
        if (event instanceof SymbolsListed) {
            listed = entry;
            return;
        }
        if (event instanceof PortfolioRead read) read(entry, read, terms.get());
        else compareNext(entry);
        if (event instanceof OpenGranted grant)
            granted.put(grant.decisionId(), new GatesReplay.Granted(state(), entry, grant));
        state = state().on(event);
    }

    /** Nothing comes after. */
    public void end() {
        judgeBefore(Long.MAX_VALUE);
        if (timeline.first().isEmpty()) governor.onlyRead();
        else governor.end();
    }

    private void onlyRead(PortfolioEvent event) {
        if (!(event instanceof PortfolioRead read)) return;
        for (var trace : traces.values())
            trace.at(read.tick()).ifPresent(reading -> heardAt.put(reading.symbol(), read.tick()));
        if (findings.asksFor(read.atMs())) findings.read(Kind.PORTFOLIO, SymbolDecisions.NOT_RECORDED);
    }

    private static PortfolioState empty(LayerTerms terms) {
        return PortfolioState.empty(terms.portfolio().clusters().window());
    }

    private PortfolioState state() {
        if (state == null) throw new IllegalStateException("nothing was read yet");
        return state;
    }

    private void read(JournalEntry entry, PortfolioRead read, LayerTerms terms) {
        var told = new ArrayList<SymbolReading>();
        for (var trace : traces.values()) {
            trace.at(read.tick()).filter(reading -> heard(reading, read)).ifPresent(told::add);
        }
        for (var reading : told) heardAt.put(reading.symbol(), read.tick());
        var tick = new TickReading.Told(
                read.tick(), read.atMs(), told, read.equity(), read.walletBalance(), read.maintenanceMargin());
        expected.clear();
        expected.addAll(new TickReading(state(), tick, terms.portfolio(), terms.bar(), terms.peak()).events());
        if (traces.values().stream().anyMatch(trace -> trace.beganAnew(read.tick(), entry.ordering())))
            expected.clear();
        untold = expected.isEmpty();
        if (findings.asksFor(read.atMs())) count();
        var first = listed;
        listed = null;
        if (first != null) {
            compareNext(first);
            state = state().on((PortfolioEvent) first.event());
        }
        compareNext(entry);
        guards(entry, read, terms);
    }

    private void count() {
        if (untold) findings.read(Kind.PORTFOLIO, BEGAN_ANEW);
        else findings.derived(Kind.PORTFOLIO);
    }

    /**
     * Whether a symbol answered in time is an input: one that did not left no return, and is not listed if it never did before. Where
     * it had no return, what it held tells.
     */
    private boolean heard(SymbolReading reading, PortfolioRead read) {
        var symbols = listed == null ? state().symbols() : ((SymbolsListed) listed.event()).symbols();
        int place = symbols.indexOf(reading.symbol());
        if (place < 0) return false;
        if (Double.isNaN(reading.logReturn())) return held(reading, read);
        if (place >= read.returns().size()) return true;
        return !read.returns().get(place).isNaN();
    }

    private static boolean held(SymbolReading reading, PortfolioRead read) {
        var recorded = read.holdings().stream()
                .filter(row -> row.symbol().equals(reading.symbol()))
                .findFirst();
        return TickReading.rowOf(reading).equals(recorded);
    }

    private void compareNext(JournalEntry entry) {
        var derived = expected.poll();
        var event = (PortfolioEvent) entry.event();
        if (!findings.asksFor(event.atMs())) return;
        if (derived == null) {
            if (event instanceof HeatChanged && !untold)
                findings.tell(Difference.unfounded(entry.persistenceId(), entry.sequenceNr(), event));
            return;
        }
        findings.compare(entry.persistenceId(), entry.sequenceNr(), event, derived);
        if (!event.equals(derived)) expected.clear();
    }

    private void guards(JournalEntry entry, PortfolioRead read, LayerTerms terms) {
        var mode = readModes.before(read.tick(), entry.ordering());
        governor.read(
                entry,
                read,
                by(mode, terms),
                ordering -> Stream.of(mode, CeoModeTable.START)
                        .map(one -> by(one, timeline.at(ordering).orElse(terms)))
                        .toList());
    }

    private static GovernorReplay.By by(Mode mode, LayerTerms terms) {
        return new GovernorReplay.By(
                terms.modes().limitsOf(mode).dayLoss(),
                new RiskGuard(terms.governor().guards()));
    }

    /** The plans that were decided on before a place in the journal. */
    private void judgeBefore(long ordering) {
        while (nextEntry < entries.size() && entries.get(nextEntry).ordering() < ordering) {
            var entry = entries.get(nextEntry++);
            timeline.at(entry.ordering()).ifPresent(terms -> judge(entry, terms));
        }
    }

    private void judge(Travelled entry, LayerTerms terms) {
        if (state == null) return;
        governor.advance(
                entry.ordering(),
                entry.made().tick() + 1,
                new RiskGuard(terms.governor().guards()));
        var mode = terms.modes().limitsOf(entryModes.after(entry.made().tick(), entry.ordering()));
        var grant = Optional.ofNullable(granted.remove(entry.made().decisionId()));
        gates.judge(entry, terms, mode, state, grant, governor);
    }

    /** Which decisions were derived again, and which only read. */
    public Tally tally() {
        return findings.tally();
    }

    /** Events derived again and compared. */
    public long compared() {
        return findings.compared();
    }
}
