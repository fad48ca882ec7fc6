package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A random life of one symbol as its journal tells it: the kernel decides, a moody venue accepts, refuses, loses, partly fills
 * and cancels, funding and liquidation happen, quantities drift. The venue's own count of what is held stands beside it.
 */
public final class Story {

    public static final String SYMBOL = "ADAUSDT";
    public static final String ID = "symbol|main|ADAUSDT";
    private static final long MINUTE = 60_000;
    private static final List<HeatBand> HEATS = List.of(HeatBand.values());
    private static final List<ExitProfile> PROFILES = List.of(ExitProfile.values());

    /** Told after each event, with what the venue holds then. */
    interface Witness {
        void saw(SymbolEvent event, SymbolBook book, double venueHolds);
    }

    private final SplittableRandom random;
    private final Witness witness;
    private final Indicators indicators = StoryTerms.indicators();
    private final SymbolSettings settings = StoryTerms.settings(StoryTerms.text());
    private final SymbolBook book = new SymbolBook(indicators::push);
    private final List<SymbolEvent> events = new ArrayList<>();
    private double price = 1;
    private double drift;
    private double held;
    private long sequence;
    private long tick;
    private long atMs = 1_583_712_000_000L;

    private Story(SplittableRandom random, Witness witness) {
        this.random = random;
        this.witness = witness;
    }

    /** The events of that many bars. */
    public static List<SymbolEvent> told(long seed, int bars) {
        return told(seed, bars, (event, book, venueHolds) -> {});
    }

    static List<SymbolEvent> told(long seed, int bars, Witness witness) {
        var story = new Story(new SplittableRandom(seed), witness);
        story.begin();
        for (int bar = 0; bar < bars; bar++) story.bar();
        return List.copyOf(story.events);
    }

    /** A long position of so much, its entry filled whole. */
    static void opened(SymbolBook book, double quantity) {
        var terms = new EntryTerms(Side.LONG, 0.01, 5, ExitProfile.KERNEL_TRANCHES, 0.002, 0.3, false, Regime.TREND);
        var plan = new OpeningPlan(SYMBOL, SYMBOL + "-1", Side.LONG, quantity, 1, 0.01, 5, 0.8);
        book.apply(StoryTerms.set(0));
        var intents = new Intents(SYMBOL, book, 1, 0).enter(plan, terms, "permit");
        intents.events().forEach(book::apply);
        String id = book.orders().iterator().next().id();
        book.apply(new SymbolEvent.OrderFilled(0, 1, id, 1, "BUY", quantity, 1, 0, true));
    }

    private void record(SymbolEvent event) {
        events.add(event);
        book.apply(event);
        witness.saw(event, book, held);
    }

    private void begin() {
        record(new SymbolEvent.OwnershipTaken(atMs, 0));
        record(StoryTerms.set(atMs));
    }

    private void bar() {
        tick++;
        atMs += MINUTE;
        if (tick % 40 == 1) drift = random.nextDouble(-0.0015, 0.0015);
        if (chance(20)) record(new SymbolEvent.ObservationMissed(tick, atMs));
        else observe();
        if (indicators.reading() != null && book.position().isEmpty() && !book.hasWorking(Purpose.ENTRY) && chance(4)) {
            open();
        }
        if (chance(40)) closeByHand();
        for (int round = 0; round < 4; round++) {
            Housekeeping.due(SYMBOL, book, care(), tick, atMs).forEach(this::record);
            List.copyOf(book.orders()).forEach(this::answer);
        }
        if (chance(10))
            record(new SymbolEvent.FundingCharged(atMs, ++sequence, random.nextDouble(-0.1, 0.1), 1e-4, price));
        if (held != 0 && chance(300)) liquidate();
        if (held != 0 && chance(200)) drifts();
    }

    private void observe() {
        double open = price;
        price = Math.rint(price * (1 + drift + random.nextDouble(-0.004, 0.004)) * 10_000) / 10_000;
        var bar = new Bar(atMs - MINUTE, open, Math.max(open, price), Math.min(open, price), price, 1);
        book.pushBar(bar);
        var heat = chance(4) ? Optional.<HeatBand>empty() : Optional.of(HEATS.get(random.nextInt(3)));
        var inputs = new BarJudgement.Inputs(
                tick, atMs, bar, price, permission(), heat, random.nextDouble(), random.nextDouble(9_000, 11_000));
        BarJudgement.of(SYMBOL, book, indicators, inputs, settings).events().forEach(this::record);
    }

    /** Now and then the venue names a price of liquidation that is near. */
    private Care care() {
        double liquidation = held == 0 || !chance(5) ? Double.NaN : price * (held > 0 ? 0.99 : 1.01);
        return Care.of(permission(), liquidation, Optional.empty(), StoryTerms.MEANS.brain());
    }

    /** REDUCE_ONLY for some stretches, FLATTEN for a few bars. */
    private Permission permission() {
        if (tick % 97 == 0) return Permission.FLATTEN;
        return tick / 30 % 4 == 3 ? Permission.REDUCE_ONLY : Permission.TRADE;
    }

    private void open() {
        var side = random.nextBoolean() ? Side.LONG : Side.SHORT;
        var profile = PROFILES.get(random.nextInt(3));
        var terms = new EntryTerms(side, price * 0.01, 5, profile, 0.002, 0.3, random.nextBoolean(), Regime.TREND);
        var intents = new Intents(SYMBOL, book, tick, atMs);
        var plan = new OpeningPlan(
                SYMBOL, intents.decisionId(), side, random.nextInt(20, 500), price, price * 0.01, 5, 0.8);
        intents.enter(plan, terms, "permit-" + intents.decisionId());
        decide(intents, "OPEN", plan.quantity(), ReasonCode.ENTRY_SIGNAL);
    }

    private void closeByHand() {
        var part = chance(2) ? Optional.<Double>empty() : Optional.of((double) random.nextInt(1, 200));
        var word =
                CloseByWord.Word.of(ReasonCode.OPERATOR_CLOSE, "operator story").part(part);
        if (CloseByWord.of(SYMBOL, book, tick, atMs, word) instanceof CloseByWord.Closing(var made)) {
            made.forEach(this::record);
        }
    }

    private void decide(Intents intents, String action, double quantity, ReasonCode why) {
        record(new Decided(
                intents.decisionId(),
                tick,
                atMs,
                Optional.empty(),
                action,
                quantity,
                Double.NaN,
                List.of(ReasonRow.of(Reason.because(why))),
                List.of(),
                book.termsVersion(),
                "story"));
        intents.events().forEach(this::record);
    }

    // --- the venue

    private void answer(WorkingOrder order) {
        if (order.cancelling() && !chance(5)) {
            record(new SymbolEvent.OrderGone(atMs, ++sequence, order.id(), "withdrawn"));
            return;
        }
        switch (order.state()) {
            case INTENDED -> first(order);
            case UNKNOWN -> {
                if (chance(2)) record(new SymbolEvent.OrderAccepted(atMs, order.id()));
                else record(new SymbolEvent.OrderGone(atMs, 0, order.id(), "never seen"));
            }
            case ACCEPTED -> work(order);
        }
    }

    private void first(WorkingOrder order) {
        if (chance(12)) record(new SymbolEvent.OrderRefused(atMs, order.id(), -2010, "moody"));
        else if (chance(8)) record(new SymbolEvent.OrderUnknown(atMs, order.id(), "no answer"));
        else record(new SymbolEvent.OrderAccepted(atMs, order.id()));
    }

    private void work(WorkingOrder order) {
        if (order.purpose() == Purpose.STOP) {
            var side = held > 0 ? Side.LONG : Side.SHORT;
            if (!reduces(order) || !side.crossed(price, order.intended().price())) return;
            record(new SymbolEvent.StopTriggered(atMs, ++sequence, order.id(), price));
            fill(order, Math.abs(held), true);
            return;
        }
        double left = order.intended().quantity() - order.filled();
        double reducible = reduces(order) ? Math.abs(held) : 0;
        double most = order.purpose() == Purpose.EXIT ? Math.min(left, reducible) : left;
        if (most <= 0) {
            record(new SymbolEvent.OrderGone(atMs, ++sequence, order.id(), "nothing to reduce"));
            return;
        }
        double quantity = chance(3) ? random.nextInt(1, (int) most + 1) : most;
        fill(order, quantity, quantity == left);
    }

    /** An order left from an earlier position may stand on the other side. */
    private boolean reduces(WorkingOrder order) {
        return held * OrderSide.valueOf(order.intended().side()).sign() < 0;
    }

    private void fill(WorkingOrder order, double quantity, boolean complete) {
        var side = OrderSide.valueOf(order.intended().side());
        held += side.sign() * quantity;
        record(new SymbolEvent.OrderFilled(
                atMs,
                ++sequence,
                order.id(),
                sequence,
                side.name(),
                quantity,
                price,
                0.0004 * quantity * price,
                complete));
    }

    private void liquidate() {
        double quantity = Math.abs(held);
        var side = held > 0 ? OrderSide.SELL : OrderSide.BUY;
        held = 0;
        record(new SymbolEvent.PositionLiquidated(atMs, ++sequence, sequence, side.name(), quantity, price, 1));
    }

    /** The venue turns out to hold more or less than was recorded. */
    private void drifts() {
        double recorded = held;
        held = Math.signum(held) * random.nextInt(0, 2 * (int) Math.abs(held) + 1);
        record(new SymbolEvent.DriftResolved(atMs, recorded, held, price, "ADOPT"));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
