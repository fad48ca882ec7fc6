package io.quantumtrader.persistence.replay;

import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.replay.SymbolReplay.Terms;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A record that is at hand, all of it against the kernel, on the caller's thread and without a database: for measurements and for
 * tests that change it. The record of a journal that is read as it goes is replayed in the same steps.
 */
public final class RecordReplay {

    private static final String SYMBOLS = "symbol|";
    private static final String PORTFOLIOS = "portfolio|";

    /**
     * What came of it.
     *
     * @param differences symbols in the order of their ids, then the layers above
     * @param tally which decisions were derived again, and which only read
     * @param compared events derived again and compared
     * @param effort of the symbols
     */
    public record Outcome(List<Difference> differences, Tally tally, long compared, Effort effort) {
        public Outcome {
            differences = List.copyOf(differences);
        }
    }

    private final Map<String, List<JournalEntry>> record;
    private final Function<String, Terms> termsOf;
    private final Function<String, Optional<LayerTerms>> layersOf;
    private final List<Difference> differences = new ArrayList<>();
    private final Tally tally = new Tally();
    private long compared;
    private Effort effort = Effort.NONE;

    private RecordReplay(
            Map<String, List<JournalEntry>> record,
            Function<String, Terms> termsOf,
            Function<String, Optional<LayerTerms>> layersOf) {
        this.record = record;
        this.termsOf = termsOf;
        this.layersOf = layersOf;
    }

    /**
     * Replays a record.
     *
     * @param record the events of each id, in order; sorted by id
     * @param termsOf what the settings of a record mean to a symbol
     * @param layersOf what they mean to the layers above; empty where they do not say it
     */
    public static Outcome of(
            Map<String, List<JournalEntry>> record,
            Function<String, Terms> termsOf,
            Function<String, Optional<LayerTerms>> layersOf) {
        var replay = new RecordReplay(record, termsOf, layersOf);
        replay.run();
        return new Outcome(replay.differences, replay.tally, replay.compared, replay.effort);
    }

    private void run() {
        var asked = asked();
        var traces = new ArrayList<SymbolTrace>();
        record.forEach((id, entries) -> {
            if (id.startsWith(SYMBOLS)) traces.add(symbol(id, entries, asked));
        });
        record.forEach((id, entries) -> {
            if (id.startsWith(PORTFOLIOS)) portfolio(id.substring(PORTFOLIOS.length()), entries, traces);
        });
        var safety = new SafetyReplay(traces, layersOf, Period.ALL, differences::add);
        for (String id : List.of(EmergencyEvent.ID, KillSwitchEvent.ID, CeoEvent.ID)) of(id).forEach(safety::next);
        add(safety.tally(), safety.compared());
    }

    private SortedSet<Long> asked() {
        var asked = new TreeSet<Long>();
        for (var entries : record.values()) {
            for (var entry : entries) {
                if (entry.event() instanceof Decided made && made.wish().isPresent()) asked.add(made.tick());
            }
        }
        return asked;
    }

    private SymbolTrace symbol(String id, List<JournalEntry> entries, SortedSet<Long> asked) {
        String symbol = id.substring(id.lastIndexOf('|') + 1);
        var trace = new SymbolTrace(symbol, asked);
        var replay = new SymbolReplay(id, symbol, Selection.ALL, termsOf, differences::add, trace);
        for (var entry : entries) replay.next(entry.sequenceNr(), entry.ordering(), (SymbolEvent) entry.event());
        replay.end();
        effort = effort.plus(replay.effort());
        add(replay.tally(), replay.compared());
        return trace;
    }

    private void portfolio(String name, List<JournalEntry> entries, List<SymbolTrace> traces) {
        var beside = new PortfolioReplay.Beside(name, traces, layersOf, of("governor|" + name), of(CeoEvent.ID));
        var replay = new PortfolioReplay(beside, Period.ALL, differences::add);
        entries.forEach(replay::next);
        replay.end();
        add(replay.tally(), replay.compared());
    }

    private List<JournalEntry> of(String id) {
        return record.getOrDefault(id, List.of());
    }

    private void add(Tally more, long moreCompared) {
        tally.add(more);
        compared += moreCompared;
    }
}
