package io.quantumtrader.actors.safety;

import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseCeremony;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.safety.Halts;
import io.quantumtrader.persistence.safety.KillSwitchBook;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import io.quantumtrader.persistence.safety.LatchRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Layer 6: what an operator or a program pulls. Tightens the ladder before anything else and answers when the send gate
 * is closed; the journal follows. A release is in the journal before the ladder loosens (rules, B4 and B6).
 */
public final class KillSwitch extends AbstractBehavior<KillSwitch.Command> {

    private final Ladder ladder;
    private final PulledLatches pulled;
    private final ReleaseRules rules;
    private final HaltDesk halt;
    private final JournalLine<KillSwitchEvent, KillSwitchBook> line;
    private KillSwitchBook book = KillSwitchBook.EMPTY;

    /** What the kill switch can be told. */
    public sealed interface Command {}

    /**
     * Tightens, at once.
     *
     * @param permission REDUCE_ONLY or FLATTEN
     * @param atMs UTC epoch milliseconds, simulated time in a recorded run
     * @param acceptedNanos {@link System#nanoTime()} when the order to kill was accepted, for the latency figures
     * @param replyTo answered when the send gate is closed
     */
    public record Activate(
            Scope scope,
            Permission permission,
            String who,
            String why,
            long atMs,
            long acceptedNanos,
            ActorRef<Activated> replyTo)
            implements Message, Command {}

    /**
     * The send gate refuses opening orders.
     *
     * @param already whether the same operator's same kill stood before
     * @param micros from the acceptance to the gate closed
     */
    public record Activated(Latch latch, boolean already, double micros) implements Message {}

    /**
     * A latch that stands already on the node that accepted the kill: it stands here, too, and is recorded.
     *
     * @param replyTo answered when the send gate of this node goes by it; nobody is told of it afterwards without being told of the latch
     */
    public record Stand(Latch latch, ActorRef<Stands> replyTo) implements Message, Command {}

    /** The latch stands where the kill switch is kept. */
    public record Stands(String latchId) implements Message {}

    /**
     * Goes the way of a kill up to the gate, and kills nothing; nothing is recorded.
     *
     * @param acceptedNanos {@link System#nanoTime()} when the rehearsal was accepted
     */
    public record Rehearse(long acceptedNanos, ActorRef<Rehearsed> replyTo) implements Message, Command {}

    /** The send gate was taken and given back, so long after the acceptance. */
    public record Rehearsed(double micros) implements Message {}

    /**
     * An operator's word for a release.
     *
     * @param phrase what was typed, empty if nothing
     * @param saidMs when, by the clock of the operators, UTC epoch milliseconds: delays of the ceremony go by it
     * @param atMs when, by the clock of the fund
     */
    public record Release(
            ReleaseTarget target,
            String who,
            String why,
            String phrase,
            long saidMs,
            long atMs,
            ActorRef<ReleaseAnswer> replyTo)
            implements Message, Command {}

    /**
     * An operator's word for a halt: nothing more is sent to the venue (rules, B1).
     *
     * @param phrase what was typed, empty if nothing
     * @param saidMs when, by the clock of the operators, UTC epoch milliseconds: delays of the ceremony go by it
     * @param atMs when, by the clock of the fund
     */
    public record SetHalt(String who, String why, String phrase, long saidMs, long atMs, ActorRef<HaltAnswer> replyTo)
            implements Message, Command {}

    /** Asks what stands. */
    public record Get(ActorRef<View> replyTo) implements Message, Command {}

    /**
     * What stands.
     *
     * @param recovered whether the journal was read back
     * @param latches of this layer
     * @param halts the send-hold and what was proposed about it
     * @param unwritten events that are not in the journal yet
     * @param gateClosed from a kill accepted to the gate closed, all layers
     * @param journal from a kill decided to the journal
     */
    public record View(
            boolean recovered,
            List<Latch> latches,
            Collection<ReleaseProposal> proposals,
            Halts halts,
            int unwritten,
            Latency.Figures gateClosed,
            Latency.Figures journal)
            implements Message {
        public View {
            latches = List.copyOf(latches);
            proposals = List.copyOf(proposals);
        }
    }

    private record FromRecorder(LadderRecorder.Answer<KillSwitchBook> answer) implements Command {}

    private enum Wake implements Command {
        UP,
        HALT_STANDS
    }

    /**
     * The kill switch with its recorder.
     *
     * @param hold what a halt closes; told what stands as soon as the journal was read back
     * @param journalAlarmAfter an event that is not in the journal after this raises an alarm
     */
    public static Behavior<Command> create(
            Ladder ladder,
            SendHold hold,
            ReleaseRules rules,
            Duration journalAlarmAfter,
            EventFeed feed,
            SafetyAlarms alarms) {
        return Behaviors.setup(context -> {
            var recorder =
                    context.spawn(LadderRecorder.create(KillSwitchEvent.ID, KillSwitchBook.EMPTY, feed), "recorder");
            context.watch(recorder); // a layer without its memory ends too, and comes back with it
            return create(ladder, hold, rules, journalAlarmAfter, recorder, alarms);
        });
    }

    static Behavior<Command> create(
            Ladder ladder,
            SendHold hold,
            ReleaseRules rules,
            Duration journalAlarmAfter,
            ActorRef<LadderRecorder.Command<KillSwitchEvent, KillSwitchBook>> recorder,
            SafetyAlarms alarms) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers ->
                new KillSwitch(context, timers, ladder, hold, rules, journalAlarmAfter, recorder, alarms.isolated())));
    }

    private KillSwitch(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Ladder ladder,
            SendHold hold,
            ReleaseRules rules,
            Duration journalAlarmAfter,
            ActorRef<LadderRecorder.Command<KillSwitchEvent, KillSwitchBook>> recorder,
            SafetyAlarms alarms) {
        super(context);
        this.ladder = ladder;
        this.pulled = new PulledLatches(ladder);
        this.rules = rules;
        this.halt = new HaltDesk(hold, rules, alarms, on -> {
            if (on) timers.startTimerWithFixedDelay(Wake.HALT_STANDS, HaltDesk.REMINDER);
            else timers.cancel(Wake.HALT_STANDS);
        });
        ActorRef<LadderRecorder.Answer<KillSwitchBook>> answers =
                context.messageAdapter(answerType(), FromRecorder::new);
        this.line = new JournalLine<>(
                recorder, answers, journalAlarmAfter, alarms, after -> timers.startSingleTimer(Wake.UP, after));
        line.load();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Activate activate -> activate(activate);
            case Stand stand -> stand(stand);
            case Rehearse(long acceptedNanos, var replyTo) ->
                replyTo.tell(new Rehearsed(ladder.rehearse(acceptedNanos) / 1e3));
            case Release release -> release(release);
            case Get(var replyTo) -> {
                recordUnwritten();
                replyTo.tell(view());
            }
            case FromRecorder(LadderRecorder.Loaded<KillSwitchBook>(var loaded)) -> loaded(loaded);
            case FromRecorder(LadderRecorder.Written<KillSwitchBook>(var events)) -> line.written(events);
            case SetHalt word -> halt(word);
            case Wake.UP -> line.wake();
            case Wake.HALT_STANDS -> book.halts().standing().ifPresent(halt::remind);
        }
        return this;
    }

    private void activate(Activate command) {
        var standing = pulled.alike(command, known());
        var latch = standing.orElseGet(() -> PulledLatches.latch(command, pulled.nextId(known())));
        long tookNanos = ladder.tighten(latch, command.acceptedNanos());
        command.replyTo().tell(new Activated(latch, standing.isPresent(), tookNanos / 1e3));
        if (standing.isEmpty() && line.isOpen()) record(latch);
    }

    private void stand(Stand command) {
        ladder.tighten(command.latch());
        command.replyTo().tell(new Stands(command.latch().id()));
        recordUnwritten();
    }

    /** What other nodes told this one's ladder, and whose teller did not live to tell it here. */
    private void recordUnwritten() {
        if (!line.isOpen()) return;
        for (Latch latch : pulled.inLadder()) if (!book.latches().knows(latch.id())) record(latch);
    }

    /** Tightens first, then writes: {@link Ladder#tighten} is called before. */
    private void record(Latch latch) {
        write(new KillActivated(
                LatchRow.of(latch), ladder.state().at(latch.scope()).name(), latch.sinceMs()));
    }

    private void release(Release command) {
        if (!line.isOpen()) {
            command.replyTo().tell(ReleaseAnswer.refused("", ReasonCode.LADDER_RECOVERING));
            return;
        }
        var results = new ArrayList<Result>();
        var after = ladder.state();
        for (Latch latch : book.latches().latches()) {
            if (!command.target().matches(latch)) continue;
            var without = after.release(latch.id());
            var result = release(latch, command, without);
            if (result instanceof Result.Released) after = without;
            results.add(result);
        }
        if (command.target() instanceof ReleaseTarget.OneLatch(var id)) {
            book.halts()
                    .standing()
                    .filter(standing -> standing.id().equals(id))
                    .ifPresent(standing -> results.add(release(standing, command)));
        }
        if (results.isEmpty()) results.add(new Result.Refused("", Reason.because(ReasonCode.RELEASE_UNKNOWN)));
        line.whenWritten(() -> {
            results.forEach(this::loosen);
            command.replyTo().tell(new ReleaseAnswer(results));
        });
    }

    private Result release(Latch latch, Release command, LadderState without) {
        var word = new ReleaseCeremony.Request(
                latch.id(), command.who(), command.why(), command.phrase(), command.saidMs());
        return switch (ReleaseCeremony.judge(
                rules, latch.permission(), book.releases().proposal(latch.id()), word)) {
            case ReleaseCeremony.Refused(var reason) -> new Result.Refused(latch.id(), reason);
            case ReleaseCeremony.Proposed(var proposal, var earliestMs) -> {
                write(new KillReleaseProposed(
                        latch.id(), command.who(), command.why(), command.saidMs(), earliestMs, command.atMs()));
                yield Result.Proposed.of(proposal, earliestMs, rules);
            }
            case ReleaseCeremony.Granted(var persons, var single) -> {
                var follows = without.at(latch.scope()).name();
                write(new KillReleased(
                        latch.id(),
                        latch.scope().text(),
                        latch.permission().name(),
                        persons,
                        single,
                        command.why(),
                        follows,
                        command.atMs()));
                yield new Result.Released(latch.id(), persons, single, follows);
            }
        };
    }

    private Result release(Halt standing, Release command) {
        var said = halt.release(book.halts(), standing, command, ladder.state().at(Scope.everything()));
        said.event().ifPresent(this::write);
        return said.answer();
    }

    private void loosen(Result result) {
        if (!(result instanceof Result.Released released)) return;
        if (Halt.isId(released.latchId())) halt.lift();
        else ladder.release(released.latchId());
    }

    /** Unlike a kill it is in the journal before it acts: it keeps exits back. */
    private void halt(SetHalt word) {
        if (!line.isOpen()) {
            word.replyTo().tell(new HaltAnswer.Refused(Reason.because(ReasonCode.LADDER_RECOVERING)));
            return;
        }
        var said = halt.set(book.halts(), word);
        said.event().ifPresent(this::write);
        line.whenWritten(() -> {
            if (said.answer() instanceof HaltAnswer.Standing(var standing, var already) && !already)
                halt.enforce(standing);
            word.replyTo().tell(said.answer());
        });
    }

    /** The journal is the truth for what was released; what stands in memory and not in the journal is written now. */
    private void loaded(KillSwitchBook fromJournal) {
        if (line.isOpen()) return;
        book = fromJournal;
        line.opened(book.events());
        for (Latch latch : pulled.inLadder()) {
            if (book.latches().knows(latch.id())) continue;
            var proper = PulledLatches.isEarly(latch) ? latch.withId(pulled.nextId(known())) : latch;
            ladder.tighten(proper);
            record(proper);
            if (!proper.id().equals(latch.id())) ladder.release(latch.id());
        }
        halt.recovered(fromJournal.halts());
        ladder.recovered(Layer.KILL_SWITCH, fromJournal.latches());
    }

    /** What the journal knows, empty until it was read back. */
    private Optional<LatchSet> known() {
        return line.isOpen() ? Optional.of(book.latches()) : Optional.empty();
    }

    private void write(KillSwitchEvent event) {
        book = book.apply(event);
        line.write(event);
    }

    private View view() {
        return new View(
                line.isOpen(),
                pulled.inLadder(),
                book.releases().proposals().values(),
                book.halts(),
                line.unwritten(),
                ladder.gateClosed().figures(),
                line.latency().figures());
    }

    /** The class of a generic message, for a message adapter. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<LadderRecorder.Answer<KillSwitchBook>> answerType() {
        return (Class) LadderRecorder.Answer.class;
    }
}
