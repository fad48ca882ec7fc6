package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one symbol read up to a decision, and on until its orders and its position are over: the same fold as the
 * symbol's own, so that it knows at the decision what the symbol knew.
 */
final class SymbolStory {

    private static final int CHUNK = 2_000;
    /** More closed bars than any signal or window of the market state looks back at. */
    private static final int LOOKED_BACK = 4_096;

    private final Terms.Reader reader;
    private final long target;
    private final List<Bar> bars = new ArrayList<>();
    private final SymbolBook book = new SymbolBook(this::push);
    private final Orders orders;
    private @Nullable Terms terms;
    private @Nullable Indicators indicators;
    private @Nullable ObservationRow lastRow;
    private @Nullable Moment moment;
    private int position;
    private long barAtTarget;
    private long tickAtTarget = Long.MAX_VALUE;
    private @Nullable Outcome ended;

    private SymbolStory(Terms.Reader reader, long target, String decisionId) {
        this.reader = reader;
        this.target = target;
        orders = new Orders(decisionId);
    }

    /**
     * Reads a symbol's journal.
     *
     * @param target sequence number of the decision; what comes from it on is what became of it
     * @param decisionId whose orders are followed
     * @param elsewhere events about its orders in another journal, the guardian's
     */
    static SymbolStory read(
            Pages pages, String id, long target, String decisionId, List<Entry> elsewhere, Terms.Reader reader) {
        var story = new SymbolStory(reader, target, decisionId);
        elsewhere.forEach(story.orders::next);
        long from = 1;
        while (!story.over()) {
            var chunk = pages.following(id, from, Set.of(), CHUNK);
            for (var entry : chunk) {
                if (story.over()) return story;
                story.next(entry);
            }
            if (chunk.size() < CHUNK) break;
            from = chunk.getLast().sequenceNr() + 1;
        }
        story.captured();
        return story;
    }

    private boolean over() {
        boolean alive = position > 0 && ended == null && (book.position().isPresent() || !orders.settled());
        return moment != null
                && !alive
                && orders.settled()
                && book.lastTick() > Math.max(tickAtTarget, orders.lastTick());
    }

    private void next(Entry entry) {
        if (!(entry.event() instanceof SymbolEvent event)) return;
        if (event instanceof TermsSet set) setTerms(set);
        var row = Finder.row(entry);
        row.ifPresent(seen -> book.pushBar(seen.bar()));
        if (entry.sequenceNr() >= target && moment == null) {
            row.ifPresent(seen -> lastRow = seen);
            captured();
        }
        int closed = book.closedPositions();
        book.apply(event);
        row.ifPresent(seen -> lastRow = seen);
        if (moment == null) return;
        tickAtTarget = Math.min(tickAtTarget, book.lastTick());
        orders.next(entry);
        if (position == 0 && orders.opens())
            position = book.positions() + (book.position().isPresent() ? 0 : 1);
        if (book.closedPositions() > closed) book.lastClosed().ifPresent(this::closed);
    }

    private void closed(ClosedPosition last) {
        if (last.last().number() == position && ended == null)
            ended = new Outcome.Ended(last, book.barCount() - barAtTarget);
    }

    private void setTerms(TermsSet set) {
        long since = terms != null && terms.version().equals(set.version()) ? terms.setAtMs() : set.atMs();
        var read = reader.read(set.version(), since, set.settings());
        var fresh = read.indicators().get();
        bars.forEach(fresh::push);
        terms = read;
        indicators = fresh;
    }

    private void push(Bar bar) {
        bars.add(bar);
        if (indicators != null) indicators.push(bar);
    }

    private void captured() {
        if (moment != null) return;
        position = book.position().map(Position::number).orElse(0);
        barAtTarget = book.barCount();
        var market = Optional.ofNullable(indicators).flatMap(read -> Optional.ofNullable(read.reading()));
        moment = new Moment(
                Optional.ofNullable(lastRow),
                book.position(),
                market,
                indicators == null ? Double.NaN : indicators.atr(),
                indicators == null || terms == null
                        ? Double.NaN
                        : indicators.logReturn(terms.settings().kill().spikeBars()),
                lastRow == null ? book.mark() : lastRow.mark(),
                book.hasTerms() ? book.uncommitted() : 0,
                book.closing(),
                book.killClosing(),
                book.barsSinceKillClose(),
                Stream.of(Layer.KILL_SCORE, Layer.POSITION_STATE_BRAIN)
                        .flatMap(layer -> book.standing(layer).stream())
                        .toList(),
                book.hasTerms() ? Optional.of(book.rules()) : Optional.empty(),
                Optional.ofNullable(terms),
                bars.subList(Math.max(0, bars.size() - LOOKED_BACK), bars.size()));
    }

    Moment moment() {
        if (moment == null) throw new IllegalStateException("nothing was read yet");
        return moment;
    }

    Orders orders() {
        return orders;
    }

    Outcome outcome() {
        if (ended != null) return ended;
        if (position == 0) return new Outcome.None();
        return book.position()
                .filter(held -> held.number() == position)
                .<Outcome>map(held -> new Outcome.Open(held, book.mark(), book.rMultiple()))
                .orElseGet(() -> new Outcome.NeverOpened(position));
    }
}
