package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.decision.ProtectivePlan.PlaceStop;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.exit.CloseQuantity;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.kernel.venue.Funding;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.BarJudgement;
import io.quantumtrader.persistence.symbol.Intents;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.FundingCharged;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.PositionAdopted;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One symbol as a candidate would have held it: the book, the judgement and the orders of production, filled by the model. While it
 * is flat it does nothing.
 */
final class Shadow {

    private final String symbol;
    private final Candidate candidate;
    private final FillModel fills;
    private final Consumer<Trade> trades;
    private final SymbolBook book = new SymbolBook(bar -> {});
    private @Nullable SymbolSettings settings;
    private @Nullable Draft draft;
    private @Nullable Position leaving;
    private String lastEntry = "";
    private String skippedEntry = "";
    private int skipped;
    private double closedNet;
    private double takerFeeRate;

    /**
     * A shadow that holds nothing.
     *
     * @param trades told each position that ended
     */
    Shadow(String symbol, Candidate candidate, FillModel fills, Consumer<Trade> trades) {
        this.symbol = symbol;
        this.candidate = candidate;
        this.fills = fills;
        this.trades = trades;
    }

    void terms(TermsSet terms) {
        book.apply(terms);
        var now = candidate.settingsOf().apply(terms.settings());
        settings = now;
        takerFeeRate = now.takerFeeRate();
    }

    Optional<Position> position() {
        return book.position();
    }

    /**
     * What it told its portfolio on this bar: an exit decided on a bar is sent after the layers above have read it, so what leaves
     * still counts as held.
     */
    Optional<Position> told() {
        return Optional.ofNullable(leaving).or(book::position);
    }

    /** Entries that found it holding. */
    int skipped() {
        return skipped;
    }

    /** Earned and paid so far, what is held at a mark included, quote currency. */
    double value(double mark) {
        return closedNet
                + book.position()
                        .map(held -> held.costs().net() + held.unrealised(mark))
                        .orElse(0.0);
    }

    // --- entries

    /**
     * A fill of an entry of the record; further fills of the same entry enlarge what it opened, and open nothing once that is closed.
     *
     * @param share of the fill that is taken, 0 for none
     */
    void enter(OrderIntended entry, OrderFilled fill, double share) {
        double quantity = share == 1 ? fill.quantity() : book.rules().floorQuantity(share * fill.quantity());
        if (quantity <= 0) return;
        enter(entry, share == 1 ? fill : part(fill, quantity), false);
    }

    /** An entry that the record does not have, filled at once at the last price. */
    void add(OrderIntended entry, double last) {
        double price = fills.taker(OrderSide.valueOf(entry.side()), last, book.rules());
        double fee = entry.quantity() * price * takerFeeRate;
        String id = entry.clientOrderId();
        enter(entry, new OrderFilled(entry.atMs(), 0, id, 0, entry.side(), entry.quantity(), price, fee, true), true);
    }

    private void enter(OrderIntended entry, OrderFilled fill, boolean added) {
        String id = entry.decisionId();
        boolean holds = book.position().isPresent();
        if (holds && !id.equals(lastEntry)) skip(id);
        if (holds != id.equals(lastEntry)) return;
        if (!holds) {
            begin(id, added);
            book.apply(renamed(entry));
        }
        book.apply(renamed(fill));
        if (!holds) protect(entry.tick(), fill.atMs());
    }

    private static OrderFilled part(OrderFilled fill, double quantity) {
        double fee = fill.fee() * quantity / fill.quantity();
        return new OrderFilled(
                fill.atMs(),
                fill.venueSequence(),
                fill.clientOrderId(),
                fill.tradeId(),
                fill.side(),
                quantity,
                fill.price(),
                fee,
                fill.complete());
    }

    /** A position that was found at the venue. */
    void adopt(PositionAdopted found, long tick) {
        String id = symbol + "@" + found.atMs();
        if (book.position().isPresent()) {
            skip(id);
            return;
        }
        begin(id, false);
        book.apply(found);
        protect(tick, found.atMs());
    }

    private void begin(String id, boolean added) {
        lastEntry = id;
        draft = new Draft(symbol, id, added);
    }

    private void skip(String id) {
        if (id.equals(skippedEntry)) return;
        skippedEntry = id;
        skipped++;
    }

    /** Orders of the record keep apart from the shadow's own, whose ids count anew. */
    private static OrderIntended renamed(OrderIntended order) {
        return new OrderIntended(
                order.tick(),
                order.atMs(),
                order.decisionId(),
                "record-" + order.clientOrderId(),
                order.purpose(),
                order.kind(),
                order.side(),
                order.quantity(),
                order.price(),
                order.reduceOnly(),
                order.permitId(),
                order.firedBefore(),
                order.firedAfter(),
                order.entry());
    }

    private static OrderFilled renamed(OrderFilled fill) {
        return new OrderFilled(
                fill.atMs(),
                fill.venueSequence(),
                "record-" + fill.clientOrderId(),
                fill.tradeId(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.complete());
    }

    /** The initial stop: 1R from the average price, on the tick towards the market (rules, A6). */
    private void protect(long tick, long atMs) {
        var held = book.position().orElseThrow();
        double distance = held.side().sign() * held.terms().stopDistance();
        double stop = book.rules().stopTowardsMarket(held.side(), held.averageEntry() - distance);
        moveStop(held, stop, tick, atMs);
    }

    private void moveStop(Position held, double stop, long tick, long atMs) {
        var intents = new Intents(symbol, book, tick, atMs).protect(new PlaceStop(symbol, held.side(), stop));
        decide(intents, "PROTECT", 0, stop, List.of(), tick, atMs);
    }

    // --- one bar

    /** A closed bar: the stop first, then funding, then the kernel, whose exits fill at the close. */
    void bar(ObservationRow row, List<FundingCharged> fundings, Indicators indicators) {
        leaving = null;
        if (book.position().isEmpty() || settings == null) return;
        stopped(row);
        for (var funding : fundings) fund(funding);
        if (book.position().isPresent()) judge(row, indicators, settings);
    }

    private void stopped(ObservationRow row) {
        var held = book.position().orElseThrow();
        var stop = book.workingStop().map(WorkingOrder::intended).orElse(null);
        if (stop == null) return;
        var reached = FillModel.reached(held.side(), stop.price(), row.bar());
        reached.ifPresent(price -> fill(stop, held.quantity(), price, row.atMs(), Exit.STOP));
    }

    private void fund(FundingCharged charged) {
        if (book.position().isEmpty()) return;
        double amount = Funding.paid(book.signedQuantity(), charged.mark(), charged.rate());
        book.apply(new FundingCharged(charged.atMs(), 0, amount, charged.rate(), charged.mark()));
    }

    private void judge(ObservationRow row, Indicators indicators, SymbolSettings by) {
        book.pushBar(row.bar());
        var judged = BarJudgement.of(symbol, book, indicators, BarJudgement.Inputs.of(row), by);
        String reason = "";
        for (var event : judged.events()) {
            if (event instanceof Decided decided) reason = mostUrgent(decided);
            take(event);
        }
        leaving = book.position().orElse(null);
        fillExits(judged.events(), row.close(), row.atMs(), reason);
    }

    private void fillExits(List<SymbolEvent> events, double last, long atMs, String reason) {
        for (var event : events) {
            if (event instanceof OrderIntended order && order.purpose().equals("EXIT"))
                fill(order, order.quantity(), last, atMs, reason);
        }
    }

    private static String mostUrgent(Decided decided) {
        return decided.reasons().stream().map(ReasonRow::code).findFirst().orElse("");
    }

    private void fill(OrderIntended order, double quantity, double last, long atMs, String reason) {
        double price = fills.taker(OrderSide.valueOf(order.side()), last, book.rules());
        double fee = quantity * price * takerFeeRate;
        if (draft != null) draft.exit(atMs, quantity, price, reason);
        int before = book.closedPositions();
        book.apply(new OrderFilled(atMs, 0, order.clientOrderId(), 0, order.side(), quantity, price, fee, true));
        if (book.closedPositions() > before) ended();
    }

    private void ended() {
        var closed = book.lastClosed().orElseThrow();
        closedNet += closed.costs().net();
        if (draft != null) trades.accept(draft.ended(closed.last(), closed.costs()));
        draft = null;
        var resting = book.orders().stream().map(WorkingOrder::id).toList();
        resting.forEach(this::withdraw);
    }

    /** An event of the shadow's own; what is withdrawn is gone at once. */
    private void take(SymbolEvent event) {
        book.apply(event);
        if (event instanceof CancelIntended cancel) withdraw(cancel.clientOrderId());
    }

    private void withdraw(String clientOrderId) {
        book.apply(new OrderGone(0, 0, clientOrderId, "WITHDRAWN"));
    }

    // --- what was done from above

    /**
     * A close or reduction that no candidate's settings bring about.
     *
     * @param share of what is held, 0..1
     * @param last price that it fills at, before slippage
     */
    void forced(Decided decided, double share, double last) {
        var position = book.position();
        if (position.isEmpty()) return;
        var held = position.get();
        double quantity = share >= 1
                ? held.quantity()
                : CloseQuantity.byHand(share * held.quantity(), held.quantity(), last, book.rules())
                        .quantity();
        if (quantity <= 0) return;
        var intents = new Intents(symbol, book, decided.tick(), decided.atMs())
                .reduce(ReducingPlan.of(symbol, held, quantity), held.fired());
        String action = quantity < held.quantity() ? "REDUCE" : "CLOSE";
        decide(intents, action, quantity, Double.NaN, decided.reasons(), decided.tick(), decided.atMs());
        fillExits(intents.events(), last, decided.atMs(), mostUrgent(decided));
    }

    /** A stop that was tightened because of the distance to liquidation; only for who holds that same entry. */
    void tightened(Decided decided, String entryId) {
        book.position()
                .filter(held -> draft != null && draft.entryId().equals(entryId))
                .filter(held -> held.side().tighter(decided.stop(), held.stop()))
                .ifPresent(held -> moveStop(held, decided.stop(), decided.tick(), decided.atMs()));
    }

    private void decide(
            Intents intents,
            String action,
            double quantity,
            double stop,
            List<ReasonRow> reasons,
            long tick,
            long atMs) {
        book.apply(new Decided(
                intents.decisionId(),
                tick,
                atMs,
                Optional.empty(),
                action,
                quantity,
                stop,
                reasons,
                List.of(),
                book.termsVersion(),
                "what-if"));
        intents.events().forEach(this::take);
    }

    /** What is held at the end, marked; nothing if it is flat. */
    Optional<Trade> open(double mark) {
        var last = draft;
        return last == null ? Optional.empty() : book.position().map(held -> last.openAt(held, mark));
    }
}
