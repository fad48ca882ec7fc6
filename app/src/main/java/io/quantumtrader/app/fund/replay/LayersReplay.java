package io.quantumtrader.app.fund.replay;

import io.quantumtrader.app.config.RecordedTerms;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.replay.Difference;
import io.quantumtrader.persistence.replay.Period;
import io.quantumtrader.persistence.replay.PortfolioReplay;
import io.quantumtrader.persistence.replay.SafetyReplay;
import io.quantumtrader.persistence.replay.SymbolTrace;
import io.quantumtrader.persistence.replay.Tally;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Levels 2, 3, 5 and 7 against the kernel, from what the symbols told them. */
final class LayersReplay {

    private static final String PORTFOLIOS = "portfolio|";
    private static final String GOVERNORS = "governor|";

    private final JournalReader reader;
    private final List<SymbolTrace> traces;
    private final Period period;
    private final Consumer<Difference> differences;
    private final Tally tally = new Tally();
    private long compared;

    LayersReplay(JournalReader reader, List<SymbolTrace> traces, Period period, Consumer<Difference> differences) {
        this.reader = reader;
        this.traces = traces;
        this.period = period;
        this.differences = differences;
    }

    /** @param ids all that wrote to the journal */
    void replay(Set<String> ids) {
        var portfolios = ids.stream().filter(id -> id.startsWith(PORTFOLIOS)).toList();
        for (String id : portfolios) portfolio(id.substring(PORTFOLIOS.length()), portfolios.size() == 1, ids);
        var safety = new SafetyReplay(traces, RecordedTerms::layers, period, differences);
        for (String id : List.of(EmergencyEvent.ID, KillSwitchEvent.ID, CeoEvent.ID)) {
            if (ids.contains(id)) reader.forEach(id, 1, safety::next);
        }
        tally.add(safety.tally());
        compared += safety.compared();
    }

    /** A journal holds one portfolio; the symbols of several could not be told apart by their traces. */
    private void portfolio(String name, boolean alone, Set<String> ids) {
        if (!alone) return;
        var beside = new PortfolioReplay.Beside(
                name, traces, RecordedTerms::layers, all(GOVERNORS + name, ids), all(CeoEvent.ID, ids));
        var replay = new PortfolioReplay(beside, period, differences);
        reader.forEach(PORTFOLIOS + name, 1, replay::next);
        replay.end();
        tally.add(replay.tally());
        compared += replay.compared();
    }

    private List<JournalEntry> all(String id, Set<String> ids) {
        var entries = new ArrayList<JournalEntry>();
        if (ids.contains(id)) reader.forEach(id, 1, entries::add);
        return entries;
    }

    Tally tally() {
        return tally;
    }

    long compared() {
        return compared;
    }
}
