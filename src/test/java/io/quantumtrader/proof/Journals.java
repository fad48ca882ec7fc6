package io.quantumtrader.proof;

import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.audit.Ledger;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.server.TestServer;
import java.nio.file.Path;

/** Journals of data folders, of funds that run and of funds that do not. */
final class Journals {

    private Journals() {}

    static Ledger ledger(Path data, Path programs) {
        return TestServer.reading(data, programs, Ledger::of);
    }

    /** Compares what lies in a data folder. */
    static Books.Comparison compare(Path data, Path programs) {
        return Books.compare(ledger(data, programs), VenueBooks.of(data));
    }
}
