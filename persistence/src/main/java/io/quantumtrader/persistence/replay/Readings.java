package io.quantumtrader.persistence.replay;

import io.quantumtrader.persistence.symbol.BarReading;
import io.quantumtrader.persistence.symbol.ReturnRule;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationMissed;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import io.quantumtrader.persistence.symbol.SymbolReadings;
import org.jspecify.annotations.Nullable;

/** What a symbol told its portfolio on each tick: told when all that the observation led to at once is recorded. */
final class Readings {

    private record Pending(long tick, long atMs, long ordering, BarReading bars, ReturnRule rule) {}

    private final String symbol;
    private final SymbolBook book;
    private final SymbolTrace trace;
    private @Nullable Pending pending;

    Readings(String symbol, SymbolBook book, SymbolTrace trace) {
        this.symbol = symbol;
        this.book = book;
        this.trace = trace;
    }

    /** Whether it tells of a tick without a bar. */
    static boolean silent(SymbolEvent event) {
        return event instanceof ObservationMissed || event instanceof ObservationRefused;
    }

    /** An event that belongs to no decision before it is about to be taken in. */
    void comes(SymbolEvent event) {
        if (pending == null) return;
        boolean together = event instanceof StandingChanged changed && changed.tick() == pending.tick();
        if (!together) flush();
    }

    void came(SymbolEvent event, long ordering, @Nullable BarReading bars, ReturnRule rule) {
        if (bars == null) return;
        switch (event) {
            case ObservationMissed missed -> pending = new Pending(missed.tick(), missed.atMs(), ordering, bars, rule);
            case ObservationRefused refused ->
                pending = new Pending(refused.tick(), refused.atMs(), ordering, bars, rule);
            case SymbolEvent other ->
                SymbolDecisions.observation(other)
                        .ifPresent(row -> pending = new Pending(row.tick(), row.atMs(), ordering, bars, rule));
        }
    }

    void flush() {
        var told = pending;
        pending = null;
        if (told == null || Double.isNaN(book.mark())) return;
        trace.read(
                told.tick(), told.ordering(), SymbolReadings.of(symbol, book, told.bars(), told.rule(), told.atMs()));
    }
}
