package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.replay.Derived.Again;
import io.quantumtrader.persistence.replay.Derived.OnlyRead;
import io.quantumtrader.persistence.replay.SymbolReplay.Terms;
import io.quantumtrader.persistence.symbol.BarReading;
import io.quantumtrader.persistence.symbol.EntryDecision;
import io.quantumtrader.persistence.symbol.EntryDecision.Begun;
import io.quantumtrader.persistence.symbol.EntryWish;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.WishRow;
import java.util.List;
import java.util.Optional;

/**
 * Entries and refusals of entries, again: the wish from the bars, the plan from sizing, the orders from what heat gate and governor
 * left of it. What these two said is an input here; it is derived by itself from their own journals.
 */
final class DerivedEntry {

    private final String symbol;
    private final SymbolBook book;
    private Optional<Begun.Travels> travels = Optional.empty();

    DerivedEntry(String symbol, SymbolBook book) {
        this.symbol = symbol;
        this.book = book;
    }

    Optional<Begun.Travels> travels() {
        var told = travels;
        travels = Optional.empty();
        return told;
    }

    Derived again(Decided made, Terms terms, BarReading reading) {
        if (made.wish().isEmpty() || terms.means().isEmpty())
            return new OnlyRead(Kind.ENTRY, SymbolDecisions.NOT_RECORDED);
        var market = reading.market();
        var row = made.wish().get();
        var wish = wish(made, row, reading);
        if (market == null || wish.isEmpty()) return new Again(Kind.ENTRY, List.of());
        var asked = new EntryDecision.Asked(
                symbol, made.tick(), made.atMs(), wish.get(), row.equity(), row.size(), row.ladder());
        return new Again(Kind.ENTRY, events(made, row, new EntryDecision(asked, book), means(terms, market, reading)));
    }

    private static EntryDecision.Means means(Terms terms, MarketReading market, BarReading reading) {
        var means = terms.means().orElseThrow();
        return new EntryDecision.Means(market, reading.atr(), means.sizer(), means.spreadBps(), terms.settings());
    }

    /** The strategy's wish comes from the bars, an operator's from the record. */
    private static Optional<EntryWish> wish(Decided made, WishRow row, BarReading reading) {
        if (made.causedBy().equals(EntryWish.STRATEGY)) return reading.signal().map(EntryWish::of);
        return Optional.of(EntryWish.byHand(Side.valueOf(row.side()), row.quantity(), made.causedBy()));
    }

    private List<SymbolEvent> events(Decided made, WishRow row, EntryDecision decision, EntryDecision.Means means) {
        return switch (decision.begin(means)) {
            case Begun.Refused(var decided) -> List.of(decided);
            case Begun.Travels up -> {
                travels = Optional.of(up);
                int own = Math.min(up.own().size(), made.verdicts().size());
                var superiors = made.verdicts().subList(own, made.verdicts().size());
                yield row.permitId()
                        .map(permit -> decision.opened(
                                up, superiors, new EntryDecision.Granted(granted(up.plan(), superiors), permit)))
                        .orElseGet(() -> List.of(decision.refused(up, superiors)));
            }
        };
    }

    /** What is left of a plan by what the superiors said of it. */
    static OpeningPlan granted(OpeningPlan plan, List<VerdictRow> superiors) {
        var left = plan;
        for (var verdict : superiors) {
            boolean governor = verdict.layer().equals(Layer.GOVERNOR.name());
            double quantity = left.quantity() * verdict.scale();
            double leverage = governor ? leverage(left, verdict) : left.leverage();
            left = new OpeningPlan(
                    left.symbol(),
                    left.decisionId(),
                    left.side(),
                    quantity,
                    left.price(),
                    left.stopDistance(),
                    leverage,
                    left.confidence());
        }
        return left;
    }

    private static double leverage(OpeningPlan plan, VerdictRow governor) {
        return governor.reasons().stream()
                .filter(reason -> reason.code().equals(ReasonCode.LIMIT_LEVERAGE.name()))
                .mapToDouble(reason -> Math.min(plan.leverage(), reason.limit()))
                .findFirst()
                .orElse(plan.leverage());
    }
}
