package io.quantumtrader.app.fund.replay;

import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.LongConsumer;

/** The events of one symbol, read page by page, so that many can be gone through side by side. */
final class JournalPages implements Iterator<SymbolEvent> {

    private static final int PAGE = 4_000;

    private final JournalReader reader;
    private final String persistenceId;
    private final LongConsumer read;
    private Iterator<JournalEntry> page = Collections.emptyIterator();
    private long from = 1;
    private boolean ended;

    /**
     * At the first event.
     *
     * @param read told how many events each page had
     */
    JournalPages(JournalReader reader, String persistenceId, LongConsumer read) {
        this.reader = reader;
        this.persistenceId = persistenceId;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) turn();
        return page.hasNext();
    }

    private void turn() {
        var entries = reader.following(persistenceId, from, Set.of(), PAGE);
        ended = entries.size() < PAGE;
        if (!entries.isEmpty()) from = entries.getLast().sequenceNr() + 1;
        read.accept(entries.size());
        page = entries.iterator();
    }

    @Override
    public SymbolEvent next() {
        if (!hasNext()) throw new NoSuchElementException(persistenceId + " ends at " + (from - 1));
        var entry = page.next();
        if (entry.event() instanceof SymbolEvent event) return event;
        throw new IllegalStateException(persistenceId + " #" + entry.sequenceNr() + " is no event of a symbol");
    }
}
