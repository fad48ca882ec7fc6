package io.quantumtrader.actors.safety;

import io.quantumtrader.actors.safety.EmergencyCommand.Answer;
import io.quantumtrader.actors.safety.EmergencyCommand.ConfirmStepUp;
import io.quantumtrader.actors.safety.EmergencyCommand.Get;
import io.quantumtrader.actors.safety.EmergencyCommand.MoveCapital;
import io.quantumtrader.actors.safety.EmergencyCommand.Pulled;
import io.quantumtrader.actors.safety.EmergencyCommand.Release;
import io.quantumtrader.actors.safety.EmergencyCommand.Report;
import io.quantumtrader.actors.safety.EmergencyCommand.Said;
import io.quantumtrader.actors.safety.EmergencyCommand.Tick;
import io.quantumtrader.actors.safety.EmergencyCommand.Trigger;
import io.quantumtrader.actors.safety.EmergencyCommand.View;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.EquityPeaks;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyAlarmed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Layer 5: closes everything, as a process that survives a crash at any step. Pulled by the hard drawdown limit, by an
 * operator or by the CEO; tightens the ladder before anything else, the journal follows. Only an operator's journaled
 * release loosens, and then only by steps (rules, B4 and B5).
 */
public final class EmergencyStop extends AbstractBehavior<EmergencyCommand> {

    /** Ids of latches set before the journal was read back; proper ones replace them. */
    private static final String EARLY = "emergency-stop-early-";

    private static final int MOST_STASHED = 10_000;

    private final Ladder ladder;
    private final EmergencySettings settings;
    private final SafetyAlarms alarms;
    private final StashBuffer<EmergencyCommand> stash;
    private final JournalLine<EmergencyEvent, EmergencyBook> line;
    private EmergencyDesk desk;

    record FromRecorder(LadderRecorder.Answer<EmergencyBook> answer) implements EmergencyCommand {}

    enum Wake implements EmergencyCommand {
        UP
    }

    /** The emergency stop with its recorder. */
    public static Behavior<EmergencyCommand> create(
            Ladder ladder, EmergencySettings settings, EventFeed feed, SafetyAlarms alarms) {
        return Behaviors.setup(context -> {
            var recorder =
                    context.spawn(LadderRecorder.create(EmergencyEvent.ID, EmergencyBook.EMPTY, feed), "recorder");
            context.watch(recorder); // a layer without its memory ends too, and comes back with it
            return create(ladder, settings, recorder, alarms);
        });
    }

    static Behavior<EmergencyCommand> create(
            Ladder ladder,
            EmergencySettings settings,
            ActorRef<LadderRecorder.Command<EmergencyEvent, EmergencyBook>> recorder,
            SafetyAlarms alarms) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> Behaviors.withStash(
                MOST_STASHED,
                stash -> new EmergencyStop(context, timers, stash, ladder, settings, recorder, alarms.isolated()))));
    }

    private EmergencyStop(
            ActorContext<EmergencyCommand> context,
            TimerScheduler<EmergencyCommand> timers,
            StashBuffer<EmergencyCommand> stash,
            Ladder ladder,
            EmergencySettings settings,
            ActorRef<LadderRecorder.Command<EmergencyEvent, EmergencyBook>> recorder,
            SafetyAlarms alarms) {
        super(context);
        this.ladder = ladder;
        this.settings = settings;
        this.alarms = alarms;
        this.stash = stash;
        ActorRef<LadderRecorder.Answer<EmergencyBook>> answers =
                context.messageAdapter(answerType(), FromRecorder::new);
        this.line = new JournalLine<>(
                recorder,
                answers,
                settings.journalAlarmAfter(),
                alarms,
                after -> timers.startSingleTimer(Wake.UP, after));
        this.desk = deskWith(EmergencyBook.EMPTY);
        line.load();
    }

    @Override
    public Receive<EmergencyCommand> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<EmergencyCommand> on(EmergencyCommand command) {
        switch (command) {
            case FromRecorder(LadderRecorder.Loaded<EmergencyBook>(var book)) -> {
                return loaded(book);
            }
            case FromRecorder(LadderRecorder.Written<EmergencyBook>(var events)) -> line.written(events);
            case Wake up -> line.wake();
            case Get(var replyTo) ->
                replyTo.tell(new View(
                        line.isOpen(),
                        desk.book(),
                        line.unwritten(),
                        line.latency().figures()));
            case Trigger trigger when !line.isOpen() -> pullEarly(trigger);
            case EmergencyCommand other when !line.isOpen() -> stash.stash(other);
            case Tick tick -> tick(tick);
            case Trigger trigger ->
                trigger.replyTo().tell(pull(trigger.scope(), trigger.trigger(), trigger.tick(), trigger.atMs()));
            case Report(var report) -> desk.reported(report);
            case EmergencyCommand.Failed failure -> failed(failure);
            case MoveCapital move -> say(desk.moveCapital(move), move.replyTo());
            case Release release -> release(release);
            case ConfirmStepUp word -> confirm(word);
        }
        return this;
    }

    private void tick(Tick tick) {
        tick.venue().forEach(desk::reported);
        String portfolio = tick.reading().portfolio();
        var untold = desk.untold(portfolio, tick.guardsRebasedMs());
        var reading = untold.isPresent() ? tick.reading().withoutGuard() : tick.reading();
        var called = desk.read(reading, tick.tick(), tick.atMs());
        called.ifPresent(call -> pull(call.scope(), call.trigger(), tick.tick(), tick.atMs()));
        var instructions = desk.advance(tick.atMs());
        var peaks = desk.book().peaksOf(portfolio);
        var answer = new Answer(
                tick.tick(),
                portfolio,
                desk.drawdown(portfolio),
                peaks.map(EquityPeaks::reference).orElse(Double.NaN),
                peaks.map(EquityPeaks::allTime).orElse(Double.NaN),
                instructions,
                called.isPresent(),
                untold,
                desk.cascade(tick.atMs()));
        line.whenWritten(() -> tick.replyTo().tell(answer));
    }

    private void failed(EmergencyCommand.Failed failure) {
        desk.failed(failure).ifPresent(call -> pull(call.scope(), call.trigger(), failure.tick(), failure.atMs()));
    }

    private Pulled pull(Scope scope, EmergencyTrigger trigger, long tick, long atMs) {
        var latch = desk.latch(scope, trigger, atMs);
        var covering = desk.covered(scope);
        if (covering.isEmpty()) {
            activate(latch, tick);
            return new Pulled(List.of(latch.id()), false);
        }
        covering.forEach(latchId -> desk.pulledAgain(latchId, latch));
        return new Pulled(covering, true);
    }

    private void activate(Latch latch, long tick) {
        ladder.tighten(latch);
        desk.activated(latch, ladder.state().at(latch.scope()), tick);
    }

    /** Before the journal is read back the latch has an id of its own; {@link #loaded} makes it a proper one. */
    private void pullEarly(Trigger trigger) {
        String id = ladder.state().latches().freeId(EARLY + 1);
        var latch =
                desk.latch(trigger.scope(), trigger.trigger(), trigger.atMs()).withId(id);
        ladder.tighten(latch);
        trigger.replyTo().tell(new Pulled(List.of(id), false));
    }

    private Behavior<EmergencyCommand> loaded(EmergencyBook book) {
        if (line.isOpen()) return this;
        desk = deskWith(book);
        line.opened(book.events());
        var known = book.latches();
        for (Latch latch : ladder.state().latches().latches()) {
            if (latch.layer() == Layer.EMERGENCY_STOP && !known.knows(latch.id())) adopt(latch);
        }
        putStepUps(desk.book());
        ladder.recovered(Layer.EMERGENCY_STOP, known);
        return stash.unstashAll(this);
    }

    /** A latch that stands in memory and is not in the journal, from before a crash or from before the recovery. */
    private void adopt(Latch latch) {
        if (!latch.id().startsWith(EARLY)) {
            activate(latch, 0);
            return;
        }
        var covering = desk.covered(latch.scope());
        if (covering.isEmpty()) {
            activate(latch.withId(desk.nextId()), 0);
        } else {
            desk.book().latches().latches().stream()
                    .filter(standing -> covering.contains(standing.id()))
                    .forEach(standing -> {
                        ladder.tighten(standing);
                        desk.pulledAgain(standing.id(), latch);
                    });
        }
        ladder.release(latch.id());
    }

    private void release(Release command) {
        var results = new ArrayList<Result>();
        for (Latch latch : desk.book().latches().latches()) {
            if (command.target().matches(latch)) results.add(release(latch, command));
        }
        if (results.isEmpty()) results.add(new Result.Refused("", Reason.because(ReasonCode.RELEASE_UNKNOWN)));
        var book = desk.book();
        line.whenWritten(() -> {
            putStepUps(book);
            for (Result result : results) if (result instanceof Result.Released) ladder.release(result.latchId());
            command.replyTo().tell(new ReleaseAnswer(results));
        });
    }

    private Result release(Latch latch, Release command) {
        if (command.who().isBlank()) {
            return new Result.Refused(latch.id(), Reason.because(ReasonCode.RELEASE_UNNAMED));
        }
        var notYet = desk.notReleasable(latch);
        if (notYet.isPresent()) return new Result.Refused(latch.id(), notYet.get());
        var permission = ladder.state().release(latch.id()).at(latch.scope());
        String follows =
                permission + " at " + settings.limits().stepUpFractions().getFirst() + " of size";
        desk.released(latch, command.who(), command.why(), follows, command.atMs());
        return new Result.Released(latch.id(), List.of(command.who()), false, follows);
    }

    private void confirm(ConfirmStepUp word) {
        var refusal = word.who().isBlank()
                ? Optional.of(Reason.because(ReasonCode.RELEASE_UNNAMED))
                : desk.confirmStepUp(word, ladder.state().at(word.scope()));
        var book = desk.book();
        line.whenWritten(() -> {
            putStepUps(book);
            word.replyTo().tell(new Said(refusal));
        });
    }

    private void say(Optional<Reason> refusal, ActorRef<Said> replyTo) {
        line.whenWritten(() -> replyTo.tell(new Said(refusal)));
    }

    /** Only what is in the journal may loosen, so this runs when it is. */
    private void putStepUps(EmergencyBook written) {
        var limits = settings.limits();
        written.stepUps().forEach((text, stepUp) -> {
            var scope = Scope.parse(text);
            if (stepUp.complete(limits)) ladder.withdraw(Layer.EMERGENCY_STOP, scope);
            else ladder.put(stepUp.verdict(scope, limits));
        });
        settings.scopes().stream()
                .filter(scope -> !written.stepUps().containsKey(scope.text()))
                .filter(this::stepsUp)
                .forEach(scope -> ladder.withdraw(Layer.EMERGENCY_STOP, scope));
    }

    /** Whether the ladder has a share of size for exactly this scope. */
    private boolean stepsUp(Scope scope) {
        return ladder.state().verdicts(scope).stream()
                .anyMatch(verdict -> verdict.layer() == Layer.EMERGENCY_STOP
                        && verdict.scope().equals(scope)
                        && verdict.permission() == Permission.TRADE);
    }

    private EmergencyDesk deskWith(EmergencyBook book) {
        return new EmergencyDesk(settings, book, event -> {
            line.write(event);
            if (event instanceof EmergencyAlarmed alarmed) {
                alarms.raise(new SafetyAlarm(
                        SafetyAlarm.Kind.valueOf(alarmed.what()),
                        alarmed.observed(),
                        alarmed.limit(),
                        alarmed.latchId() + " is not flat: " + alarmed.symbols()));
            }
        });
    }

    /** The class of a generic message, for a message adapter. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<LadderRecorder.Answer<EmergencyBook>> answerType() {
        return (Class) LadderRecorder.Answer.class;
    }
}
