package io.quantumtrader.persistence.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.sizing.Sizer;
import io.quantumtrader.kernel.symbol.EntryPlan;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * The decision on one entry as far as the symbol makes it: its own layers and the plan before it travels up, the orders after it
 * came back. Pure: the book, what is asked and what the superiors say decide alone.
 */
public final class EntryDecision {

    /**
     * What is asked, with what was at hand.
     *
     * @param equity quote currency, NaN when unknown: then there is no entry
     * @param size share of the usual size that the ladder leaves; the governor heeds it
     * @param ladder what in the ladder allows no opening, a row for each verdict
     */
    public record Asked(
            String symbol, long tick, long atMs, EntryWish wish, double equity, double size, List<VerdictRow> ladder) {
        public Asked {
            ladder = List.copyOf(ladder);
        }

        private WishRow row(Optional<String> permitId) {
            return new WishRow(wish.side().name(), wish.quantity(), equity, size, ladder, permitId);
        }
    }

    /**
     * What a plan is made with.
     *
     * @param market the market state
     * @param atr average true range in price units, NaN while there is none
     * @param spreadBps spread that sizing assumes, basis points
     */
    public record Means(MarketReading market, double atr, Sizer sizer, double spreadBps, SymbolSettings settings) {}

    /** What the symbol alone makes of it. */
    public sealed interface Begun {

        /** The decision not to open. */
        record Refused(Decided decided) implements Begun {}

        /**
         * The plan may travel up.
         *
         * @param own what the symbol's own layers said
         */
        record Travels(OpeningPlan plan, EntryTerms terms, List<VerdictRow> own) implements Begun {
            public Travels {
                own = List.copyOf(own);
            }
        }
    }

    /** What the superiors granted. */
    public record Granted(OpeningPlan plan, String permitId) {}

    private final Asked asked;
    private final SymbolBook book;

    public EntryDecision(Asked asked, SymbolBook book) {
        this.asked = asked;
        this.book = book;
    }

    /** Decides as far as the symbol can alone. */
    public Begun begin(Means means) {
        var own = ownVerdicts();
        if (own.stream().anyMatch(VerdictRow::refused)) return new Begun.Refused(refused(List.of(), own));
        var wish = asked.wish();
        var plan = EntryPlan.of(
                new EntryPlan.Wish(
                        asked.symbol(),
                        intents().decisionId(),
                        wish.side(),
                        wish.confidence(),
                        wish.quantity(),
                        book.mark(),
                        asked.equity(),
                        means.spreadBps()),
                means.market(),
                means.atr(),
                book.sigmaHistory(),
                means.sizer(),
                book.rules(),
                means.settings());
        return switch (plan) {
            case EntryPlan.Impossible(var reasons) -> new Begun.Refused(refused(reasons, own));
            case EntryPlan.Planned(var opening, var terms) -> new Begun.Travels(opening, terms, own);
        };
    }

    /** The superiors refused. */
    public Decided refused(Begun.Travels up, List<VerdictRow> superiors) {
        return refused(List.of(), all(up, superiors));
    }

    /** The superiors granted so much of the plan: the decision with its orders. */
    public List<SymbolEvent> opened(Begun.Travels up, List<VerdictRow> superiors, Granted granted) {
        var verdicts = all(up, superiors);
        var rules = book.rules();
        double quantity = rules.floorQuantity(
                Math.min(granted.plan().quantity(), up.plan().quantity()));
        double worth = quantity * up.plan().price();
        var permit = Optional.of(granted.permitId());
        if (!(worth >= rules.minNotional()) || quantity <= 0) {
            var small = because(ReasonCode.SIZE_BELOW_MINIMUM, worth, rules.minNotional());
            return List.of(decided("REFUSE_OPEN", 0, List.of(small), verdicts, permit));
        }
        var plan = granted.plan().withQuantity(quantity);
        var intents = intents().enter(plan, up.terms().atLeverage(plan.leverage()), granted.permitId());
        var events = new ArrayList<SymbolEvent>();
        events.add(decided("OPEN", quantity, List.of(), verdicts, permit));
        events.addAll(intents.events());
        return events;
    }

    private static List<VerdictRow> all(Begun.Travels up, List<VerdictRow> superiors) {
        var verdicts = new ArrayList<>(up.own());
        verdicts.addAll(superiors);
        return verdicts;
    }

    /** Levels 1 and 4 in a row of their own, whether they refuse or not; the others where they do. */
    private List<VerdictRow> ownVerdicts() {
        var reasons = new EnumMap<Layer, List<ReasonRow>>(Layer.class);
        reasons.put(Layer.KILL_SCORE, new ArrayList<>());
        reasons.put(Layer.POSITION_STATE_BRAIN, inTheWay());
        for (var verdict : asked.ladder()) {
            reasons.computeIfAbsent(Layer.valueOf(verdict.layer()), layer -> new ArrayList<>())
                    .addAll(verdict.reasons());
        }
        var rows = new ArrayList<VerdictRow>();
        reasons.forEach(
                (layer, why) -> rows.add(new VerdictRow(layer.name(), !why.isEmpty(), why.isEmpty() ? 1 : 0, why)));
        return rows;
    }

    private List<ReasonRow> inTheWay() {
        var reasons = new ArrayList<Reason>();
        book.position().ifPresent(held -> reasons.add(because(ReasonCode.POSITION_ALREADY_OPEN, held.quantity(), 0)));
        if (book.hasWorking(Purpose.ENTRY)) reasons.add(because(ReasonCode.ORDER_IN_FLIGHT));
        return new ArrayList<>(ReasonRow.of(reasons));
    }

    private Decided refused(List<Reason> more, List<VerdictRow> verdicts) {
        return decided("REFUSE_OPEN", 0, more, verdicts, Optional.empty());
    }

    private Decided decided(
            String action, double quantity, List<Reason> more, List<VerdictRow> verdicts, Optional<String> permitId) {
        var reasons = new ArrayList<>(asked.wish().reasons());
        reasons.addAll(more);
        return new Decided(
                        intents().decisionId(),
                        asked.tick(),
                        asked.atMs(),
                        Optional.empty(),
                        action,
                        quantity,
                        Double.NaN,
                        ReasonRow.of(reasons),
                        verdicts,
                        book.termsVersion(),
                        asked.wish().causedBy())
                .by(asked.row(permitId));
    }

    private Intents intents() {
        return new Intents(asked.symbol(), book, asked.tick(), asked.atMs());
    }
}
