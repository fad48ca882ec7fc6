package io.quantumtrader.app.drill.record;

import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.persistence.replay.SymbolReplay;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The journal of a symbol with the state that its events add up to; takes a batch whole or not at all. */
final class KeptRecord {

    static final String SYMBOL = "BTCUSDT";
    private static final String ID = "symbol|main|BTCUSDT";
    private static final int FAILS_ONCE_IN = 150;

    private final RecordTerms terms;
    private final SplittableRandom random;
    private final Tally tally;
    private final Watch watch;
    private final List<SymbolEvent> journal = new ArrayList<>();
    private Indicators indicators;
    private SymbolBook book;
    private boolean calm;

    KeptRecord(RecordTerms terms, SplittableRandom random, Tally tally) {
        this.terms = terms;
        this.random = random;
        this.tally = tally;
        this.watch = new Watch(tally);
        indicators = terms.section().indicators();
        book = new SymbolBook(indicators::push);
    }

    SymbolBook book() {
        return book;
    }

    Indicators indicators() {
        return indicators;
    }

    Watch watch() {
        return watch;
    }

    /** Whether every write is taken from now on. */
    void calm(boolean always) {
        calm = always;
    }

    /** Writes a batch; false if the journal did not take it: then the symbol has fallen and nothing of it happened. */
    boolean take(List<SymbolEvent> events) {
        if (events.isEmpty()) return true;
        if (!calm && random.nextInt(FAILS_ONCE_IN) == 0) {
            tally.mishap(Mishap.JOURNAL_FAILURE);
            return false;
        }
        for (var event : events) {
            watch.comes(event, book);
            journal.add(event);
            book.apply(event);
            watch.came(event, book);
        }
        return true;
    }

    /** The symbol is gone and comes back from its journal: it is what it was. */
    void recover() {
        var live = book;
        indicators = terms.section().indicators();
        book = new SymbolBook(indicators::push);
        journal.forEach(book::apply);
        boolean same = book.hash() == live.hash()
                && book.position().equals(live.position())
                && List.copyOf(book.orders()).equals(List.copyOf(live.orders()))
                && book.decisions() == live.decisions()
                && book.venueSequence() == live.venueSequence();
        tally.check(Rule.E15, same, "the journal adds up to " + book.position() + ", live was " + live.position());
    }

    /** The kernel judges every bar again, and comes to the same. */
    void replay() {
        var replay = new SymbolReplay(
                ID,
                SYMBOL,
                text -> new SymbolReplay.Terms(
                        terms.section().settings(), terms.section().indicators()),
                difference -> tally.violated(Rule.E8, difference.toString()));
        long number = 0;
        for (var event : journal) replay.next(++number, event);
        replay.end();
        tally.held(Rule.E8, replay.compared());
        boolean same = replay.book().hash() == book.hash();
        tally.check(Rule.E8, same, "replay adds up to another state");
    }
}
