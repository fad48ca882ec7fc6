package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.replay.Derived.Again;
import io.quantumtrader.persistence.replay.Derived.OnlyRead;
import io.quantumtrader.persistence.replay.SymbolReplay.Means;
import io.quantumtrader.persistence.replay.SymbolReplay.Terms;
import io.quantumtrader.persistence.symbol.BarJudgement;
import io.quantumtrader.persistence.symbol.BarReading;
import io.quantumtrader.persistence.symbol.Care;
import io.quantumtrader.persistence.symbol.CareRow;
import io.quantumtrader.persistence.symbol.CloseByWord;
import io.quantumtrader.persistence.symbol.EntryDecision.Begun;
import io.quantumtrader.persistence.symbol.Housekeeping;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import io.quantumtrader.persistence.symbol.WordRow;
import java.util.List;
import java.util.Optional;

/** Asks the kernel again for the decisions of one symbol. The book is as it was when the decision was made. */
final class SymbolDecisions {

    static final String NOT_RECORDED = "written by a version that did not record its inputs";

    private final String symbol;
    private final SymbolBook book;
    private final DerivedEntry entries;
    private final DerivedStanding standings;

    SymbolDecisions(String symbol, SymbolBook book) {
        this.symbol = symbol;
        this.book = book;
        entries = new DerivedEntry(symbol, book);
        standings = new DerivedStanding(book);
    }

    /** Whether an event begins a decision; what follows it belongs to it. */
    static boolean heads(SymbolEvent event) {
        return event instanceof ObservationRow || event instanceof Decided || event instanceof StandingChanged;
    }

    /** Told of each event before the book takes it in. */
    void comes(SymbolEvent event) {
        standings.comes(event);
    }

    /** The plan that the last decision sent up, where it is an entry that came so far; told once. */
    Optional<Begun.Travels> travels() {
        return entries.travels();
    }

    /** What the head of a decision comes to by these terms and what was read off the bars. */
    Derived again(SymbolEvent head, Terms terms, BarReading reading) {
        return switch (head) {
            case ObservationRow row -> bar(row, terms, reading);
            case Decided made
            when made.observation().isPresent() -> bar(made.observation().get(), terms, reading);
            case Decided made -> between(made, terms, reading);
            case StandingChanged changed
            when changed.layer().equals(Layer.KILL_SCORE.name()) -> standings.levelOne(changed, terms.settings());
            case StandingChanged changed -> standings.levelFour(changed, terms.means());
            case SymbolEvent other -> throw new IllegalArgumentException("no decision: " + other);
        };
    }

    private Derived bar(ObservationRow row, Terms terms, BarReading reading) {
        book.pushBar(row.bar());
        standings.observed();
        var inputs = BarJudgement.Inputs.of(row);
        return new Again(
                Kind.BAR,
                BarJudgement.of(symbol, book, reading, inputs, terms.settings()).events());
    }

    private Derived between(Decided made, Terms terms, BarReading reading) {
        var kind = kind(made);
        return switch (kind) {
            case ENTRY -> entries.again(made, terms, reading);
            case HOUSEKEEPING -> recorded(kind, made.care(), terms.means(), (row, means) -> kept(made, row, means));
            case WORD -> recorded(kind, made.word(), Optional.of(terms), (row, any) -> said(made, row));
            default -> new OnlyRead(kind, "the clock of the wall is not in the record");
        };
    }

    private interface Asking<R, M> {
        List<SymbolEvent> again(R row, M means);
    }

    private static <R, M> Derived recorded(Kind kind, Optional<R> row, Optional<M> means, Asking<R, M> asking) {
        return row.isPresent() && means.isPresent()
                ? new Again(kind, asking.again(row.get(), means.get()))
                : new OnlyRead(kind, NOT_RECORDED);
    }

    private List<SymbolEvent> kept(Decided made, CareRow row, Means means) {
        return Housekeeping.due(symbol, book, Care.of(row, means.brain()), made.tick(), made.atMs());
    }

    private List<SymbolEvent> said(Decided made, WordRow row) {
        var word = CloseByWord.Word.of(row, made.causedBy());
        return switch (CloseByWord.of(symbol, book, made.tick(), made.atMs(), word)) {
            case CloseByWord.Closing(var events) -> events;
            case CloseByWord.Nothing ignored -> List.of();
        };
    }

    private static Kind kind(Decided made) {
        return switch (made.action()) {
            case "OPEN", "REFUSE_OPEN" -> Kind.ENTRY;
            case "WORD_EXPIRED" -> Kind.EXPIRED_WORD;
            default -> made.causedBy().equals(Housekeeping.HOUSEKEEPING) ? Kind.HOUSEKEEPING : Kind.WORD;
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
