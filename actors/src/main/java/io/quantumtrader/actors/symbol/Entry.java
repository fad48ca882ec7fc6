package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.symbol.SymbolCommand.DecideOpen;
import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.symbol.SymbolCommand.SuperiorsAnswered;
import io.quantumtrader.kernel.brain.PreExecution;
import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.symbol.EntryPlan;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.Intents;
import io.quantumtrader.persistence.symbol.OperatorWord;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;
import java.util.ArrayList;
import java.util.EnumMap;
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

    /** What is wished, by whom. */
    private record Wish(Side side, double confidence, OptionalDouble quantity, List<Reason> reasons, String causedBy) {
        boolean automatic() {
            return causedBy.equals("strategy");
        }
    }

    /** A plan on its way up. */
    private record Travelling(OpeningPlan plan, EntryTerms terms, Wish wish, List<VerdictRow> own, DecideOpen decide) {}

    /** What may leave, until the ladder changes or the permit expires. */
    private record Permitted(OpeningPlan plan, Permit permit) {}

    private final ActorContext<SymbolCommand> context;
    private final SymbolParts parts;
    private final Map<String, Permitted> permits = new HashMap<>();
    private @Nullable Wish wish;
    private @Nullable Travelling travelling;
    private @Nullable ActorRef<Done> replyTo;

    /** The way in of one incarnation. */
    Entry(ActorContext<SymbolCommand> context, SymbolParts parts) {
        this.context = context;
        this.parts = parts;
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
                .map(found ->
                        new Wish(found.side(), found.confidence(), OptionalDouble.empty(), found.reasons(), "strategy"))
                .orElse(null);
    }

    /** An operator's wish; the refusal says why it cannot even be decided on. */
    Optional<String> wishByHand(Order.Open open, SymbolBook book, Indicators indicators) {
        if (indicators.reading() == null) return Optional.of("no market state yet: too few closed bars");
        var quantity = open.quantity().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        wish = new Wish(
                open.side(),
                1.0,
                quantity,
                List.of(because(ReasonCode.OPERATOR_OPEN)),
                new OperatorWord(open.who(), open.reason()).text());
        return Optional.empty();
    }

    /** Decides as far as the symbol can alone; what it refuses is returned to be recorded, the rest travels up. */
    List<SymbolEvent> begin(SymbolBook book, Indicators indicators, DecideOpen decide) {
        var wanted = wish;
        wish = null;
        var market = indicators.reading();
        if (wanted == null || market == null) return List.of();
        var own = ownVerdicts(book);
        if (own.stream().anyMatch(VerdictRow::refused)) return refused(book, wanted, decide, List.of(), own);
        var plan = EntryPlan.of(
                new EntryPlan.Wish(
                        parts.symbol(),
                        new Intents(parts.symbol(), book, decide.tick(), decide.atMs()).decisionId(),
                        wanted.side(),
                        wanted.confidence(),
                        wanted.quantity(),
                        book.mark(),
                        decide.atHand().equity(),
                        parts.spreadBps()),
                market,
                indicators.atr(),
                book.sigmaHistory(),
                parts.sizer(),
                book.rules(),
                parts.settings());
        return switch (plan) {
            case EntryPlan.Impossible(var reasons) -> refused(book, wanted, decide, reasons, own);
            case EntryPlan.Planned(var opening, var terms) -> {
                travelling = new Travelling(opening, terms, wanted, own, decide);
                replyTo = decide.replyTo();
                context.pipeToSelf(
                        parts.superiors().judge(opening, decide.tick(), decide.atMs(), wanted.automatic()),
                        (answer, broken) -> new SuperiorsAnswered(broken == null ? answer : unreachable()));
                yield List.of();
            }
        };
    }

    /** A part of the ladder that is down counts as its most conservative output for opens (rules, B3). */
    private static OpenAnswer unreachable() {
        var reason = because(ReasonCode.HEAT_UNKNOWN);
        return new OpenAnswer.Refused(
                List.of(new LayerVerdict(Layer.HEAT_GATE, true, 0, List.of(reason))), Optional.empty());
    }

    List<SymbolEvent> answered(SymbolBook book, SuperiorsAnswered answered) {
        var up = travelling;
        if (up == null) return List.of();
        var verdicts = new ArrayList<>(up.own());
        verdicts.addAll(answered.answer().verdicts().stream().map(Entry::row).toList());
        return switch (answered.answer()) {
            case OpenAnswer.Refused refused -> {
                refused.rotateOut()
                        .ifPresent(weakest -> parts.superiors()
                                .makeRoom(weakest, parts.symbol(), up.plan().confidence()));
                yield refused(book, up.wish(), up.decide(), List.of(), verdicts);
            }
            case OpenAnswer.Granted granted -> opened(book, up, granted, verdicts);
        };
    }

    private List<SymbolEvent> opened(
            SymbolBook book, Travelling up, OpenAnswer.Granted granted, List<VerdictRow> verdicts) {
        var decide = up.decide();
        double quantity = book.rules()
                .floorQuantity(Math.min(granted.plan().quantity(), up.plan().quantity()));
        if (!(quantity * up.plan().price() >= book.rules().minNotional()) || quantity <= 0) {
            var small = because(
                    ReasonCode.SIZE_BELOW_MINIMUM,
                    quantity * up.plan().price(),
                    book.rules().minNotional());
            return refused(book, up.wish(), decide, List.of(small), verdicts);
        }
        var plan = granted.plan().withQuantity(quantity);
        var terms = up.terms().atLeverage(plan.leverage());
        var intents = new Intents(parts.symbol(), book, decide.tick(), decide.atMs())
                .enter(plan, terms, granted.permit().id());
        var events = new ArrayList<SymbolEvent>();
        events.add(decision(intents.decisionId(), book, decide, "OPEN", quantity, up.wish(), List.of(), verdicts));
        for (var event : intents.events()) {
            events.add(event);
            if (event instanceof SymbolEvent.OrderIntended order) {
                permits.put(order.clientOrderId(), new Permitted(plan, granted.permit()));
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

    // --- verdicts of the symbol's own layers

    /** Levels 1 and 4 in a row of their own, whether they refuse or not; the others where they do. */
    private List<VerdictRow> ownVerdicts(SymbolBook book) {
        var reasons = new EnumMap<Layer, List<Reason>>(Layer.class);
        reasons.put(Layer.KILL_SCORE, new ArrayList<>());
        reasons.put(Layer.POSITION_STATE_BRAIN, inTheWay(book));
        for (Verdict verdict : parts.ladder().verdicts(parts.portfolio(), parts.symbol())) {
            if (verdict.permission().allowsOpening()) continue;
            reasons.computeIfAbsent(verdict.layer(), layer -> new ArrayList<>()).addAll(verdict.reasons());
        }
        var rows = new ArrayList<VerdictRow>();
        reasons.forEach((layer, why) -> rows.add(own(layer, !why.isEmpty(), why)));
        return rows;
    }

    private static List<Reason> inTheWay(SymbolBook book) {
        var reasons = new ArrayList<Reason>();
        book.position().ifPresent(held -> reasons.add(because(ReasonCode.POSITION_ALREADY_OPEN, held.quantity(), 0)));
        if (book.hasWorking(Purpose.ENTRY)) reasons.add(because(ReasonCode.ORDER_IN_FLIGHT));
        return reasons;
    }

    private static VerdictRow own(Layer layer, boolean refused, List<Reason> reasons) {
        return new VerdictRow(layer.name(), refused, refused ? 0 : 1, ReasonRow.of(reasons));
    }

    private static VerdictRow row(LayerVerdict verdict) {
        return new VerdictRow(
                verdict.layer().name(), verdict.refused(), verdict.scale(), ReasonRow.of(verdict.reasons()));
    }

    private List<SymbolEvent> refused(
            SymbolBook book, Wish wanted, DecideOpen decide, List<Reason> reasons, List<VerdictRow> verdicts) {
        var id = new Intents(parts.symbol(), book, decide.tick(), decide.atMs()).decisionId();
        return List.of(decision(id, book, decide, "REFUSE_OPEN", 0, wanted, reasons, verdicts));
    }

    private static Decided decision(
            String id,
            SymbolBook book,
            DecideOpen decide,
            String action,
            double quantity,
            Wish wanted,
            List<Reason> more,
            List<VerdictRow> verdicts) {
        var reasons = new ArrayList<>(wanted.reasons());
        reasons.addAll(more);
        return new Decided(
                id,
                decide.tick(),
                decide.atMs(),
                Optional.empty(),
                action,
                quantity,
                Double.NaN,
                ReasonRow.of(reasons),
                verdicts,
                book.termsVersion(),
                wanted.causedBy());
    }
}
