package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.FundingCharged;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.PositionAdopted;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one symbol beside the shadows of all candidates. It goes bar by bar: {@link #observe} takes a bar in,
 * {@link #follow} all that was recorded between it and the next. The market state of a bar is computed once, and only if
 * somebody asks.
 */
final class SymbolLine {

    /** Decisions between bars that follow from what production held, which a shadow comes to by itself. */
    private static final Set<String> OWN_DOING = Set.of("CLOSE_CONTINUES", "STOP_CROSSED");

    /** Asked about each opening decision once all symbols have seen its bar. */
    interface Openings {

        /** The share of what the record opened that each shadow opens, 0 for none. */
        double[] opened(Decided decision, SymbolLine line);

        /** The record refused; who would not have may enter through the line's shadows. */
        void refused(Decided decision, SymbolLine line);

        /** A bar of everybody was taken in. */
        default void read(long atMs, double startEquity, Marks marks) {}

        /** How far production's own judgement agrees with the record; nothing where none is looked at again. */
        default Agreement agreement() {
            return new Agreement(0, 0);
        }
    }

    /** An entry of the record, and how much of it each shadow takes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(OrderIntended order, double[] shares) {}

    private final String symbol;
    private final Iterator<? extends SymbolEvent> events;
    private final Function<String, Indicators> indicatorsOf;
    private final List<Shadow> shadows;
    private final Span span;
    private final Openings openings;
    private final RecordedTrades recorded;
    private final SymbolBook book = new SymbolBook(this::push);
    private final List<Bar> bars = new ArrayList<>();
    private final List<FundingCharged> fundings = new ArrayList<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private double[] shares = {};
    private @Nullable Indicators indicators;
    private String terms = "";
    private @Nullable SymbolEvent next;
    private @Nullable ObservationRow last;

    SymbolLine(
            String symbol,
            Iterator<? extends SymbolEvent> events,
            Function<String, Indicators> indicatorsOf,
            List<Shadow> shadows,
            Span span,
            Openings openings,
            RecordedTrades recorded) {
        this.symbol = symbol;
        this.events = events;
        this.indicatorsOf = indicatorsOf;
        this.shadows = List.copyOf(shadows);
        this.span = span;
        this.openings = openings;
        this.recorded = recorded;
        follow();
    }

    String symbol() {
        return symbol;
    }

    /** What the record holds, marked; nothing if it is flat. */
    Optional<Trade> recordedOpen() {
        return recorded.open(book, book.mark());
    }

    /** The settings in force, as recorded. */
    String terms() {
        return terms;
    }

    SymbolBook book() {
        return book;
    }

    /** The readings of the last bar; empty before the first terms. */
    Optional<Indicators> indicators() {
        return Optional.ofNullable(indicators);
    }

    /** The last bar; empty before the first. */
    Optional<ObservationRow> last() {
        return Optional.ofNullable(last);
    }

    /** The next bar; empty at the end of the journal. */
    Optional<ObservationRow> upcoming() {
        return next == null ? Optional.empty() : row(next);
    }

    private static Optional<ObservationRow> row(SymbolEvent event) {
        return switch (event) {
            case ObservationRow row -> Optional.of(row);
            case Decided decided -> decided.observation();
            case SymbolEvent ignored -> Optional.empty();
        };
    }

    /** Takes the upcoming bar in: the record first, so that its bar is read, then every shadow. */
    void observe() {
        var event = next;
        if (event == null) return;
        next = null;
        var row = row(event).orElseThrow();
        last = row;
        recorded.apply(event, book);
        var readings = indicators;
        if (readings != null) for (var shadow : shadows) shadow.bar(row, fundings, readings);
        fundings.clear();
    }

    /** Takes in what was recorded until the next bar. */
    void follow() {
        while (events.hasNext()) {
            var event = events.next();
            if (row(event).isPresent()) {
                next = event;
                return;
            }
            between(event);
        }
    }

    private void between(SymbolEvent event) {
        switch (event) {
            case TermsSet terms -> terms(terms);
            case FundingCharged funding -> fundings.add(funding);
            case OrderIntended order when order.purpose().equals("ENTRY") -> intended(order);
            case OrderFilled fill -> filled(fill);
            case PositionAdopted found
            when span.begun(found.atMs()) -> shadows.forEach(shadow -> shadow.adopt(found, book.lastTick()));
            case Decided decided -> decided(decided);
            case SymbolEvent ignored -> {}
        }
        recorded.apply(event, book);
    }

    private void intended(OrderIntended order) {
        if (span.begun(order.atMs())) entries.put(order.clientOrderId(), new Entry(order, shares));
    }

    private void filled(OrderFilled fill) {
        var entry = entries.get(fill.clientOrderId());
        if (entry != null) {
            enter(entry, fill);
            if (fill.complete()) entries.remove(fill.clientOrderId());
            return;
        }
        boolean known = book.order(fill.clientOrderId()).isPresent();
        book.position()
                .filter(held -> !known && closes(fill, held))
                .ifPresent(held -> force(elsewhere(fill), fill.quantity() / held.quantity()));
    }

    private static boolean closes(OrderFilled fill, Position held) {
        return fill.side().equals(held.side().sign() > 0 ? "SELL" : "BUY");
    }

    /** A guardian's hand, or a person's at the venue, closed something. */
    private Decided elsewhere(OrderFilled fill) {
        var reason = new ReasonRow("GUARDIAN_OR_VENUE", fill.quantity(), 0);
        return new Decided(
                "",
                book.lastTick(),
                fill.atMs(),
                Optional.empty(),
                "CLOSE",
                0,
                Double.NaN,
                List.of(reason),
                List.of(),
                "",
                "");
    }

    private void enter(Entry entry, OrderFilled fill) {
        for (int i = 0; i < shadows.size(); i++) shadows.get(i).enter(entry.order(), fill, entry.shares()[i]);
    }

    private void terms(TermsSet set) {
        terms = set.settings();
        var changed = indicatorsOf.apply(terms);
        bars.forEach(changed::push);
        indicators = changed;
        shadows.forEach(shadow -> shadow.terms(set));
    }

    private void push(Bar bar) {
        bars.add(bar);
        if (indicators != null) indicators.push(bar);
    }

    private void decided(Decided decided) {
        String code =
                decided.reasons().isEmpty() ? "" : decided.reasons().getFirst().code();
        switch (decided.action()) {
            case "OPEN" -> shares = openings.opened(decided, this);
            case "REFUSE_OPEN" -> {
                if (span.begun(decided.atMs())) openings.refused(decided, this);
            }
            case "CLOSE" -> {
                if (!OWN_DOING.contains(code)) force(decided, 1);
            }
            case "REDUCE" ->
                force(
                        decided,
                        book.position()
                                .map(held -> decided.quantity() / held.quantity())
                                .orElse(0.0));
            case "PROTECT" -> {
                if (code.equals("STOP_LIQUIDATION_BOUND"))
                    recorded.entryId().ifPresent(id -> shadows.forEach(shadow -> shadow.tightened(decided, id)));
            }
            default -> {}
        }
    }

    private void force(Decided decided, double share) {
        double close = book.lastClose();
        if (Double.isNaN(close)) return;
        shadows.forEach(shadow -> shadow.forced(decided, share, close));
    }
}
