package io.quantumtrader.app.fund;

import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.audit.Ledger;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SymbolSection;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.replay.SymbolReplay;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal and, where that is asked, re-runs the kernel from the raw inputs; one symbol after the other, without
 * actors.
 */
final class JournalReplay {

    private static final int MOST_LISTED = 20;
    private static final String SYMBOLS = "symbol|";

    private final List<String> listed = new ArrayList<>();
    private long differences;
    private long compared;
    private long events;
    private long hash = StateHash.EMPTY;

    private final boolean verify;
    private final Ledger ledger = new Ledger();

    private JournalReplay(boolean verify) {
        this.verify = verify;
    }

    static ReplayResult replay(ReplayRequest request, Settings settings, Progress progress) {
        try (var storage = Storage.reading(settings, request.data());
                var reader = storage.reader()) {
            return new JournalReplay(request.verify()).run(reader, request.data(), progress);
        }
    }

    private ReplayResult run(JournalReader reader, Path data, Progress progress) {
        long started = System.nanoTime();
        long total =
                reader.counts().values().stream().mapToLong(Long::longValue).sum();
        for (String id : reader.persistenceIds()) {
            if (id.startsWith(SYMBOLS) && verify) compare(reader, id, total, progress);
            else if (id.startsWith(SYMBOLS)) read(reader, id, total, progress);
            else if (Ledger.speaksOfOrders(id)) care(reader, id);
            else besides(reader.highestSequenceNr(id));
        }
        var venue = venue(data);
        return new ReplayResult(
                events,
                reader.countsByManifest(),
                compared,
                listed,
                differences,
                venue,
                String.format("%016x", hash),
                (System.nanoTime() - started) / 1e9);
    }

    /** The record alone: what it adds up to, nothing derived again. */
    private void read(JournalReader reader, String id, long total, Progress progress) {
        var book = new SymbolBook(bar -> {});
        reader.forEach(id, 1, entry -> {
            events++;
            if (entry.event() instanceof SymbolEvent event) book.apply(event);
            progress.at("reading " + symbol(id), events, total);
        });
        hash = StateHash.mix(hash, book.hash());
    }

    private static String symbol(String id) {
        return id.substring(id.lastIndexOf('|') + 1);
    }

    private void compare(JournalReader reader, String id, long total, Progress progress) {
        String symbol = symbol(id);
        var replay = new SymbolReplay(id, symbol, JournalReplay::terms, difference -> {
            differences++;
            if (listed.size() < MOST_LISTED) listed.add(difference.toString());
        });
        reader.forEach(id, 1, entry -> {
            events++;
            if (entry.event() instanceof SymbolEvent event) replay.next(entry.sequenceNr(), event);
            ledger.take(entry);
            progress.at("replaying " + symbol, events, total);
        });
        replay.end();
        compared += replay.compared();
        hash = StateHash.mix(hash, replay.book().hash());
    }

    /** What a guardian did for a symbol that was down; only the venue's log has more of it. */
    private void care(JournalReader reader, String id) {
        reader.forEach(id, 1, entry -> {
            events++;
            ledger.take(entry);
        });
    }

    private void besides(long others) {
        events += others;
        ledger.besides(others);
    }

    /** The venue's own log against the journal, where this folder has one and it is asked for. */
    private Optional<Books.Comparison> venue(Path data) {
        if (!verify || !Files.exists(VenueBooks.file(data))) return Optional.empty();
        return Optional.of(Books.compare(ledger, VenueBooks.of(data)));
    }

    private static SymbolReplay.Terms terms(String text) {
        var section = SymbolSection.parse(text);
        return new SymbolReplay.Terms(section.settings(), section.indicators());
    }
}
