package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.brain.Caretaking;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * The guardian's hands while its symbol is down: closes what the venue holds, reduce-only, after recording the decision under
 * an id of its own (rules, B3). It knows no position but the venue's. What it did comes back to the symbol as the venue's
 * fills, which it reads before it decides anything. The number of decisions is all it remembers.
 */
final class Caretaker extends EventSourcedBehavior<Caretaker.Command, SymbolEvent, Integer> {

    private final ActorContext<Command> context;
    private final SymbolParts parts;
    private long nakedSinceMs = Long.MAX_VALUE;
    private @Nullable Look looking;
    private @Nullable Look next;
    private @Nullable ActorRef<Rested> waiting;

    sealed interface Command {}

    /**
     * The symbol is down: looks at the venue and closes if it has to.
     *
     * @param mark NaN when unknown
     */
    record Look(long tick, long atMs, double mark) implements Command {}

    /** The symbol is to come back: answered once nothing of this hand is under way any more. */
    record Rest(ActorRef<Rested> replyTo) implements Command {}

    record Rested() {}

    private record Seen(Venue.Holding holding, List<Venue.OrderView> orders) implements Command {}

    private record Unseen(String why) implements Command {}

    private record Answered(long atMs, String clientOrderId, Venue.Placed placed) implements Command {}

    static String persistenceId(SymbolParts parts) {
        return "guardian|" + parts.portfolio() + "|" + parts.symbol();
    }

    static Behavior<Command> create(SymbolParts parts) {
        return Behaviors.setup(context -> new Caretaker(context, parts));
    }

    private Caretaker(ActorContext<Command> context, SymbolParts parts) {
        super(
                PersistenceId.ofUniqueId(persistenceId(parts)),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofSeconds(5), 0));
        this.context = context;
        this.parts = parts;
    }

    @Override
    public Integer emptyState() {
        return 0;
    }

    @Override
    public EventHandler<Integer, SymbolEvent> eventHandler() {
        return (decisions, event) -> event instanceof Decided ? decisions + 1 : decisions;
    }

    /** After a write that failed nothing is under way any more, and whoever waits need not. */
    @Override
    public SignalHandler<Integer> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), decisions -> {
                    next = null;
                    rest();
                })
                .build();
    }

    @Override
    public CommandHandler<Command, SymbolEvent, Integer> commandHandler() {
        return (decisions, command) -> switch (command) {
            case Look look -> {
                look(look);
                yield Effect().none();
            }
            case Seen(var holding, var orders) -> seen(decisions, holding, orders);
            case Unseen(var why) -> {
                context.getLog()
                        .atWarn()
                        .addKeyValue("symbol", parts.symbol())
                        .log("{}: the venue cannot be read for a symbol that is down: {}", parts.symbol(), why);
                yield finished();
            }
            case Answered answer -> Effect().persist(outcome(answer)).thenRun(after -> rest());
            case Rest(var replyTo) -> {
                waiting = replyTo;
                if (looking == null) rest();
                yield Effect().none();
            }
        };
    }

    /** One look at a time; the newest that comes meanwhile is next. */
    private void look(Look look) {
        if (looking != null) {
            next = look;
            return;
        }
        looking = look;
        context.pipeToSelf(
                asked(() -> {
                    var venue = parts.venue();
                    return venue.holding(parts.symbol()).thenCombine(venue.openOrders(parts.symbol()), Seen::new);
                }),
                (seen, broken) -> broken == null ? seen : new Unseen(String.valueOf(broken)));
    }

    /** A venue connection that throws has failed like one that answers with a failure. */
    private static <T> CompletionStage<T> asked(Supplier<CompletionStage<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException broken) {
            return CompletableFuture.failedStage(broken);
        }
    }

    private Effect<SymbolEvent, Integer> seen(int decisions, Venue.Holding holding, List<Venue.OrderView> orders) {
        var look = looking;
        if (look == null) return Effect().none();
        var stop = stop(orders, holding.signedQuantity());
        boolean naked = stop.isEmpty() && holding.signedQuantity() != 0;
        nakedSinceMs = naked ? Math.min(nakedSinceMs, look.atMs()) : Long.MAX_VALUE;
        if (holding.signedQuantity() == 0 || parts.venue().held()) return finished();
        var side = holding.signedQuantity() > 0 ? Side.LONG : Side.SHORT;
        var permission = parts.ladder().effective(parts.portfolio(), parts.symbol());
        long nakedMs = naked ? look.atMs() - nakedSinceMs : 0;
        return Caretaking.closes(side, stop, look.mark(), permission, nakedMs, parts.brain())
                .map(reason -> close(decisions + 1, look, side, Math.abs(holding.signedQuantity()), reason))
                .orElseGet(this::finished);
    }

    private Effect<SymbolEvent, Integer> close(int number, Look look, Side held, double quantity, Reason reason) {
        String decisionId = parts.symbol() + "-g-" + number;
        var order = new VenueOrder.Market("qt-" + decisionId, parts.symbol(), OrderSide.closing(held), quantity, true);
        var decided = new Decided(
                decisionId,
                look.tick(),
                look.atMs(),
                Optional.empty(),
                "CLOSE",
                quantity,
                Double.NaN,
                List.of(ReasonRow.of(reason)),
                List.of(),
                parts.settingsVersion(),
                "guardian");
        var intended = new OrderIntended(
                look.tick(),
                look.atMs(),
                decisionId,
                order.clientOrderId(),
                "EXIT",
                "MARKET",
                order.side().name(),
                quantity,
                0,
                true,
                "",
                0,
                0,
                Optional.empty());
        context.getLog()
                .atError()
                .addKeyValue("symbol", parts.symbol())
                .log("{} is down, its guardian closes {}: {}", parts.symbol(), quantity, reason);
        return Effect().persist(List.<SymbolEvent>of(decided, intended)).thenRun(after -> {
            publish(decided, intended);
            context.pipeToSelf(
                    asked(() -> parts.venue().place(order, look.atMs())),
                    (placed, broken) -> new Answered(
                            look.atMs(),
                            order.clientOrderId(),
                            broken == null ? placed : new Venue.Placed.Unknown(String.valueOf(broken))));
        });
    }

    private void publish(SymbolEvent... events) {
        long sequence = lastSequenceNumber(context) - events.length;
        for (var event : events) parts.feed().publish(persistenceId(parts), ++sequence, event);
    }

    private Effect<SymbolEvent, Integer> finished() {
        rest();
        return Effect().none();
    }

    private void rest() {
        looking = null;
        var asker = waiting;
        waiting = null;
        var due = next;
        next = null;
        if (asker != null) asker.tell(new Rested());
        else if (due != null) look(due);
    }

    private static SymbolEvent outcome(Answered answer) {
        return switch (answer.placed()) {
            case Venue.Placed.Accepted() -> new OrderAccepted(answer.atMs(), answer.clientOrderId());
            case Venue.Placed.Refused(int code, String message) ->
                new OrderRefused(answer.atMs(), answer.clientOrderId(), code, message);
            case Venue.Placed.Unknown(String why) -> new OrderUnknown(answer.atMs(), answer.clientOrderId(), why);
        };
    }

    /**
     * The tightest trigger of the stops that rest at the venue and close all that is held: what the price crosses first. A stop
     * over a part of it, or on the other side, covers nothing.
     */
    static OptionalDouble stop(List<Venue.OrderView> orders, double signedQuantity) {
        var closing = signedQuantity > 0 ? OrderSide.SELL : OrderSide.BUY;
        var triggers = orders.stream()
                .filter(view -> view.order().side() == closing)
                .flatMapToDouble(view -> switch (view.order()) {
                    case VenueOrder.CloseStop whole -> DoubleStream.of(whole.triggerPrice());
                    case VenueOrder.QuantityStop part ->
                        part.quantity() - view.filledQuantity() >= Math.abs(signedQuantity)
                                ? DoubleStream.of(part.triggerPrice())
                                : DoubleStream.empty();
                    case VenueOrder.Market ignored -> DoubleStream.empty();
                    case VenueOrder.Limit ignored -> DoubleStream.empty();
                });
        return signedQuantity > 0 ? triggers.max() : triggers.min();
    }
}
