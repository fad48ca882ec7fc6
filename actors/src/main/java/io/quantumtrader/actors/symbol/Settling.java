package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.symbol.SymbolCommand.Reconcile;
import io.quantumtrader.actors.symbol.SymbolCommand.VenueRead;
import io.quantumtrader.actors.symbol.SymbolCommand.VenueUnreadable;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.SigmaHistory;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.EntryTermsRow;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * What a new incarnation does before anything else: asks the venue what it missed, what became of every order without an
 * outcome, and what is held. The venue is the truth for quantity, the record for why (rules, D3, D4).
 */
final class Settling {

    private static final int READS = 5;

    private final ActorContext<SymbolCommand> context;
    private final SymbolParts parts;
    private @Nullable ActorRef<Done> replyTo;
    private long atMs;
    private boolean told;

    Settling(ActorContext<SymbolCommand> context, SymbolParts parts) {
        this.context = context;
        this.parts = parts;
    }

    boolean busy() {
        return replyTo != null;
    }

    /** Asks the venue for everything it knows of this symbol; the answer comes back as one message. */
    void begin(Reconcile reconcile, SymbolBook book) {
        replyTo = reconcile.replyTo();
        atMs = reconcile.atMs() == 0 ? book.lastAtMs() : reconcile.atMs();
        var ids = book.orders().stream().map(WorkingOrder::id).toList();
        context.pipeToSelf(
                read(book.venueSequence(), ids, READS),
                (answer, broken) -> broken == null ? answer : new VenueUnreadable(reconcile, String.valueOf(broken)));
    }

    /** A fill between two of the answers would be in one and not in the other: all are asked again until nothing came between them. */
    private CompletionStage<VenueRead> read(long sequence, List<String> ids, int attempts) {
        var venue = parts.venue();
        String symbol = parts.symbol();
        return venue.eventsAfter(symbol, sequence)
                .thenCompose(missed -> known(ids)
                        .thenCombine(
                                venue.holding(symbol), (orders, holding) -> new VenueRead(missed, orders, holding)))
                .thenCompose(read -> venue.eventsAfter(symbol, sequence).thenCompose(since -> {
                    if (since.size() == read.missed().size()) return CompletableFuture.completedStage(read);
                    if (attempts > 1) return read(sequence, ids, attempts - 1);
                    return CompletableFuture.failedStage(new IllegalStateException(
                            "something happened at the venue during each of " + READS + " reads"));
                }));
    }

    /** What the venue knows of each of these orders; those that it never saw are left out. */
    private CompletionStage<List<Venue.OrderView>> known(List<String> ids) {
        CompletionStage<List<Venue.OrderView>> known = CompletableFuture.completedStage(List.of());
        for (String id : ids) {
            known = known.thenCombine(
                    parts.venue().order(parts.symbol(), id),
                    (found, view) ->
                            Stream.concat(found.stream(), view.stream()).toList());
        }
        return known;
    }

    /**
     * Tries again after a while; until then the symbol owns nothing and sends nothing. Told once in a life: it is the venue that
     * keeps it silent now, whatever the life before it ended by.
     */
    void again(VenueUnreadable unreadable) {
        replyTo = null;
        if (!told) tell(unreadable);
        told = true;
        context.getLog()
                .atWarn()
                .addKeyValue("symbol", parts.symbol())
                .log("{}: the venue cannot be read, trying again: {}", parts.symbol(), unreadable.why());
        context.scheduleOnce(Duration.ofSeconds(1), context.getSelf(), unreadable.reconcile());
    }

    private void tell(VenueUnreadable unreadable) {
        var reconcile = unreadable.reconcile();
        String why = "the venue cannot be read: " + unreadable.why();
        parts.superiors().failed(parts.symbol(), Fault.OTHER, why, reconcile.tick(), reconcile.atMs());
    }

    /** What was learnt, as events; ownership comes first. */
    List<SymbolEvent> events(SymbolBook book, VenueRead read, long epoch) {
        var events = new ArrayList<SymbolEvent>();
        events.add(new SymbolEvent.OwnershipTaken(atMs, epoch));
        if (!book.termsVersion().equals(parts.settingsVersion())) events.add(terms());
        var news = VenueNews.after(book.venueSequence(), read.missed());
        events.addAll(news);
        events.addAll(outcomes(book, news, read.orders()));
        return events;
    }

    private SymbolEvent terms() {
        var rules = parts.venue().rules(parts.symbol());
        return new SymbolEvent.TermsSet(
                atMs,
                parts.settingsVersion(),
                parts.settingsText(),
                rules.tickSize(),
                rules.stepSize(),
                rules.minNotional(),
                rules.maintenanceMarginRate(),
                rules.maxLeverage());
    }

    /**
     * What became of orders without an outcome: those the venue never saw are gone, resting entries are withdrawn, and of
     * those that ended the news tell, now or, where they ended after the news were read, soon.
     */
    private List<SymbolEvent> outcomes(SymbolBook book, List<SymbolEvent> news, List<Venue.OrderView> known) {
        Map<String, Venue.OrderView> byId =
                known.stream().collect(Collectors.toMap(view -> view.order().clientOrderId(), Function.identity()));
        var told = news.stream().map(Settling::orderOf).collect(Collectors.toSet());
        var events = new ArrayList<SymbolEvent>();
        for (WorkingOrder order : book.orders()) {
            var view = byId.get(order.id());
            boolean silent = !told.contains(order.id());
            if (view == null) {
                if (silent) events.add(neverSeen(order));
            } else if (resting(view) && order.purpose() == Purpose.ENTRY) {
                events.add(new SymbolEvent.OrderAccepted(atMs, order.id()));
                events.add(new SymbolEvent.CancelIntended(book.lastTick(), atMs, "restart", order.id()));
            } else if (resting(view) || silent) {
                events.add(outcome(view, atMs));
            }
        }
        return events;
    }

    /** An entry that was not sent before the restart has lost its permit with the life that held it. */
    private SymbolEvent neverSeen(WorkingOrder order) {
        boolean unsentEntry = order.purpose() == Purpose.ENTRY && order.state() == WorkingOrder.State.INTENDED;
        return unsentEntry
                ? new SymbolEvent.OrderHeldBack(
                        atMs, order.id(), ReasonRow.of(List.of(because(ReasonCode.PERMIT_MISSING))))
                : new SymbolEvent.OrderGone(atMs, 0, order.id(), "not at the venue after a restart");
    }

    private static boolean resting(Venue.OrderView view) {
        return view.state() == Venue.OrderState.NEW || view.state() == Venue.OrderState.PARTIALLY_FILLED;
    }

    private static String orderOf(SymbolEvent event) {
        return switch (event) {
            case SymbolEvent.OrderFilled fill -> fill.clientOrderId();
            case SymbolEvent.OrderGone gone -> gone.clientOrderId();
            case SymbolEvent.OrderAccepted accepted -> accepted.clientOrderId();
            case SymbolEvent.OrderRefused refused -> refused.clientOrderId();
            default -> "";
        };
    }

    /** What the venue says of one order, in the words of the journal. */
    static SymbolEvent outcome(Venue.OrderView view, long atMs) {
        String id = view.order().clientOrderId();
        return switch (view.state()) {
            case NEW, PARTIALLY_FILLED, FILLED -> new SymbolEvent.OrderAccepted(atMs, id);
            case CANCELLED -> new SymbolEvent.OrderGone(atMs, 0, id, "cancelled at the venue");
            case REJECTED -> new SymbolEvent.OrderRefused(atMs, id, 0, "rejected at the venue");
        };
    }

    /** The difference between record and venue once everything missed is recorded; empty if they agree. */
    List<SymbolEvent> drift(SymbolBook book, Venue.Holding holding) {
        return resolved(book, holding, atMs);
    }

    /** How a difference ends: the venue's quantity is taken over; a position on the other side is closed (rules, D4). */
    List<SymbolEvent> resolved(SymbolBook book, Venue.Holding holding, long nowMs) {
        double journal = book.signedQuantity();
        double venue = holding.signedQuantity();
        var drift = Drift.between(journal, venue, book.rules());
        if (drift == Drift.NONE) return List.of();
        context.getLog()
                .atError()
                .addKeyValue("symbol", parts.symbol())
                .log("{}: the record says {}, the venue holds {}", parts.symbol(), journal, venue);
        if (journal == 0) return List.of(adopted(book, holding, nowMs));
        boolean opposite = drift == Drift.OPPOSITE;
        var resolved = new SymbolEvent.DriftResolved(
                nowMs, journal, venue, holding.averageEntry(), opposite ? "FLATTEN" : "ADOPT");
        return opposite ? List.of(resolved, adopted(book, holding, nowMs)) : List.of(resolved);
    }

    /** A position that the record does not know: the venue's average price and the fallback stop (rules, C1). */
    private SymbolEvent adopted(SymbolBook book, Venue.Holding holding, long nowMs) {
        var side = holding.signedQuantity() > 0 ? Side.LONG : Side.SHORT;
        double distance = holding.averageEntry() * parts.settings().harvest().fallbackStop();
        double sigma = parts.settings()
                .sigmaReference()
                .atEntry(0, SigmaHistory.EMPTY, parts.settings().barMinutes());
        var terms = new EntryTerms(
                side,
                distance,
                Math.max(1, holding.leverage()),
                parts.settings().profile(),
                parts.settings()
                        .spikeReference(
                                book.sigmaHistory().size() > 0
                                        ? Math.max(sigma, book.sigmaHistory().median())
                                        : sigma),
                parts.settings().trendReference(0),
                false,
                Regime.CHOP);
        return new SymbolEvent.PositionAdopted(
                nowMs, Math.abs(holding.signedQuantity()), holding.averageEntry(), EntryTermsRow.of(terms));
    }

    /** When the reconciliation under way was asked for. */
    long atMs() {
        return atMs;
    }

    void finish(Done done) {
        var asker = replyTo;
        replyTo = null;
        if (asker != null) asker.tell(done);
    }
}
