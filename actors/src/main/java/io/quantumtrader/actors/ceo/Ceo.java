package io.quantumtrader.actors.ceo;

import io.quantumtrader.actors.ceo.CeoCommand.Adopt;
import io.quantumtrader.actors.ceo.CeoCommand.Answer;
import io.quantumtrader.actors.ceo.CeoCommand.Get;
import io.quantumtrader.actors.ceo.CeoCommand.Read;
import io.quantumtrader.actors.ceo.CeoCommand.Release;
import io.quantumtrader.actors.ceo.CeoCommand.View;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseCeremony;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.safety.CeoBook;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleaseProposed;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import io.quantumtrader.persistence.safety.CeoEvent.ReadingFound;
import io.quantumtrader.persistence.safety.CeoEvent.ReadingLost;
import io.quantumtrader.persistence.safety.LatchRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/**
 * Layer 7. A stricter mode is in the ladder before it is in the journal, a looser one only afterwards (rules, B4).
 * BLACK_SWAN latches FLATTEN over everything and pulls the emergency stop; only operators end it, by the ceremony that
 * FLATTEN asks for.
 */
public final class Ceo extends EventSourcedBehavior<CeoCommand, CeoEvent, CeoBook> {

    private static final Scope ALL = Scope.everything();

    private final ActorContext<CeoCommand> context;
    private final Ladder ladder;
    private final CeoModeTable table;
    private final ReleaseRules rules;
    private final ActorRef<EmergencyCommand> emergencyStop;
    private final EventFeed feed;
    /** When a reading last asked for the mode in force or a stricter one; unknown after a restart. */
    private Optional<Long> askedMs = Optional.empty();

    private Optional<CeoReading> lastReading = Optional.empty();

    /** Why the mode in force is the one that it is, by the last reading. */
    private List<Reason> remarks = List.of();

    /** Since when there is no drawdown reading; ahead of the journal where it is lost, behind it where it is found. */
    private Optional<Long> missingSinceMs = Optional.empty();

    /** The CEO of everything. */
    public static Behavior<CeoCommand> create(
            Ladder ladder,
            CeoModeTable table,
            ReleaseRules rules,
            ActorRef<EmergencyCommand> emergencyStop,
            EventFeed feed) {
        return Behaviors.setup(context -> new Ceo(context, ladder, table, rules, emergencyStop, feed));
    }

    private Ceo(
            ActorContext<CeoCommand> context,
            Ladder ladder,
            CeoModeTable table,
            ReleaseRules rules,
            ActorRef<EmergencyCommand> emergencyStop,
            EventFeed feed) {
        super(
                PersistenceId.ofUniqueId(CeoEvent.ID),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.1));
        this.context = context;
        this.ladder = ladder;
        this.table = table;
        this.rules = rules;
        this.emergencyStop = emergencyStop;
        this.feed = feed;
    }

    @Override
    public CeoBook emptyState() {
        return CeoBook.EMPTY;
    }

    @Override
    public CommandHandler<CeoCommand, CeoEvent, CeoBook> commandHandler() {
        return (book, command) -> switch (command) {
            case Read read -> read(book, read);
            case Release release -> release(book, release);
            case Adopt(var latch) -> adopt(book, latch);
            case Get(var replyTo) ->
                Effect()
                        .none()
                        .thenRun(now -> replyTo.tell(new View(now, table.limitsOf(now.mode()), lastReading, askedMs)));
        };
    }

    @Override
    public EventHandler<CeoBook, CeoEvent> eventHandler() {
        return CeoBook::apply;
    }

    @Override
    public SignalHandler<CeoBook> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .build();
    }

    /**
     * The mode stands as journaled, and so does a lost reading, before the ladder counts as recovered. What this layer said in an
     * earlier life and could not write stays until a reading says otherwise, or a release.
     */
    private void recovered(CeoBook book) {
        missingSinceMs = book.missingSinceMs();
        var own = verdict(book.mode(), book.sinceMs());
        boolean wider = ladder.state().verdicts(ALL).stream()
                .filter(said -> said.layer() == Layer.CEO)
                .anyMatch(said -> said.permission().stricterThan(own.permission()));
        if (!wider) ladder.put(own);
        ladder.state().latches().latches().stream()
                .filter(latch -> latch.layer() == Layer.CEO)
                .filter(latch -> !book.releases().latches().knows(latch.id()))
                .forEach(latch -> context.getSelf().tell(new Adopt(latch)));
        ladder.recovered(Layer.CEO, book.releases().latches());
    }

    private Effect<CeoEvent, CeoBook> read(CeoBook book, Read read) {
        lastReading = Optional.of(read.reading());
        boolean known = read.reading().drawdownKnown();
        boolean turns = known == book.missingSinceMs().isPresent();
        if (known && !turns) missingSinceMs = Optional.empty();
        if (!known && missingSinceMs.isEmpty()) missingSinceMs = Optional.of(read.atMs());
        boolean asksForMore = !book.mode()
                .stricterThan(table.asks(read.reading(), book.mode()).mode());
        if (asksForMore || askedMs.isEmpty()) askedMs = Optional.of(read.atMs());
        var judged = table.decide(book.mode(), read.reading(), askedMs.orElse(read.atMs()), read.atMs());
        remarks = judged.reasons();
        var events = new ArrayList<CeoEvent>(2);
        if (turns) {
            events.add(known ? new ReadingFound(read.tick(), read.atMs()) : new ReadingLost(read.tick(), read.atMs()));
        }
        if (judged.mode() != book.mode()) {
            askedMs = Optional.of(read.atMs());
            events.add(change(book, read, judged));
        } else if (!(known && turns)) {
            ladder.put(verdict(book.mode(), book.sinceMs()));
        }
        return written(book, read, events);
    }

    /** What loosens is in the ladder when it is in the journal; what tightens was before. */
    private Effect<CeoEvent, CeoBook> written(CeoBook book, Read read, List<CeoEvent> events) {
        if (events.isEmpty()) return Effect().none().thenRun(now -> answer(now, read, false));
        return Effect().persist(events).thenRun(now -> {
            if (read.reading().drawdownKnown()) missingSinceMs = Optional.empty();
            if (book.mode().stricterThan(now.mode())) ladder.limitsChanged(ALL);
            ladder.put(verdict(now.mode(), now.sinceMs()));
            tell(now, events);
            answer(now, read, now.mode() != book.mode());
        });
    }

    private ModeChanged change(CeoBook book, Read read, CeoModeTable.Judged judged) {
        Mode next = judged.mode();
        Optional<Latch> latch = next == Mode.BLACK_SWAN ? Optional.of(latch(book, read, judged)) : Optional.empty();
        if (next.stricterThan(book.mode())) {
            latch.ifPresent(one -> pull(one, read.tick()));
            enforce(next, read.atMs());
        }
        Optional<Long> missing = read.reading().drawdownKnown() ? Optional.empty() : missingSinceMs;
        return new ModeChanged(
                book.mode().name(),
                next.name(),
                ReasonRow.of(judged.reasons()),
                LatchRow.inputs(read.reading().inputs()),
                latch.map(LatchRow::of),
                "ceo",
                "the mode table asks for it",
                verdict(next, read.atMs(), missing).permission().name(),
                read.tick(),
                read.atMs());
    }

    /** The ladder first, then layer 5, then the journal. */
    private void pull(Latch latch, long tick) {
        ladder.tighten(latch);
        var trigger = new EmergencyTrigger.BlackSwan(latch.reasons().getFirst(), latch.inputs());
        emergencyStop.tell(new EmergencyCommand.Trigger(
                ALL, trigger, tick, latch.sinceMs(), context.getSystem().ignoreRef()));
    }

    /** The end of an earlier life came between the ladder and the journal: what stands is written now. */
    private Effect<CeoEvent, CeoBook> adopt(CeoBook book, Latch latch) {
        if (book.releases().latches().knows(latch.id())) return Effect().none();
        pull(latch, 0);
        enforce(Mode.BLACK_SWAN, latch.sinceMs());
        var event = new ModeChanged(
                book.mode().name(),
                Mode.BLACK_SWAN.name(),
                ReasonRow.of(latch.reasons()),
                LatchRow.inputs(latch.inputs()),
                Optional.of(LatchRow.of(latch)),
                latch.who(),
                "it stood in the ladder and was not written",
                verdict(Mode.BLACK_SWAN, latch.sinceMs()).permission().name(),
                0,
                latch.sinceMs());
        return Effect().persist(event).thenRun(now -> tell(now, List.of(event)));
    }

    private void enforce(Mode mode, long atMs) {
        ladder.limitsChanged(ALL);
        ladder.put(verdict(mode, atMs));
    }

    private void answer(CeoBook book, Read read, boolean changed) {
        var verdict = verdict(book.mode(), book.sinceMs());
        read.replyTo().tell(new Answer(book.mode(), table.limitsOf(book.mode()), verdict, changed));
    }

    private Effect<CeoEvent, CeoBook> release(CeoBook book, Release release) {
        var latch = book.releases().latches().latches().stream().findFirst();
        if (latch.isEmpty()) return refused("", Reason.because(ReasonCode.RELEASE_UNKNOWN), release);
        String id = latch.get().id();
        var cause = causeThatStands();
        if (cause.isPresent()) return refused(id, cause.get(), release);
        var word = new ReleaseCeremony.Request(id, release.who(), release.why(), release.phrase(), release.saidMs());
        var open = book.releases().proposal(id);
        return switch (ReleaseCeremony.judge(rules, latch.get().permission(), open, word)) {
            case ReleaseCeremony.Refused(var reason) -> refused(id, reason, release);
            case ReleaseCeremony.Proposed(var proposal, var earliestMs) ->
                write(
                        new BlackSwanReleaseProposed(
                                id, release.who(), release.why(), release.saidMs(), earliestMs, release.atMs()),
                        Result.Proposed.of(proposal, earliestMs, rules),
                        release);
            case ReleaseCeremony.Granted(var persons, var single) -> released(latch.get(), persons, single, release);
        };
    }

    private Effect<CeoEvent, CeoBook> released(Latch latch, List<String> persons, boolean single, Release release) {
        Mode mode = Mode.BLACK_SWAN.looser();
        String follows = ladder.state()
                .release(latch.id())
                .put(verdict(mode, release.atMs()))
                .at(latch.scope())
                .name();
        var event = new BlackSwanReleased(
                latch.id(),
                persons,
                single,
                release.why(),
                mode.name(),
                release.atMs(),
                Optional.of(latch.scope().text()),
                Optional.of(follows),
                lastReading.stream().mapToDouble(CeoReading::drawdown).findFirst());
        return write(event, new Result.Released(latch.id(), persons, single, follows + " in mode " + mode), release);
    }

    /** Without a reading, or while the reading still asks for BLACK_SWAN, a release would be taken back at once. */
    private Optional<Reason> causeThatStands() {
        if (lastReading.isEmpty() || !lastReading.get().drawdownKnown()) {
            return Optional.of(Reason.because(ReasonCode.RELEASE_NOT_YET));
        }
        var asked = table.asks(lastReading.get(), Mode.BLACK_SWAN);
        return asked.mode() == Mode.BLACK_SWAN
                ? Optional.of(Reason.because(
                        ReasonCode.RELEASE_NOT_YET,
                        asked.reasons().getFirst().observed(),
                        asked.reasons().getFirst().limit()))
                : Optional.empty();
    }

    private Effect<CeoEvent, CeoBook> write(CeoEvent event, Result result, Release release) {
        return Effect().persist(event).thenRun(now -> {
            if (result instanceof Result.Released) {
                askedMs = Optional.of(release.atMs());
                enforce(now.mode(), release.atMs());
                ladder.release(result.latchId());
            }
            tell(now, List.of(event));
            release.replyTo().tell(new ReleaseAnswer(List.of(result)));
        });
    }

    private Effect<CeoEvent, CeoBook> refused(String latchId, Reason reason, Release release) {
        return Effect()
                .none()
                .thenRun(
                        now -> release.replyTo().tell(new ReleaseAnswer(List.of(new Result.Refused(latchId, reason)))));
    }

    private Verdict verdict(Mode mode, long sinceMs) {
        return verdict(mode, sinceMs, missingSinceMs);
    }

    private Verdict verdict(Mode mode, long sinceMs, Optional<Long> missing) {
        if (missing.isPresent()) return reduceOnly(Reason.because(ReasonCode.CEO_READING_MISSING), missing.get());
        int slots = table.limitsOf(mode).slots();
        return slots > 0
                ? new Verdict(Layer.CEO, ALL, Permission.TRADE, remarks, sinceMs, Verdict.UNTIL_RELEASED)
                : reduceOnly(Reason.because(ReasonCode.CEO_MODE, slots, 1), sinceMs);
    }

    private Verdict reduceOnly(Reason reason, long sinceMs) {
        var reasons = new ArrayList<>(remarks);
        if (remarks.stream().noneMatch(remark -> remark.code() == reason.code())) reasons.addFirst(reason);
        return new Verdict(Layer.CEO, ALL, Permission.REDUCE_ONLY, reasons, sinceMs, Verdict.UNTIL_RELEASED);
    }

    private static Latch latch(CeoBook book, Read read, CeoModeTable.Judged judged) {
        var known = book.releases().latches();
        int number = known.standing().size() + known.released().size() + 1;
        return new Latch(
                known.freeId("black-swan-" + number),
                Layer.CEO,
                ALL,
                Permission.FLATTEN,
                judged.reasons(),
                read.reading().inputs(),
                "ceo",
                "operating mode BLACK_SWAN",
                read.atMs());
    }

    /** Whoever reads along may fail without harm. */
    private void tell(CeoBook book, List<? extends CeoEvent> events) {
        long sequence = book.events() - events.size();
        for (var event : events) {
            sequence++;
            try {
                feed.publish(CeoEvent.ID, sequence, event);
            } catch (RuntimeException | LinkageError failed) {
                context.getLog().warn("event {} was written but could not be told", sequence, failed);
            }
        }
    }
}
