package io.quantumtrader.app.fund.replay;

import io.quantumtrader.app.audit.Ledger;
import io.quantumtrader.app.config.RecordedTerms;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.replay.Difference;
import io.quantumtrader.persistence.replay.Effort;
import io.quantumtrader.persistence.replay.Selection;
import io.quantumtrader.persistence.replay.SymbolReplay;
import io.quantumtrader.persistence.replay.SymbolTrace;
import io.quantumtrader.persistence.replay.Tally;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the journal of one symbol came to; found by one thread, read by another afterwards. */
final class SymbolFindings {

    /** Told after each event. */
    interface Watcher {
        void read(String what);
    }

    private final String id;
    private final String symbol;
    private final int mostListed;
    private final Watcher watcher;
    private final Ledger ledger = new Ledger();
    private final List<Difference> listed = new ArrayList<>();
    private final SymbolTrace trace;
    private Tally tally = new Tally();
    private Effort effort = Effort.NONE;
    private long differences;
    private long compared;
    private long hash;

    private SymbolFindings(String id, int mostListed, SortedSet<Long> asked, Watcher watcher) {
        this.id = id;
        this.symbol = JournalReplay.symbol(id);
        this.mostListed = mostListed;
        this.trace = new SymbolTrace(symbol, asked);
        this.watcher = watcher;
    }

    /** The record alone: what it adds up to, nothing derived again. */
    static SymbolFindings read(JournalReader reader, String id, Watcher watcher) {
        var found = new SymbolFindings(id, 0, new TreeSet<>(), watcher);
        var book = new SymbolBook(bar -> {});
        reader.forEach(id, 1, entry -> {
            if (entry.event() instanceof SymbolEvent event) book.apply(event);
            watcher.read("reading " + found.symbol);
        });
        found.hash = book.hash();
        return found;
    }

    /**
     * The record against the kernel.
     *
     * @param selection what of it is derived again
     * @param asked ticks on which an entry of any symbol was decided
     */
    static SymbolFindings compare(
            JournalReader reader,
            String id,
            Selection selection,
            int mostListed,
            SortedSet<Long> asked,
            Watcher watcher) {
        var found = new SymbolFindings(id, mostListed, asked, watcher);
        found.compare(reader, selection);
        return found;
    }

    private void compare(JournalReader reader, Selection selection) {
        var replay = new SymbolReplay(
                id,
                symbol,
                selection,
                RecordedTerms::symbol,
                difference -> {
                    differences++;
                    if (listed.size() < mostListed) listed.add(difference);
                },
                trace);
        reader.forEach(id, 1, entry -> {
            if (entry.event() instanceof SymbolEvent event) replay.next(entry.sequenceNr(), entry.ordering(), event);
            ledger.take(entry);
            watcher.read("replaying " + symbol);
        });
        replay.end();
        tally = replay.tally();
        effort = replay.effort();
        compared = replay.compared();
        hash = replay.book().hash();
    }

    Ledger ledger() {
        return ledger;
    }

    List<Difference> listed() {
        return listed;
    }

    SymbolTrace trace() {
        return trace;
    }

    Tally tally() {
        return tally;
    }

    Effort effort() {
        return effort;
    }

    long differences() {
        return differences;
    }

    long compared() {
        return compared;
    }

    long hash() {
        return hash;
    }
}
