package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.stage.Stages;
import io.quantumtrader.actors.symbol.SymbolCommand.CancelAnswered;
import io.quantumtrader.actors.symbol.SymbolCommand.CompareHolding;
import io.quantumtrader.actors.symbol.SymbolCommand.DecideOpen;
import io.quantumtrader.actors.symbol.SymbolCommand.Deliver;
import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.symbol.SymbolCommand.Get;
import io.quantumtrader.actors.symbol.SymbolCommand.HeldBack;
import io.quantumtrader.actors.symbol.SymbolCommand.LeverageAnswered;
import io.quantumtrader.actors.symbol.SymbolCommand.LookedUp;
import io.quantumtrader.actors.symbol.SymbolCommand.Observe;
import io.quantumtrader.actors.symbol.SymbolCommand.Observed;
import io.quantumtrader.actors.symbol.SymbolCommand.Operate;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.symbol.SymbolCommand.PlaceAnswered;
import io.quantumtrader.actors.symbol.SymbolCommand.Reconcile;
import io.quantumtrader.actors.symbol.SymbolCommand.Send;
import io.quantumtrader.actors.symbol.SymbolCommand.SuperiorsAnswered;
import io.quantumtrader.actors.symbol.SymbolCommand.VenueRead;
import io.quantumtrader.actors.symbol.SymbolCommand.VenueUnreadable;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.persistence.symbol.BarJudgement;
import io.quantumtrader.persistence.symbol.CloseByWord;
import io.quantumtrader.persistence.symbol.CloseByWord.Word;
import io.quantumtrader.persistence.symbol.Housekeeping;
import io.quantumtrader.persistence.symbol.OperatorWord;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationMissed;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationRefused;
import io.quantumtrader.persistence.symbol.SymbolReadings;
import io.quantumtrader.persistence.symbol.SymbolSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.jspecify.annotations.Nullable;

/**
 * One symbol of one portfolio: the only source of orders for it (rules, A7). It judges stops, kill score, exits and harvest
 * on every bar before any entry, records, and only then sends. It closes without asking anyone; only entries travel up.
 * Longer than most files: all that a symbol can be told, and what it does on it, is in one place.
 */
public final class Symbol extends EventSourcedBehavior<SymbolCommand, SymbolEvent, SymbolBook> {

    private final ActorContext<SymbolCommand> context;
    private final SymbolParts parts;
    private final Sender sender;
    private final Entry entry;
    private final Settling settling;
    private final DriftWatch drift = new DriftWatch();
    private final OwnLayers own;
    private final Latency evaluation;
    private final Stages stages;
    private Indicators indicators;
    /** Rule D3: a field, not state. Until the venue is reconciled, everything else waits. */
    private boolean owned;

    private @Nullable Observed lastObserved;
    private @Nullable Operated lastOperated;
    private long lastWord;
    private @Nullable BarJudgement judgement;
    /** When the command at hand was taken up; for figures only. */
    private long takenUp;

    public static Behavior<SymbolCommand> create(SymbolParts parts) {
        return Behaviors.setup(context -> new Symbol(context, parts));
    }

    private Symbol(ActorContext<SymbolCommand> context, SymbolParts parts) {
        super(PersistenceId.ofUniqueId(parts.persistenceId()));
        this.context = context;
        this.parts = parts;
        indicators = parts.indicators().get();
        sender = new Sender(context, parts);
        own = new OwnLayers(parts, drift);
        entry = new Entry(context, parts);
        settling = new Settling(context, parts);
        evaluation = Timings.of(context.getSystem()).evaluation();
        stages = Stages.of(context.getSystem());
        parts.snapshots().expect(parts.persistenceId(), parts.settingsVersion(), SymbolSnapshot.class);
    }

    @Override
    public SymbolBook emptyState() {
        indicators = parts.indicators().get();
        return new SymbolBook(indicators::push);
    }

    /** Only reads: a snapshot saved by the engine would stand between a decision and its order. */
    @Override
    public SnapshotAdapter<SymbolBook> snapshotAdapter() {
        return new SnapshotAdapter<>() {
            @Override
            public Object toJournal(SymbolBook book) {
                return snapshot(book);
            }

            @Override
            public SymbolBook fromJournal(Object from) {
                return restored((SymbolSnapshot) from);
            }
        };
    }

    private SymbolSnapshot snapshot(SymbolBook book) {
        return new SymbolSnapshot(book.snapshot(), indicators.memory());
    }

    private SymbolBook restored(SymbolSnapshot from) {
        indicators = parts.indicators().get();
        indicators.restore(from.indicators());
        return SymbolBook.of(from.book(), indicators::push);
    }

    @Override
    public EventHandler<SymbolBook, SymbolEvent> eventHandler() {
        return SymbolBook::apply;
    }

    @Override
    public CommandHandler<SymbolCommand, SymbolEvent, SymbolBook> commandHandler() {
        return this::handle;
    }

    private Effect<SymbolEvent, SymbolBook> handle(SymbolBook book, SymbolCommand command) {
        takenUp = stages.begun();
        return switch (command) {
            case Get get -> view(book, get);
            case LeverageAnswered answer -> {
                sender.leverageSet(book, answer);
                yield Effect().none();
            }
            case PlaceAnswered answer -> record(book, sender.placed(book, answer), this::sendNext);
            case CancelAnswered answer -> record(book, sender.cancelled(book, answer), this::sendNext);
            case LookedUp looked -> record(book, sender.lookedUp(book, looked), this::sendNext);
            case SymbolCommand.Rise ignored -> Effect().none();
            case SymbolCommand.CareEnded ignored -> Effect().none();
            case SymbolCommand.HandOver ignored -> Effect().stop();
            case SymbolCommand.LookUpFailed failed -> record(book, List.of(), this::sendNext);
            case HeldBack held -> record(book, sender.heldBack(book, held), this::sendNext);
            case VenueRead read -> settled(book, read);
            case VenueUnreadable unreadable -> {
                settling.again(unreadable);
                yield Effect().none();
            }
            case CompareHolding compare -> compared(book, compare);
            case SuperiorsAnswered answer ->
                record(book, entry.answered(book, answer), after -> entry.finished(done(after), after));
            case SymbolCommand waiting when busy() -> Effect().stash();
            case Reconcile reconcile -> reconcile(book, reconcile);
            case SymbolCommand early when !owned -> Effect().stash();
            case Deliver deliver -> deliver(book, deliver);
            case Observe observe -> observe(book, observe);
            case DecideOpen decide -> decideOpen(book, decide);
            case Send send -> send(book, send);
            case Operate operate -> operate(book, operate);
        };
    }

    private boolean busy() {
        return sender.busy() || entry.busy() || settling.busy();
    }

    /** What happens once events are recorded. */
    private interface Then {
        void with(SymbolBook book);
    }

    /** Records, tells readers and superiors, goes on; commands that waited are taken up again. */
    private Effect<SymbolEvent, SymbolBook> record(SymbolBook book, List<SymbolEvent> events, Then then) {
        int closedBefore = book.closedPositions();
        if (events.isEmpty()) {
            return Effect()
                    .none()
                    .thenRun(same -> {
                        speak(same);
                        then.with(same);
                    })
                    .thenUnstashAll();
        }
        long began = takenUp;
        long decided = stages.begun();
        return Effect()
                .persist(events)
                .thenRun(after -> {
                    stages.recorded(events, began, decided);
                    speak(after);
                    publish(events);
                    report(after, closedBefore);
                    then.with(after);
                    parts.snapshots()
                            .recorded(
                                    parts.persistenceId(),
                                    lastSequenceNumber(context),
                                    events.getLast(),
                                    () -> snapshot(after));
                })
                .thenUnstashAll();
    }

    /** Levels 1 and 4 act before anybody is told. */
    private void speak(SymbolBook book) {
        if (owned) own.speak(book, book.lastAtMs());
    }

    private void publish(List<SymbolEvent> events) {
        long sequence = lastSequenceNumber(context) - events.size();
        for (var event : events) {
            parts.feed().publish(parts.persistenceId(), ++sequence, event);
        }
    }

    private void report(SymbolBook book, int closedBefore) {
        if (book.closedPositions() > closedBefore) {
            book.lastClosed().ifPresent(closed -> parts.superiors().closed(parts.symbol(), closed));
        }
    }

    private Effect<SymbolEvent, SymbolBook> view(SymbolBook book, Get get) {
        get.replyTo().tell(seen(book));
        return Effect().none();
    }

    private SymbolView seen(SymbolBook book) {
        var kill = Optional.ofNullable(judgement)
                .filter(made -> book.position().isPresent())
                .flatMap(BarJudgement::kill);
        var stop = book.workingStop();
        return new SymbolView(
                parts.symbol(),
                book.position(),
                book.lastClosed(),
                Optional.ofNullable(indicators.reading()),
                book.mark(),
                indicators.atr(),
                book.rMultiple(),
                kill,
                kill.map(reading -> parts.settings().kill().model().distance(reading)),
                stop.isPresent() && stop.get().resting(),
                book.closing(),
                permission(),
                own.state(book),
                own.margin(book),
                own.liquidation(),
                book.barsSinceKillClose(),
                book.decisions(),
                book.lastTick(),
                book.lastAtMs(),
                book.hash());
    }

    // --- ownership and settlement with the venue

    private Effect<SymbolEvent, SymbolBook> reconcile(SymbolBook book, Reconcile reconcile) {
        settling.begin(reconcile, book);
        return Effect().none();
    }

    private Effect<SymbolEvent, SymbolBook> settled(SymbolBook book, VenueRead read) {
        var learnt = settling.events(book, read, lastSequenceNumber(context));
        return record(book, learnt, after -> context.getSelf().tell(new CompareHolding(read.holding())));
    }

    private Effect<SymbolEvent, SymbolBook> compared(SymbolBook book, CompareHolding compare) {
        own.begin(settling.atMs());
        own.saw(Optional.of(compare.holding()), Double.NaN, settling.atMs());
        return record(book, settling.drift(book, compare.holding()), after -> {
            owned = true;
            speak(after);
            after.lastClosed().ifPresent(closed -> parts.superiors().closed(parts.symbol(), closed));
            settling.finish(done(after));
        });
    }

    private Effect<SymbolEvent, SymbolBook> deliver(SymbolBook book, Deliver deliver) {
        var news = VenueNews.after(book.venueSequence(), deliver.events());
        return record(book, news, after -> deliver.replyTo().tell(done(after)));
    }

    // --- exits first

    private Effect<SymbolEvent, SymbolBook> observe(SymbolBook book, Observe observe) {
        if (lastObserved != null && observe.tick() <= book.observedTick()) {
            observe.replyTo().tell(lastObserved);
            return Effect().none();
        }
        own.saw(observe.holding(), observe.atHand().equity(), observe.atMs());
        var differing = observe.holding().filter(holding -> drift.resolves(book, holding));
        if (differing.isPresent()) {
            var resolved = settling.resolved(book, differing.get(), observe.atMs());
            return record(book, resolved, after -> context.getSelf().tell(observe));
        }
        if (observe.tick() <= book.observedTick() || observe.slice().isEmpty()) {
            return missed(book, observe, new ObservationMissed(observe.tick(), observe.atMs()));
        }
        long takenUpNanos = System.nanoTime();
        var slice = observe.slice().get();
        if (slice.bar().openTimeMs() <= book.lastOpenTimeMs()) {
            own.refused(true);
            return missed(book, observe, backwards(book, observe));
        }
        book.pushBar(slice.bar());
        var atHand = observe.atHand();
        boolean fresh = observe.atMs() - atHand.atMs() <= longestAge();
        var inputs = new BarJudgement.Inputs(
                observe.tick(),
                observe.atMs(),
                slice.bar(),
                slice.mark().close(),
                permission(),
                fresh ? atHand.heat() : Optional.empty(),
                fresh ? atHand.clusterStress() : Double.NaN,
                atHand.equity());
        judgement = BarJudgement.of(parts.symbol(), book, indicators, inputs, parts.settings());
        var made = judgement;
        own.refused(false);
        var events = new ArrayList<>(made.events());
        events.addAll(own.changes(book, observe.tick(), observe.atMs(), 0));
        evaluation.record(System.nanoTime() - takenUpNanos);
        return record(book, events, after -> {
            entry.wish(made.signal(), after);
            lastObserved = new Observed(
                    parts.symbol(),
                    Optional.of(SymbolReadings.of(parts.symbol(), after, indicators, parts.settings(), observe.atMs())),
                    entry.wishes(),
                    restless(after));
            observe.replyTo().tell(lastObserved);
        });
    }

    /** A bar that is not newer than the last one is refused at the door: nothing is computed from it. */
    private static SymbolEvent backwards(SymbolBook book, Observe observe) {
        long openTimeMs = observe.slice().orElseThrow().bar().openTimeMs();
        return new ObservationRefused(
                observe.tick(), observe.atMs(), "open_time_ms", "" + openTimeMs, "> " + book.lastOpenTimeMs());
    }

    private Effect<SymbolEvent, SymbolBook> missed(SymbolBook book, Observe observe, SymbolEvent why) {
        List<SymbolEvent> events = new ArrayList<>();
        if (observe.tick() > book.observedTick()) {
            events.add(why);
            events.addAll(own.changes(book, observe.tick(), observe.atMs(), book.markAgeMs(observe.atMs())));
        }
        return record(book, events, after -> {
            entry.forget();
            boolean known = !Double.isNaN(after.mark());
            lastObserved = new Observed(
                    parts.symbol(),
                    known
                            ? Optional.of(SymbolReadings.of(
                                    parts.symbol(), after, indicators, parts.settings(), observe.atMs()))
                            : Optional.empty(),
                    false,
                    restless(after));
            observe.replyTo().tell(lastObserved);
        });
    }

    /** A verdict of the portfolio counts for 5 seconds, in recorded time for two bars if that is longer (rules, A8, B4). */
    private long longestAge() {
        return Math.max(5_000, (long) (2 * 60_000 * parts.settings().barMinutes()));
    }

    private Permission permission() {
        return parts.ladder().effective(parts.portfolio(), parts.symbol());
    }

    // --- entries, one by one

    private Effect<SymbolEvent, SymbolBook> decideOpen(SymbolBook book, DecideOpen decide) {
        var refused = entry.begin(book, indicators, decide);
        return record(book, refused, after -> {
            if (!entry.busy()) decide.replyTo().tell(done(after));
        });
    }

    // --- sends

    private Effect<SymbolEvent, SymbolBook> send(SymbolBook book, Send send) {
        var due = sender.mayTryAgain(send.tick())
                ? Housekeeping.due(parts.symbol(), book, own.care(book, send.atMs()), send.tick(), send.atMs())
                : List.<SymbolEvent>of();
        return record(
                book,
                due,
                after -> sender.begin(
                        after,
                        send,
                        (order, last) -> entry.lastHop(order, after.mark(), send.atMs(), last),
                        this::restless));
    }

    private void sendNext(SymbolBook book) {
        sender.next(book, this::restless);
    }

    private boolean restless(SymbolBook book) {
        if (sender.hasWork(book)) return true;
        return sender.mayTryAgain(book.lastTick())
                && !Housekeeping.due(
                                parts.symbol(), book, own.care(book, book.lastAtMs()), book.lastTick(), book.lastAtMs())
                        .isEmpty();
    }

    private Done done(SymbolBook book) {
        return new Done(parts.symbol(), restless(book));
    }

    // --- operators

    private Effect<SymbolEvent, SymbolBook> operate(SymbolBook book, Operate operate) {
        var before = lastOperated;
        if (before != null && operate.word() == lastWord) {
            operate.replyTo().tell(before);
            return Effect().none();
        }
        var expired = operate.expired(parts.wallClock().millis());
        if (expired.isPresent() && operate.order() instanceof Order.ByHand word)
            return withdrawn(book, operate, word, expired.get());
        sender.insisted();
        return switch (operate.order()) {
            case Order.Close close ->
                closeNow(
                        book,
                        operate,
                        Word.of(ReasonCode.OPERATOR_CLOSE, new OperatorWord(close.who(), close.reason()).text())
                                .part(close.quantity()));
            case Order.HeedLadder heed ->
                permission() == Permission.FLATTEN
                        ? closeNow(book, operate, Word.of(ReasonCode.FORCED_FLATTEN, "ladder, " + heed.who()))
                        : record(book, List.of(), after -> answer(operate, true, "heeded", after));
            case Order.EndRun end ->
                closeNow(
                        book, operate, Word.of(ReasonCode.RUN_ENDED, new OperatorWord(end.who(), end.reason()).text()));
            case Order.MakeRoom room ->
                closeNow(
                        book,
                        operate,
                        new Word(
                                ReasonCode.SLOT_ROTATION,
                                OptionalDouble.of(room.confidence()),
                                OptionalDouble.empty(),
                                "slot rotation for " + room.who()));
            case Order.Open open -> {
                var refusal = entry.wishByHand(open, book, indicators);
                yield record(
                        book,
                        List.of(),
                        after -> answer(operate, refusal.isEmpty(), refusal.orElse("decided next"), after));
            }
        };
    }

    /** Whoever spoke was told that there was no answer: the word is taken back before it becomes a plan, on record. */
    private Effect<SymbolEvent, SymbolBook> withdrawn(
            SymbolBook book, Operate operate, Order.ByHand word, Reason expired) {
        return record(
                book,
                List.of(WithdrawnWord.decided(parts.symbol(), book, operate, word, expired)),
                after -> answer(
                        operate,
                        new Operated(
                                parts.symbol(),
                                false,
                                expired.code().meaning(),
                                Optional.of(expired),
                                entry.wishes(),
                                restless(after))));
    }

    private Effect<SymbolEvent, SymbolBook> closeNow(SymbolBook book, Operate operate, Word word) {
        return switch (CloseByWord.of(parts.symbol(), book, operate.tick(), operate.atMs(), word)) {
            case CloseByWord.Nothing(var accepted, var why) ->
                record(book, List.of(), after -> answer(operate, accepted, why, after));
            case CloseByWord.Closing(var events) ->
                record(book, events, after -> answer(operate, true, "closing", after));
        };
    }

    private void answer(Operate operate, boolean accepted, String explanation, SymbolBook book) {
        answer(operate, new Operated(parts.symbol(), accepted, explanation, entry.wishes(), restless(book)));
    }

    private void answer(Operate operate, Operated operated) {
        lastWord = operate.word();
        lastOperated = operated;
        operate.replyTo().tell(operated);
    }
}
