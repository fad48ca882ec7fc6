package io.quantumtrader.persistence.replay;

import io.quantumtrader.persistence.replay.Derived.Again;
import io.quantumtrader.persistence.replay.Derived.OnlyRead;
import io.quantumtrader.persistence.replay.SymbolReplay.Terms;
import io.quantumtrader.persistence.symbol.BarJudgement;
import io.quantumtrader.persistence.symbol.BarReading;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.Optional;

/** Asks the kernel again for the decisions of one symbol. The book is as it was when the decision was made. */
final class SymbolDecisions {

    private static final String NOT_RECORDED = "its inputs are not in the record";

    private final String symbol;
    private final SymbolBook book;

    SymbolDecisions(String symbol, SymbolBook book) {
        this.symbol = symbol;
        this.book = book;
    }

    /** Whether an event begins a decision; what follows it belongs to it. */
    static boolean heads(SymbolEvent event) {
        return event instanceof ObservationRow || event instanceof Decided;
    }

    /** What the head of a decision comes to by these terms and what was read off the bars. */
    Derived again(SymbolEvent head, Terms terms, BarReading reading) {
        return switch (head) {
            case ObservationRow row -> bar(row, terms, reading);
            case Decided made
            when made.observation().isPresent() -> bar(made.observation().get(), terms, reading);
            case Decided made -> between(made);
            case SymbolEvent other -> throw new IllegalArgumentException("no decision: " + other);
        };
    }

    private Derived bar(ObservationRow row, Terms terms, BarReading reading) {
        book.pushBar(row.bar());
        var inputs = BarJudgement.Inputs.of(row);
        return new Again(
                Kind.BAR,
                BarJudgement.of(symbol, book, reading, inputs, terms.settings()).events());
    }

    private static Derived between(Decided made) {
        return new OnlyRead(kind(made), NOT_RECORDED);
    }

    private static Kind kind(Decided made) {
        return switch (made.action()) {
            case "OPEN", "REFUSE_OPEN" -> Kind.ENTRY;
            case "WORD_EXPIRED" -> Kind.EXPIRED_WORD;
            default -> made.causedBy().equals("housekeeping") ? Kind.HOUSEKEEPING : Kind.WORD;
        };
    }

    static Optional<ObservationRow> observation(SymbolEvent event) {
        return switch (event) {
            case ObservationRow row -> Optional.of(row);
            case Decided decided -> decided.observation();
            case SymbolEvent ignored -> Optional.empty();
        };
    }
}
