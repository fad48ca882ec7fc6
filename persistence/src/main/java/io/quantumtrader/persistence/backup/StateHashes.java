package io.quantumtrader.persistence.backup;

import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a journal adds up to: the state hash that a replay tells, from rows of all ids in the order of their places. */
public final class StateHashes {

    private static final String SYMBOLS = "symbol|";

    private final SortedMap<String, SymbolBook> books = new TreeMap<>();

    /** One more row; the rows of each id in order. */
    public void take(JournalRow row) throws IOException {
        if (!row.persistenceId().startsWith(SYMBOLS)) return;
        var book = books.computeIfAbsent(row.persistenceId(), fresh -> new SymbolBook(bar -> {}));
        if (AllEvents.CATALOGUE.read(row.manifest(), row.payload()) instanceof SymbolEvent event) book.apply(event);
    }

    /** Over all symbols, hexadecimal. */
    public String hash() {
        long hash = StateHash.EMPTY;
        for (var book : books.values()) hash = StateHash.mix(hash, book.hash());
        return String.format("%016x", hash);
    }
}
