package io.quantumtrader.app.drill.record;

import static io.quantumtrader.app.drill.record.KeptRecord.SYMBOL;

import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.portfolio.HeatGate;
import io.quantumtrader.kernel.portfolio.HeatReading;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.kernel.symbol.EntryPlan;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.Intents;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** The way in: plan, heat gate, permit, last hop; readings may be missing, old or no numbers. */
final class Wishes {

    private static final double BAND = 0.005;
    private static final long LIFE = 120_000;

    private final RecordTerms terms;
    private final SplittableRandom random;
    private final Tally tally;
    private final KeptRecord record;
    private final Map<String, Permitted> permits = new HashMap<>();
    private long issued;
    private boolean blind;

    private record Permitted(OpeningPlan plan, Permit permit) {}

    Wishes(RecordTerms terms, SplittableRandom random, Tally tally, KeptRecord record) {
        this.terms = terms;
        this.random = random;
        this.tally = tally;
        this.record = record;
    }

    /** Whether the newest bar or its mark price is missing. */
    void blind(boolean now) {
        blind = now;
    }

    /** Permits live in memory. */
    void forget() {
        permits.clear();
    }

    /**
     * The events of an entry that passes, or none.
     *
     * @param atVenue what the venue holds: level 4 opens nothing while the record says something else
     */
    List<SymbolEvent> open(long tick, long atMs, double atVenue) {
        var book = record.book();
        if (book.signedQuantity() != atVenue) return List.of();
        var market = record.indicators().reading();
        if (market == null || book.position().isPresent() || book.hasWorking(WorkingOrder.Purpose.ENTRY)) {
            return List.of();
        }
        double equity = spoilt(10_000);
        double mark = spoilt(book.mark());
        double atr = spoilt(record.indicators().atr());
        var heat = heat(atMs);
        boolean bad = !Double.isFinite(equity + mark + atr)
                || !Double.isFinite(heat.heat())
                || !heat.freshAt(atMs, terms.heat());
        if (bad) tally.mishap(Double.isFinite(equity + mark + atr + heat.heat()) ? Mishap.STALE_DATA : Mishap.NAN_DATA);
        var side = random.nextBoolean() ? Side.LONG : Side.SHORT;
        var intents = new Intents(SYMBOL, book, tick, atMs);
        var wish = new EntryPlan.Wish(SYMBOL, intents.decisionId(), side, 0.8, OptionalDouble.empty(), mark, equity, 2);
        var planned = EntryPlan.of(
                wish,
                market,
                atr,
                book.sigmaHistory(),
                terms.sizer(),
                RecordTerms.RULES,
                terms.section().settings());
        var verdict = HeatGate.judge(heat, atMs, terms.heat());
        boolean passes = planned instanceof EntryPlan.Planned && !verdict.refused();
        if (bad) tally.check(Rule.E11, !passes, "an entry on equity " + equity + ", mark " + mark + ", " + heat);
        if (!(planned instanceof EntryPlan.Planned(var plan, var frozen)) || verdict.refused()) return List.of();
        String id = "main-" + ++issued;
        intents.enter(plan, frozen, id);
        var events = new ArrayList<SymbolEvent>();
        events.add(decided(intents, plan, tick, atMs));
        for (var event : intents.events()) {
            events.add(event);
            if (event instanceof SymbolEvent.OrderIntended order) {
                permits.put(order.clientOrderId(), new Permitted(plan, permit(id, plan, atMs)));
            }
        }
        return events;
    }

    private double spoilt(double value) {
        return switch (random.nextInt(24)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            default -> value;
        };
    }

    private HeatReading heat(long atMs) {
        double heat = random.nextInt(12) == 0 ? Double.NaN : random.nextDouble(0, 0.2);
        long age = random.nextInt(12) == 0 ? 100 * LIFE : 0;
        var band = Double.isNaN(heat) ? Optional.<HeatBand>empty() : Optional.of(HeatBand.COLD);
        return new HeatReading(heat, band, atMs - age);
    }

    private static Permit permit(String id, OpeningPlan plan, long atMs) {
        double band = plan.price() * BAND;
        return new Permit(
                id,
                plan.decisionId(),
                SYMBOL,
                plan.side(),
                plan.quantity(),
                plan.price() - band,
                plan.price() + band,
                0,
                atMs,
                atMs + LIFE);
    }

    private Decided decided(Intents intents, OpeningPlan plan, long tick, long atMs) {
        return new Decided(
                intents.decisionId(),
                tick,
                atMs,
                Optional.empty(),
                "OPEN",
                plan.quantity(),
                Double.NaN,
                List.of(ReasonRow.of(Reason.because(ReasonCode.OPERATOR_OPEN))),
                List.of(),
                record.book().termsVersion(),
                "operator ann");
    }

    /** Whether an opening order may leave now; its permit is gone either way. */
    boolean lastHop(WorkingOrder order, long atMs) {
        var permitted = permits.remove(order.id());
        if (permitted == null) return false;
        double mark = record.book().mark();
        var permit = permitted.permit();
        boolean leaves = permit.refuses(permitted.plan(), mark, permit.ladderVersion(), atMs)
                .isEmpty();
        if (leaves) {
            tally.check(Rule.E3, atMs <= permit.expiresAtMs(), "a permit after its expiry: " + permit);
            tally.check(Rule.E11, Double.isFinite(mark), "an entry leaves without a mark price");
        } else if (blind) {
            tally.held(Rule.E11);
        }
        return leaves;
    }
}
