package io.quantumtrader.app.drill.record;

import static io.quantumtrader.app.drill.record.KeptRecord.SYMBOL;

import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Between a symbol and its venue, as sender and settlement have it; requests and answers may go astray. */
final class Traffic {

    private static final int TROUBLE_ONCE_IN = 12;

    private final SplittableRandom random;
    private final Tally tally;
    private final KeptRecord record;
    private final SpareVenue venue;
    private final Wishes wishes;
    private final Set<String> arrived = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private int told;
    private boolean calm;

    Traffic(SplittableRandom random, Tally tally, KeptRecord record, SpareVenue venue, Wishes wishes) {
        this.random = random;
        this.tally = tally;
        this.record = record;
        this.venue = venue;
        this.wishes = wishes;
    }

    void calm() {
        calm = true;
    }

    /** Whether something is to be sent, withdrawn or asked. */
    boolean busy() {
        return record.book().orders().stream().anyMatch(this::due);
    }

    private boolean due(WorkingOrder order) {
        return order.state() == WorkingOrder.State.UNKNOWN
                || order.cancelling()
                || (order.state() == WorkingOrder.State.INTENDED && !sent.contains(order.id()));
    }

    /** One request to the venue; false if the journal did not take its answer. */
    boolean send(long atMs) {
        var due = record.book().orders().stream().filter(this::due).toList();
        if (due.isEmpty()) return true;
        var order = due.get(random.nextInt(due.size()));
        if (order.state() == WorkingOrder.State.UNKNOWN) return record.take(List.of(lookedUp(order, atMs)));
        if (order.cancelling()) return record.take(List.of(withdrawn(order, atMs)));
        return record.take(List.of(placed(order, atMs)));
    }

    private SymbolEvent lookedUp(WorkingOrder order, long atMs) {
        return venue.find(order.id()) == null
                ? new SymbolEvent.OrderGone(atMs, 0, order.id(), "the venue never saw it")
                : known(order, atMs);
    }

    private SymbolEvent known(WorkingOrder order, long atMs) {
        var live = venue.find(order.id());
        boolean ended = live != null && !live.open && live.filled == 0;
        return ended
                ? new SymbolEvent.OrderGone(atMs, 0, order.id(), "cancelled at the venue")
                : new SymbolEvent.OrderAccepted(atMs, order.id());
    }

    private SymbolEvent withdrawn(WorkingOrder order, long atMs) {
        boolean done = venue.cancel(order.id(), atMs);
        return done
                ? new SymbolEvent.OrderGone(atMs, 0, order.id(), "withdrawn")
                : new SymbolEvent.OrderUnknown(atMs, order.id(), "nothing to withdraw");
    }

    private SymbolEvent placed(WorkingOrder order, long atMs) {
        sent.add(order.id());
        boolean opening = order.purpose() == Purpose.ENTRY;
        if (opening && !wishes.lastHop(order, atMs)) {
            var missing = ReasonRow.of(Reason.because(ReasonCode.PERMIT_MISSING));
            return new SymbolEvent.OrderHeldBack(atMs, order.id(), List.of(missing));
        }
        if (!opening) tally.held(Rule.E2);
        int trouble = calm ? TROUBLE_ONCE_IN : random.nextInt(TROUBLE_ONCE_IN);
        return switch (trouble) {
            case 0 -> {
                tally.mishap(Mishap.VENUE_REFUSES);
                yield new SymbolEvent.OrderRefused(atMs, order.id(), -2022, "refused on purpose");
            }
            case 1 -> {
                tally.mishap(Mishap.ORDER_LOST);
                yield new SymbolEvent.OrderUnknown(atMs, order.id(), "lost on purpose");
            }
            case 2 -> {
                tally.mishap(Mishap.ANSWER_LOST);
                arrives(order);
                yield new SymbolEvent.OrderUnknown(atMs, order.id(), "not answered on purpose");
            }
            default ->
                arrives(order)
                        ? new SymbolEvent.OrderAccepted(atMs, order.id())
                        : new SymbolEvent.OrderRefused(atMs, order.id(), -2022, "nothing to reduce");
        };
    }

    private boolean arrives(WorkingOrder order) {
        boolean intended = record.watch().intent(order.id()).isPresent();
        tally.check(Rule.E7, intended, "an order that nobody intended: " + order);
        tally.check(Rule.E15, arrived.add(order.id()), "an order is sent again: " + order);
        return venue.take(order.request(SYMBOL));
    }

    /** The venue trades a little, and some of its reports arrive. */
    boolean report(long atMs, double price) {
        for (var live : venue.open()) {
            if (random.nextInt(3) == 0) venue.trade(live, random.nextBoolean() ? 1 : random.nextDouble(), price, atMs);
        }
        return tell(random.nextInt(4));
    }

    void reportAll(long atMs, double price) {
        for (var live : venue.open()) venue.trade(live, 1, price, atMs);
        tell(Integer.MAX_VALUE);
    }

    private boolean tell(int most) {
        int until = (int) Math.min(venue.reports().size(), (long) told + most);
        if (until < venue.reports().size()) tally.mishap(Mishap.REPORT_LATE);
        var news = news(venue.reports().subList(told, until));
        told = until;
        return record.take(news);
    }

    /** What is not on record yet. */
    private List<SymbolEvent> news(List<SymbolEvent> reports) {
        long known = record.book().venueSequence();
        return reports.stream().filter(report -> sequence(report) > known).toList();
    }

    private static long sequence(SymbolEvent report) {
        return switch (report) {
            case SymbolEvent.OrderFilled fill -> fill.venueSequence();
            case SymbolEvent.OrderGone gone -> gone.venueSequence();
            case SymbolEvent.StopTriggered triggered -> triggered.venueSequence();
            case SymbolEvent.FundingCharged funding -> funding.venueSequence();
            default -> 0;
        };
    }

    /** Reports that were told come once more, and change nothing. */
    boolean repeat() {
        int from = told - Math.min(told, random.nextInt(1, 6));
        var again = news(venue.reports().subList(from, told));
        if (told > from) tally.mishap(Mishap.REPORT_TWICE);
        return record.take(again);
    }

    /** Back from the journal, then everything missed is asked for, as settlement has it. */
    void recover(long atMs) {
        wishes.forget();
        sent.clear();
        do record.recover();
        while (!record.take(settled(atMs)));
        told = venue.reports().size();
    }

    private List<SymbolEvent> settled(long atMs) {
        var book = record.book();
        var events = new ArrayList<SymbolEvent>();
        events.add(new SymbolEvent.OwnershipTaken(atMs, 0));
        var news = news(venue.reports());
        events.addAll(news);
        var spoken = new HashSet<String>();
        for (var report : news) {
            if (report instanceof SymbolEvent.OrderFilled fill) spoken.add(fill.clientOrderId());
            if (report instanceof SymbolEvent.OrderGone gone) spoken.add(gone.clientOrderId());
        }
        for (var order : book.orders()) outcome(book, order, spoken.contains(order.id()), atMs, events);
        return events;
    }

    private void outcome(SymbolBook book, WorkingOrder order, boolean told, long atMs, List<SymbolEvent> events) {
        var live = venue.find(order.id());
        if (live == null) {
            if (!told) events.add(new SymbolEvent.OrderGone(atMs, 0, order.id(), "not at the venue after a restart"));
        } else if (live.open && order.purpose() == Purpose.ENTRY) {
            events.add(new SymbolEvent.OrderAccepted(atMs, order.id()));
            events.add(new SymbolEvent.CancelIntended(book.lastTick(), atMs, "restart", order.id()));
        } else if (live.open || !told) {
            events.add(known(order, atMs));
        }
    }
}
