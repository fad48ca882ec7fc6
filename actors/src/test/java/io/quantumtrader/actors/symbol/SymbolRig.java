package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.JournalOfTests;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.symbol.SymbolCommand.Answer;
import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.symbol.SymbolCommand.Observed;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.actors.venue.HeldVenue;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.market.Atr;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.signal.Signal;
import io.quantumtrader.kernel.sizing.Sizing;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.snapshot.SnapshotDesk;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.jspecify.annotations.Nullable;

/**
 * A real symbol with a real ladder over a journal in memory, between a scripted venue and scripted superiors. A test plays the
 * conductor: it says each phase and awaits the answer. Time stands still unless a test moves it.
 */
final class SymbolRig {

    static final String PORTFOLIO = "main";
    static final String SYMBOL = "BTCUSDT";
    static final String ID = "symbol|main|BTCUSDT";
    static final long MINUTE = 60_000;
    private static final long START = 1_583_712_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final Ladder ladder = new Ladder(alarm -> {}, Set.of());
    final ScriptedSuperiors superiors = new ScriptedSuperiors(ladder);
    final SendHold hold = SendHold.open();
    final ScriptedVenue venue = new ScriptedVenue(SYMBOL, () -> events().size());
    private final ActorTestKit kit;
    private final PersistenceTestKit journal;
    private final Function<SymbolParts, Behavior<SymbolCommand>> behavior;
    private volatile @Nullable Side wished;
    private ActorRef<SymbolCommand> symbol;
    private long tick;
    private long words;
    /** The clock of the wall, and when whoever speaks gives up by it. */
    volatile long wallMs = START;

    long deadlineMs = START;

    static ActorTestKit kit() {
        return ActorTestKit.create(JournalOfTests.SERIALIZATION
                .withFallback(ManualTime.config())
                .withFallback(PersistenceTestKitPlugin.config()));
    }

    /** A new symbol with an empty journal that owns nothing yet. */
    SymbolRig(ActorTestKit kit) {
        this(kit, Symbol::create);
    }

    SymbolRig(ActorTestKit kit, Function<SymbolParts, Behavior<SymbolCommand>> behavior) {
        this.kit = kit;
        this.behavior = behavior;
        journal = PersistenceTestKit.create(kit.system());
        journal.clearAll();
        symbol = kit.spawn(behavior.apply(parts()));
    }

    SymbolParts parts() {
        return new SymbolParts(
                PORTFOLIO,
                SYMBOL,
                new HeldVenue(venue, hold),
                ladder,
                superiors,
                in -> new Sizing.Sized(1, in.price(), in.price() - in.stopDistance(), 3, Sizing.Label.BASE),
                () -> new Indicators(SymbolDefaults.MARKET, new Atr(3), new Wished()),
                SymbolDefaults.BRAIN,
                SymbolDefaults.SETTINGS,
                "{}",
                "v1",
                2,
                EventFeed.NONE,
                SnapshotDesk.NONE,
                () -> Instant.ofEpochMilli(wallMs));
    }

    /** Wishes for what the test wants, once there is a market state. */
    private final class Wished implements Signal {
        @Override
        public void onBar(Bar bar) {}

        @Override
        public List<Double> memory() {
            return List.of();
        }

        @Override
        public void restore(List<Double> memory) {}

        @Override
        public Optional<EntrySignal> wish(Supplier<Optional<MarketReading>> market) {
            return Optional.ofNullable(wished)
                    .filter(side -> market.get().isPresent())
                    .map(side -> new EntrySignal(side, 0.8, List.of(because(ReasonCode.ENTRY_SIGNAL, 0.8, 0.5))));
        }
    }

    // --- situations

    /** Owned and settled, with enough bars around 100 for a market state. */
    SymbolRig warm() {
        reconcile();
        for (int bar = 0; bar < 12; bar++) observe(bar % 2 == 0 ? 100 : 100.1);
        return this;
    }

    /** Holds what the venue holds, with its stop resting there. */
    SymbolRig holding(double signedQuantity, double price) {
        venue.holds(signedQuantity, price);
        reconcile();
        settle();
        return this;
    }

    void wish(@Nullable Side side) {
        wished = side;
    }

    void says(Permission permission) {
        List<Reason> why =
                permission == Permission.TRADE ? List.of() : List.of(because(ReasonCode.KILL_SWITCH_REDUCE_ONLY));
        ladder.put(new Verdict(Layer.KILL_SWITCH, Scope.everything(), permission, why, now(), Verdict.UNTIL_RELEASED));
    }

    /** Ends this life: nothing of it writes into the journal that the next test begins with. */
    void stop() {
        kit.stop(symbol);
    }

    /** Ends this life and starts another one from the journal; it owns nothing until it is reconciled. */
    void restart() {
        kit.stop(symbol);
        symbol = kit.spawn(behavior.apply(parts()));
    }

    // --- the phases of a tick

    Observed observe(double price) {
        tick++;
        return observe(slice(price, now() - MINUTE));
    }

    /** A tick in which the portfolio is known to have said this. */
    Observed observe(double price, AtHand atHand) {
        tick++;
        long number = tick;
        var seen = slice(price, now() - MINUTE);
        return ask(replyTo ->
                new SymbolCommand.Observe(number, now(), seen, Optional.of(venue.holdingNow()), atHand, replyTo));
    }

    /** A tick in which the venue could not be read. */
    Observed observeUnread(double price) {
        tick++;
        long number = tick;
        var seen = slice(price, now() - MINUTE);
        var atHand = new AtHand(now(), Optional.of(HeatBand.COLD), 0.1, 10_000);
        return ask(replyTo -> new SymbolCommand.Observe(number, now(), seen, Optional.empty(), atHand, replyTo));
    }

    /** Phase 1 of the next tick. */
    void startTick() {
        tick++;
    }

    Observed observeNothing() {
        tick++;
        return observe(Optional.empty());
    }

    /** The next tick, without waiting for an answer. */
    TestProbe<Observed> observeLater(Optional<Slice> slice) {
        tick++;
        return tell(observing(slice));
    }

    /** The next tick with a bar of any time. */
    Observed observeAtNextTick(Optional<Slice> slice) {
        tick++;
        return observe(slice);
    }

    /** The present tick again. */
    Observed observe(Optional<Slice> slice) {
        return ask(observing(slice));
    }

    Function<ActorRef<Observed>, SymbolCommand> observing(Optional<Slice> slice) {
        var atHand = new AtHand(now(), Optional.of(HeatBand.COLD), 0.1, 10_000);
        long number = tick;
        return replyTo ->
                new SymbolCommand.Observe(number, now(), slice, Optional.of(venue.holdingNow()), atHand, replyTo);
    }

    static Optional<Slice> slice(double price, long openTimeMs) {
        var bar = new Bar(openTimeMs, price, price + 0.1, price - 0.1, price, 1);
        return Optional.of(new Slice(SYMBOL, bar, bar, 0));
    }

    Done decideOpen() {
        return ask(this::deciding);
    }

    SymbolCommand deciding(ActorRef<Done> replyTo) {
        return new SymbolCommand.DecideOpen(tick, now(), new AtHand(now(), Optional.empty(), 0, 10_000), replyTo);
    }

    Done send() {
        return send(now());
    }

    SymbolCommand sending(ActorRef<Done> replyTo) {
        return new SymbolCommand.Send(tick, now(), replyTo);
    }

    Done send(long atMs) {
        return ask(replyTo -> new SymbolCommand.Send(tick, atMs, replyTo));
    }

    /** Phase 5 until nothing is left to send. */
    void settle() {
        for (int round = 0; round < 20; round++) if (!send().restless()) return;
        throw new AssertionError("orders still beget orders: " + events());
    }

    Done deliver(VenueEvent... events) {
        return ask(replyTo -> new SymbolCommand.Deliver(tick, now(), List.of(events), replyTo));
    }

    Done reconcile() {
        return ask(this::reconciling);
    }

    SymbolCommand reconciling(ActorRef<Done> replyTo) {
        return new SymbolCommand.Reconcile(tick, now(), replyTo);
    }

    Operated operate(SymbolCommand.Order order) {
        return ask(operating(order));
    }

    Function<ActorRef<Operated>, SymbolCommand> operating(SymbolCommand.Order order) {
        long word = ++words;
        return replyTo -> new SymbolCommand.Operate(word, tick, now(), order, deadlineMs, AtHand.nothing(), replyTo);
    }

    SymbolView view() {
        return ask(SymbolCommand.Get::new);
    }

    // --- words without waiting

    <R> TestProbe<R> tell(Function<ActorRef<R>, SymbolCommand> command) {
        var probe = kit.<R>createTestProbe();
        symbol.tell(command.apply(probe.ref()));
        return probe;
    }

    static <R> R heard(TestProbe<R> probe) {
        return probe.receiveMessage(PATIENCE);
    }

    private <R> R ask(Function<ActorRef<R>, SymbolCommand> command) {
        return heard(tell(command));
    }

    /** Every answer to an earlier word would have come before the answer to this one. */
    void assertSilent(TestProbe<? extends Answer> probe) {
        view();
        probe.expectNoMessage(Duration.ZERO);
    }

    // --- the record

    long now() {
        return START + tick * MINUTE;
    }

    long tick() {
        return tick;
    }

    List<SymbolEvent> events() {
        return journal.persistedInStorage(ID).stream()
                .map(SymbolEvent.class::cast)
                .toList();
    }

    <E extends SymbolEvent> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> written() {
        return events().stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    Decided lastDecision() {
        return events(Decided.class).getLast();
    }

    OrderIntended lastOrder() {
        return events(OrderIntended.class).getLast();
    }

    /** The last decision in one word and its first reason. */
    void assertDecided(String action, ReasonCode why) {
        assertThat(lastDecision().action()).isEqualTo(action);
        assertThat(lastDecision().reasons().getLast().code()).isEqualTo(why.name());
    }
}
