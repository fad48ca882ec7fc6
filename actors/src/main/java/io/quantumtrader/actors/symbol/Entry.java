package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.stage.Passage.Outcome;
import io.quantumtrader.actors.stage.Stage;
import io.quantumtrader.actors.stage.Stages;
import io.quantumtrader.actors.symbol.SymbolCommand.DecideOpen;
import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.symbol.SymbolCommand.SuperiorsAnswered;
import io.quantumtrader.kernel.brain.PreExecution;
import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.EntryDecision;
import io.quantumtrader.persistence.symbol.EntryDecision.Begun;
import io.quantumtrader.persistence.symbol.EntryWish;
import io.quantumtrader.persistence.symbol.OperatorWord;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * The way of an opening plan: a wish of the strategy or of an operator, the symbol's own layers, then portfolio and governor,
 * one reply, and the permit kept for the last hop. A wish does not survive a restart; an exit would.
 */
final class Entry {

    /** A plan on its way up. */
    private record Travelling(EntryDecision decision, Begun.Travels up, DecideOpen decide) {}

    /** What may leave, until the ladder changes or the permit expires. */
    private record Permitted(OpeningPlan plan, Permit permit) {}

    private final ActorContext<SymbolCommand> context;
    private final SymbolParts parts;
    private final Stages stages;
    private final Map<String, Permitted> permits = new HashMap<>();
    private @Nullable EntryWish wish;
    private @Nullable Travelling travelling;
    private @Nullable ActorRef<Done> replyTo;

    /** The way in of one incarnation. */
    Entry(ActorContext<SymbolCommand> context, SymbolParts parts) {
        this.context = context;
        this.parts = parts;
        stages = Stages.of(context.getSystem());
    }

    boolean busy() {
        return travelling != null;
    }

    boolean wishes() {
        return wish != null;
    }

    void forget() {
        wish = null;
    }

    /** The strategy's wish of this bar replaces any older one; a symbol with orders on their way wishes for nothing. */
    void wish(Optional<EntrySignal> signal, SymbolBook book) {
        wish = signal.filter(found -> book.position().isEmpty() && !book.hasWorking(Purpose.ENTRY))
                .map(EntryWish::of)
                .orElse(null);
    }

    /** An operator's wish; the refusal says why it cannot even be decided on. */
    Optional<String> wishByHand(Order.Open open, SymbolBook book, Indicators indicators) {
        if (indicators.reading() == null) return Optional.of("no market state yet: too few closed bars");
        var quantity = open.quantity().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        wish = EntryWish.byHand(open.side(), quantity, new OperatorWord(open.who(), open.reason()).text());
        return Optional.empty();
    }

    /** Decides as far as the symbol can alone; what it refuses is returned to be recorded, the rest travels up. */
    List<SymbolEvent> begin(SymbolBook book, Indicators indicators, DecideOpen decide) {
        var wanted = wish;
        wish = null;
        var market = indicators.reading();
        if (wanted == null || market == null) return List.of();
        long begun = stages.begun();
        var decision = new EntryDecision(asked(wanted, decide), book);
        var means =
                new EntryDecision.Means(market, indicators.atr(), parts.sizer(), parts.spreadBps(), parts.settings());
        return switch (decision.begin(means)) {
            case Begun.Refused(var decided) -> List.of(decided);
            case Begun.Travels up -> {
                travelling = new Travelling(decision, up, decide);
                replyTo = decide.replyTo();
                stages.passed(up.plan().decisionId(), Stage.ENTRY, Outcome.PASSED, begun);
                context.pipeToSelf(
                        parts.superiors().judge(up.plan(), decide.tick(), decide.atMs(), wanted.automatic()),
                        (answer, broken) -> new SuperiorsAnswered(broken == null ? answer : unreachable()));
                yield List.of();
            }
        };
    }

    private EntryDecision.Asked asked(EntryWish wanted, DecideOpen decide) {
        return new EntryDecision.Asked(
                parts.symbol(),
                decide.tick(),
                decide.atMs(),
                wanted,
                decide.atHand().equity(),
                parts.ladder().sizeScale(parts.portfolio(), parts.symbol()),
                inTheLadder());
    }

    /** What in the ladder allows no opening here. */
    private List<VerdictRow> inTheLadder() {
        return parts.ladder().verdicts(parts.portfolio(), parts.symbol()).stream()
                .filter(verdict -> !verdict.permission().allowsOpening())
                .map(verdict -> new VerdictRow(verdict.layer().name(), true, 0, ReasonRow.of(verdict.reasons())))
                .toList();
    }

    /** A part of the ladder that is down counts as its most conservative output for opens (rules, B3). */
    private static OpenAnswer unreachable() {
        var reason = because(ReasonCode.HEAT_UNKNOWN);
        return new OpenAnswer.Refused(
                List.of(new LayerVerdict(Layer.HEAT_GATE, true, 0, List.of(reason))), Optional.empty());
    }

    List<SymbolEvent> answered(SymbolBook book, SuperiorsAnswered answered) {
        var going = travelling;
        if (going == null) return List.of();
        var verdicts = answered.answer().verdicts().stream().map(Entry::row).toList();
        return switch (answered.answer()) {
            case OpenAnswer.Refused refused -> {
                refused.rotateOut()
                        .ifPresent(weakest -> parts.superiors()
                                .makeRoom(
                                        weakest,
                                        parts.symbol(),
                                        going.up().plan().confidence()));
                yield List.of(going.decision().refused(going.up(), verdicts));
            }
            case OpenAnswer.Granted granted -> opened(going, granted, verdicts);
        };
    }

    private List<SymbolEvent> opened(Travelling going, OpenAnswer.Granted granted, List<VerdictRow> verdicts) {
        var permit = granted.permit();
        var events =
                going.decision().opened(going.up(), verdicts, new EntryDecision.Granted(granted.plan(), permit.id()));
        for (var event : events) {
            if (event instanceof SymbolEvent.OrderIntended order) {
                var plan = granted.plan().withQuantity(order.quantity());
                permits.put(order.clientOrderId(), new Permitted(plan, permit));
            }
        }
        return events;
    }

    /** Answers the conductor once the decision is recorded. */
    void finished(Done done, SymbolBook book) {
        var asker = replyTo;
        var up = travelling;
        travelling = null;
        replyTo = null;
        for (WorkingOrder order : book.orders()) {
            if (up != null && order.purpose() == Purpose.ENTRY && permits.containsKey(order.id())) {
                parts.superiors().spent(order.intended().permitId(), parts.symbol(), book.lastAtMs());
            }
        }
        if (asker != null) asker.tell(done);
    }

    /**
     * An opening order leaves only with a permit of this life that is neither expired nor void, nor for another plan or price.
     *
     * @param mark price now, which has to be within the permit's band
     * @param last whether the order leaves now if it may: then the permit is used
     */
    Sender.LastHop lastHop(OpeningOrder order, double mark, long atMs, boolean last) {
        String id = order.order().clientOrderId();
        var permitted = last ? permits.remove(id) : permits.get(id);
        if (permitted == null) return new Sender.LastHop.Held(because(ReasonCode.PERMIT_MISSING));
        long version = parts.ladder().version(parts.portfolio(), parts.symbol());
        var plan = permitted.plan();
        return permitted
                .permit()
                .refuses(plan, mark, version, atMs)
                .or(() -> PreExecution.refuses(order, plan, parts.venue().rules(parts.symbol())))
                .<Sender.LastHop>map(Sender.LastHop.Held::new)
                .orElseGet(() -> new Sender.LastHop.Cleared(permitted.permit().ladderVersion()));
    }

    private static VerdictRow row(LayerVerdict verdict) {
        return new VerdictRow(
                verdict.layer().name(), verdict.refused(), verdict.scale(), ReasonRow.of(verdict.reasons()));
    }
}
