package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.actors.safety.GateAnswer;
import io.quantumtrader.actors.stage.Passage.Outcome;
import io.quantumtrader.actors.stage.Stage;
import io.quantumtrader.actors.stage.Stages;
import io.quantumtrader.actors.symbol.SymbolCommand.CancelAnswered;
import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.symbol.SymbolCommand.HeldBack;
import io.quantumtrader.actors.symbol.SymbolCommand.LeverageAnswered;
import io.quantumtrader.actors.symbol.SymbolCommand.LookUpFailed;
import io.quantumtrader.actors.symbol.SymbolCommand.LookedUp;
import io.quantumtrader.actors.symbol.SymbolCommand.PlaceAnswered;
import io.quantumtrader.actors.symbol.SymbolCommand.Send;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * The hands of a symbol: sends what is recorded and not sent, one request at a time, exits first, a stop only after the one
 * it replaces is withdrawn. Lives in one incarnation; what it knows of the past is in the book.
 */
final class Sender {

    /** Rounds of one tick in which new orders may be intended; an order that the venue refuses must not beget itself for ever. */
    private static final int MOST_TRIES = 8;

    /** What is left to say about an opening order when it is about to leave. */
    sealed interface LastHop {
        /** It may leave while the ladder has this version. */
        record Cleared(long ladderVersion) implements LastHop {}

        /** It stays. */
        record Held(Reason reason) implements LastHop {}
    }

    /** Looks at an opening order. */
    interface LastLook {
        /**
         * Whether it may leave.
         *
         * @param last whether this is the last look, which takes the permit; there is one before, which does not
         */
        LastHop at(OpeningOrder order, boolean last);
    }

    private final ActorContext<SymbolCommand> context;
    private final SymbolParts parts;
    private final Stages stages;
    private final Set<String> sent = new HashSet<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private @Nullable ActorRef<Done> replyTo;
    private LastLook lastHop = (order, last) -> new LastHop.Held(because(ReasonCode.PERMIT_MISSING));
    private long atMs;
    private long tick = -1;
    private int tries;
    /** When the turn of the order at hand came; for figures only. */
    private long turn;

    Sender(ActorContext<SymbolCommand> context, SymbolParts parts) {
        this.context = context;
        this.parts = parts;
        stages = Stages.of(context.getSystem());
    }

    boolean busy() {
        return replyTo != null;
    }

    /** Whether orders may still be intended in this tick. */
    boolean mayTryAgain(long now) {
        return now != tick || tries < MOST_TRIES;
    }

    /** Somebody insists: what was tried in vain in this tick may be tried again. */
    void insisted() {
        tries = 0;
    }

    /** While a halt holds everything back, what is to be sent is no work: it waits, as it is recorded, for the release. */
    boolean hasWork(SymbolBook book) {
        boolean held = parts.venue().held();
        return book.orders().stream().anyMatch(order -> due(order, held) || undecided(book, order, held));
    }

    private boolean due(WorkingOrder order, boolean held) {
        return lost(order) || (!held && (toPlace(order) || toWithdraw(order)));
    }

    /**
     * Starts to send; the answer goes out when nothing is left.
     *
     * @param check whether an opening order may still leave, asked at the last hop
     */
    void begin(SymbolBook book, Send send, LastLook check, Predicate<SymbolBook> restless) {
        if (send.tick() != tick) tries = 0;
        tries++;
        tick = send.tick();
        atMs = send.atMs();
        lastHop = check;
        replyTo = send.replyTo();
        withdrawn.clear();
        asked.clear();
        next(book, restless);
    }

    /** Sends the next request, or answers that all is sent. */
    void next(SymbolBook book, Predicate<SymbolBook> restless) {
        if (replyTo == null) return;
        boolean held = parts.venue().held();
        var order = book.orders().stream()
                .filter(candidate -> due(candidate, held))
                .min(Comparator.comparingInt(Sender::rank));
        if (order.isPresent()) {
            request(order.get());
            return;
        }
        var asker = replyTo;
        replyTo = null;
        asker.tell(new Done(parts.symbol(), restless.test(book)));
    }

    /** Exits leave first, then withdrawals, then stops, then entries (rules, A6, A7). */
    private static int rank(WorkingOrder order) {
        if (order.cancelling()) return 1;
        return switch (order.purpose()) {
            case EXIT -> 0;
            case STOP -> 2;
            case ENTRY -> 3;
        };
    }

    private boolean toPlace(WorkingOrder order) {
        return order.state() == WorkingOrder.State.INTENDED && !order.cancelling() && !sent.contains(order.id());
    }

    private boolean toWithdraw(WorkingOrder order) {
        return order.cancelling() && order.state() != WorkingOrder.State.UNKNOWN && !withdrawn.contains(order.id());
    }

    private boolean lost(WorkingOrder order) {
        return order.state() == WorkingOrder.State.UNKNOWN && !asked.contains(order.id());
    }

    /** What this round could not settle is tried again, as long as the tick has tries left. */
    private boolean undecided(SymbolBook book, WorkingOrder order, boolean held) {
        boolean open = (order.cancelling() && !held) || order.state() == WorkingOrder.State.UNKNOWN;
        return open && mayTryAgain(book.lastTick());
    }

    private void request(WorkingOrder order) {
        if (lost(order)) lookUp(order);
        else if (order.cancelling()) withdraw(order);
        else place(order);
    }

    private void place(WorkingOrder order) {
        sent.add(order.id());
        turn = stages.begun();
        var request = order.request(parts.symbol());
        OpeningOrder.of(request)
                .ifPresentOrElse(
                        opening -> setLeverage(order, opening),
                        () -> answered(order, turn, parts.venue().place(request, atMs)));
    }

    /** The venue's answer to this comes before the last look: between that and the order nothing else is waited for. */
    private void setLeverage(WorkingOrder order, OpeningOrder opening) {
        if (lastHop.at(opening, false) instanceof LastHop.Held(var reason)) {
            holdBack(order, List.of(reason));
            return;
        }
        double leverage = order.intended().entry().orElseThrow().leverage();
        context.pipeToSelf(
                parts.venue().setLeverage(parts.symbol(), leverage, atMs),
                (set, broken) -> new LeverageAnswered(
                        order.id(), broken == null ? set : new Venue.Placed.Unknown(String.valueOf(broken))));
    }

    /** Leverage that could not be set leaves the order unsent. */
    void leverageSet(SymbolBook book, LeverageAnswered answer) {
        var order = book.order(answer.clientOrderId());
        if (order.isEmpty()) return;
        if (answer.answer() instanceof Venue.Placed.Accepted) {
            OpeningOrder.of(order.get().request(parts.symbol())).ifPresent(opening -> open(order.get(), opening));
        } else {
            context.getSelf().tell(new PlaceAnswered(answer.clientOrderId(), answer.answer()));
        }
    }

    /** Only what opens has a last look and a gate; within the gate the order is handed over, and nothing else happens. */
    private void open(WorkingOrder order, OpeningOrder opening) {
        switch (lastHop.at(opening, true)) {
            case LastHop.Held(var reason) -> holdBack(order, List.of(reason));
            case LastHop.Cleared(long version) -> {
                long atGate = stages.begun();
                var handedOver = new AtomicReference<@Nullable CompletionStage<Venue.Placed>>();
                var answer = parts.ladder()
                        .admit(
                                parts.portfolio(),
                                opening,
                                version,
                                () -> handedOver.set(parts.venue().place(opening.order(), atMs)));
                switch (answer) {
                    case GateAnswer.Refused(var ignored, var reasons) -> holdBack(order, reasons);
                    case GateAnswer.HandedOver() -> {
                        told(order, Stage.SEND_GATE, Outcome.PASSED, turn);
                        answered(order, atGate, Objects.requireNonNull(handedOver.get()));
                    }
                }
            }
        }
    }

    private void holdBack(WorkingOrder order, List<Reason> reasons) {
        told(order, Stage.SEND_GATE, Outcome.HELD_BACK, turn);
        context.getSelf().tell(new HeldBack(order.id(), reasons));
    }

    private void told(WorkingOrder order, Stage stage, Outcome outcome, long begun) {
        stages.passed(order.intended().decisionId(), stage, order.id(), outcome, begun);
    }

    private void answered(WorkingOrder order, long sentAt, CompletionStage<Venue.Placed> stage) {
        context.pipeToSelf(stage, (placed, broken) -> {
            var answer = broken == null ? placed : new Venue.Placed.Unknown(String.valueOf(broken));
            told(order, Stage.VENUE, outcome(answer), sentAt);
            return new PlaceAnswered(order.id(), answer);
        });
    }

    private static Outcome outcome(Venue.Placed answer) {
        return switch (answer) {
            case Venue.Placed.Accepted() -> Outcome.ACCEPTED;
            case Venue.Placed.Refused _ -> Outcome.REFUSED;
            case Venue.Placed.Unknown _ -> Outcome.UNKNOWN;
        };
    }

    private void withdraw(WorkingOrder order) {
        withdrawn.add(order.id());
        context.pipeToSelf(
                parts.venue().cancel(parts.symbol(), order.id(), atMs),
                (answer, broken) -> new CancelAnswered(
                        order.id(), broken == null ? answer : new Venue.Cancel.Unknown(String.valueOf(broken))));
    }

    private void lookUp(WorkingOrder order) {
        asked.add(order.id());
        context.pipeToSelf(
                parts.venue().order(parts.symbol(), order.id()),
                (view, broken) -> broken == null
                        ? new LookedUp(order.id(), view)
                        : new LookUpFailed(order.id(), String.valueOf(broken)));
    }

    // --- answers, as events

    List<SymbolEvent> placed(SymbolBook book, PlaceAnswered answer) {
        String id = answer.clientOrderId();
        if (book.order(id).isEmpty()) return List.of();
        return List.of(
                switch (answer.placed()) {
                    case Venue.Placed.Accepted() -> new SymbolEvent.OrderAccepted(atMs, id);
                    case Venue.Placed.Refused(int code, String message) ->
                        new SymbolEvent.OrderRefused(atMs, id, code, message);
                    case Venue.Placed.Unknown(String why) -> new SymbolEvent.OrderUnknown(atMs, id, why);
                });
    }

    List<SymbolEvent> heldBack(SymbolBook book, HeldBack held) {
        if (book.order(held.clientOrderId()).isEmpty()) return List.of();
        return List.of(new SymbolEvent.OrderHeldBack(atMs, held.clientOrderId(), ReasonRow.of(held.reasons())));
    }

    /** A withdrawal that found nothing is not the end of an order: it may have filled, so it is looked up before it is forgotten. */
    List<SymbolEvent> cancelled(SymbolBook book, CancelAnswered answer) {
        String id = answer.clientOrderId();
        if (book.order(id).isEmpty()) return List.of();
        return switch (answer.answer()) {
            case Venue.Cancel.Done() -> List.of(new SymbolEvent.OrderGone(atMs, 0, id, "withdrawn"));
            case Venue.Cancel.NotFound() -> List.of(new SymbolEvent.OrderUnknown(atMs, id, "nothing to withdraw"));
            case Venue.Cancel.Unknown(String why) -> List.of(new SymbolEvent.OrderUnknown(atMs, id, why));
        };
    }

    List<SymbolEvent> lookedUp(SymbolBook book, LookedUp looked) {
        String id = looked.clientOrderId();
        if (book.order(id).isEmpty()) return List.of();
        return List.of(looked.order()
                .map(view -> Settling.outcome(view, atMs))
                .orElseGet(() -> new SymbolEvent.OrderGone(atMs, 0, id, "the venue never saw it")));
    }
}
