package io.quantumtrader.actors.governor;

import io.quantumtrader.actors.governor.GovernorCommand.Closed;
import io.quantumtrader.actors.governor.GovernorCommand.EmergencyReleased;
import io.quantumtrader.actors.governor.GovernorCommand.GetGuards;
import io.quantumtrader.actors.governor.GovernorCommand.GetPermits;
import io.quantumtrader.actors.governor.GovernorCommand.Judge;
import io.quantumtrader.actors.governor.GovernorCommand.Judged;
import io.quantumtrader.actors.governor.GovernorCommand.MoveMoney;
import io.quantumtrader.actors.governor.GovernorCommand.PermitSpent;
import io.quantumtrader.actors.governor.GovernorCommand.PermitsView;
import io.quantumtrader.actors.governor.GovernorCommand.Read;
import io.quantumtrader.actors.governor.GovernorCommand.ReleaseDrawdown;
import io.quantumtrader.actors.governor.GovernorCommand.Released;
import io.quantumtrader.actors.stage.Passage.Outcome;
import io.quantumtrader.actors.stage.Stage;
import io.quantumtrader.actors.stage.Stages;
import io.quantumtrader.kernel.risk.GovernorAnswer.Permitted;
import io.quantumtrader.kernel.risk.GovernorAnswer.Refused;
import io.quantumtrader.kernel.risk.GovernorInputs;
import io.quantumtrader.kernel.risk.GovernorKernel;
import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.Limits;
import io.quantumtrader.kernel.risk.Permits;
import io.quantumtrader.kernel.risk.RiskGuard;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.governor.GovernorEvent;
import io.quantumtrader.persistence.governor.GovernorEvent.CloseReported;
import io.quantumtrader.persistence.governor.GovernorEvent.ClosesCounted;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.MoneyMoved;
import io.quantumtrader.persistence.governor.GovernorState;
import io.quantumtrader.persistence.governor.GuardEvents;
import io.quantumtrader.persistence.governor.PermitEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
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
 * Level 3 of one portfolio. Guards are looked at on every equity reading, not only when something wants to open; a plan
 * that passes gets a permit, persisted before it is given out. A reading that changes nothing is not written: the state
 * that recovery needs is written whenever it moves.
 */
public final class Governor extends EventSourcedBehavior<GovernorCommand, GovernorEvent, GovernorState> {

    private final ActorContext<GovernorCommand> context;
    private final String portfolio;
    private final GovernorKernel kernel;
    private final GuardEvents journal;
    private final GuardTelling telling;
    private final EventFeed feed;
    private final Stages stages;

    /** The guards with the last equity reading; what the journal holds may lack readings that moved nothing. */
    private GuardState latest = GuardState.NONE;

    private long lastTick = Long.MIN_VALUE;
    private double dayLossCeiling = 1;

    private Governor(ActorContext<GovernorCommand> context, String portfolio, Limits limits, EventFeed feed) {
        super(PersistenceId.ofUniqueId(persistenceId(portfolio)));
        this.context = context;
        this.portfolio = portfolio;
        this.kernel = new GovernorKernel(limits);
        this.journal = new GuardEvents(kernel.guard());
        this.telling = new GuardTelling(portfolio, kernel.guard());
        this.feed = feed;
        stages = Stages.of(context.getSystem());
    }

    public static String persistenceId(String portfolio) {
        return "governor|" + portfolio;
    }

    public static Behavior<GovernorCommand> create(String portfolio, Limits limits, EventFeed feed) {
        return Behaviors.setup(context -> new Governor(context, portfolio, limits, feed));
    }

    @Override
    public GovernorState emptyState() {
        return GovernorState.EMPTY;
    }

    @Override
    public EventHandler<GovernorState, GovernorEvent> eventHandler() {
        return GovernorState::on;
    }

    @Override
    public SignalHandler<GovernorState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> latest = state.guards())
                .build();
    }

    @Override
    public CommandHandler<GovernorCommand, GovernorEvent, GovernorState> commandHandler() {
        return (state, command) -> switch (command) {
            case Read read -> onRead(state, read);
            case Judge judge -> onJudge(state, judge);
            case Closed closed -> onClosed(state, closed);
            case PermitSpent spent -> onSpent(state, spent);
            case ReleaseDrawdown release -> onRelease(state, release);
            case EmergencyReleased released -> onEmergencyReleased(state, released);
            case MoveMoney move -> onMoney(state, move);
            case GetPermits(var replyTo) -> {
                replyTo.tell(new PermitsView(state.permits().entries()));
                yield Effect().none();
            }
            case GetGuards(var atMs, var replyTo) -> {
                replyTo.tell(reading(state, latest, atMs));
                yield Effect().none();
            }
        };
    }

    private Effect<GovernorEvent, GovernorState> onRead(GovernorState state, Read read) {
        if (read.tick() <= lastTick) {
            read.replyTo().tell(reading(state, latest, read.atMs()));
            return Effect().none();
        }
        dayLossCeiling = read.ceiling().dayLoss();
        var events = new ArrayList<GovernorEvent>();
        var guards = guard().read(counted(state, events, read), read.atMs(), read.equity(), dayLossCeiling);
        if (!GuardEvents.sameMemory(guards, state.guards())) {
            events.addAll(GuardEvents.moved(guards, read.tick(), read.atMs()));
        }
        events.addAll(
                journal.standingChanges(state.standing().keySet(), guards, read.tick(), read.atMs(), dayLossCeiling));
        events.addAll(PermitEvents.lapsed(state.permits(), read.atMs(), read.ladderVersions()));
        latest = guards;
        lastTick = read.tick();
        return record(state, events, after -> read.replyTo().tell(reading(after, guards, read.atMs())));
    }

    /** The guards with the closes that were reported since the last reading, in the order of their times and symbols. */
    private GuardState counted(GovernorState state, List<GovernorEvent> events, Read read) {
        var guards = withWaiting(state);
        if (!state.waiting().isEmpty()) {
            var ids = state.waiting().stream().map(CloseReported::positionId).toList();
            events.add(new ClosesCounted(
                    read.tick(), read.atMs(), ids, guards.streak().losses()));
        }
        return guards;
    }

    private GuardState withWaiting(GovernorState state) {
        var guards = latest;
        for (var close : state.waiting()) guards = guard().closed(guards, close.pnlNet(), close.atMs());
        return guards;
    }

    private Effect<GovernorEvent, GovernorState> onJudge(GovernorState state, Judge judge) {
        long begun = stages.begun();
        long number = state.permitNumber() + 1;
        var answer = kernel.judge(judge.plan(), inputs(state, judge, portfolio + "-" + number));
        return switch (answer) {
            case Refused refused ->
                record(state, List.of(), after -> answer(judge, new Judged(refused), Outcome.REFUSED, begun));
            case Permitted permitted -> {
                var events = new ArrayList<GovernorEvent>();
                for (var earlier : state.permits().liveAt(judge.atMs())) {
                    if (earlier.decisionId().equals(judge.plan().decisionId())) {
                        events.add(PermitEvents.voided(earlier, judge.ladderVersion(), judge.atMs()));
                    }
                }
                events.add(PermitEvents.issued(permitted, number, judge.tick()));
                yield record(state, events, after -> answer(judge, new Judged(permitted), Outcome.PASSED, begun));
            }
        };
    }

    private void answer(Judge judge, Judged judged, Outcome outcome, long begun) {
        stages.passed(judge.plan().decisionId(), Stage.GOVERNOR, outcome, begun);
        judge.replyTo().tell(judged);
    }

    private GovernorInputs inputs(GovernorState state, Judge judge, String permitId) {
        return new GovernorInputs(
                withWaiting(state),
                judge.maintenanceMargin(),
                judge.book(),
                judge.readings(),
                state.permits(),
                judge.ceiling(),
                judge.market(),
                judge.ladderVersion(),
                judge.automatic(),
                permitId,
                judge.atMs());
    }

    private Effect<GovernorEvent, GovernorState> onClosed(GovernorState state, Closed closed) {
        if (state.knows(closed.symbol(), closed.positionId())) return Effect().none();
        return record(
                state,
                List.of(new CloseReported(
                        closed.atMs(), closed.symbol(), closed.positionId(), closed.pnlNet(), closed.byStop())),
                after -> {});
    }

    private Effect<GovernorEvent, GovernorState> onSpent(GovernorState state, PermitSpent spent) {
        boolean known = state.permits()
                .find(spent.permitId())
                .filter(entry -> entry.state() != Permits.State.SPENT)
                .isPresent();
        if (!known) return Effect().none();
        return record(state, List.of(new GovernorEvent.PermitSpent(spent.atMs(), spent.permitId())), after -> {});
    }

    private Effect<GovernorEvent, GovernorState> onRelease(GovernorState state, ReleaseDrawdown release) {
        var refusal = guard().refusesRelease(latest, release.atMs());
        if (refusal.isPresent()) {
            release.replyTo().tell(new Released(refusal));
            return Effect().none();
        }
        double drawdown = latest.noNewRisk().drawdown(latest.equity());
        latest = guard().released(latest);
        var events = rebased(state, Guard.DRAWDOWN, release.who(), release.why(), release.atMs(), drawdown);
        return record(state, events, after -> release.replyTo().tell(new Released(refusal)));
    }

    /** Told until it is known; taken in once, and only with an equity to count from. */
    private Effect<GovernorEvent, GovernorState> onEmergencyReleased(GovernorState state, EmergencyReleased released) {
        boolean known = released.atMs() <= state.rebasedMs();
        if (known || !Double.isFinite(latest.equity())) return Effect().none();
        double drawdown = latest.flatten().drawdown(latest.equity());
        latest = guard().emergencyReleased(latest);
        var events = rebased(state, Guard.DRAWDOWN_FLATTEN, released.who(), released.why(), released.atMs(), drawdown);
        return record(state, events, after -> {});
    }

    private List<GovernorEvent> rebased(
            GovernorState state, Guard released, String who, String why, long atMs, double drawdown) {
        var events = new ArrayList<GovernorEvent>();
        events.add(new GuardReleased(atMs, released.name(), who, why, latest.equity(), drawdown));
        events.addAll(GuardEvents.moved(latest, lastTick, atMs));
        events.addAll(journal.standingChanges(state.standing().keySet(), latest, lastTick, atMs, dayLossCeiling));
        return events;
    }

    private Effect<GovernorEvent, GovernorState> onMoney(GovernorState state, MoveMoney move) {
        double before = latest.equity();
        latest = guard().transferred(latest, move.amount());
        var events = new ArrayList<GovernorEvent>();
        events.add(new MoneyMoved(move.atMs(), move.amount(), before, move.who(), move.why()));
        events.addAll(GuardEvents.moved(latest, lastTick, move.atMs()));
        return record(state, events, after -> {});
    }

    private GuardReading reading(GovernorState state, GuardState guards, long atMs) {
        return telling.reading(guards, state, atMs, dayLossCeiling);
    }

    private RiskGuard guard() {
        return kernel.guard();
    }

    private Effect<GovernorEvent, GovernorState> record(
            GovernorState state, List<? extends GovernorEvent> events, Consumer<GovernorState> then) {
        if (events.isEmpty()) {
            then.accept(state);
            return Effect().none();
        }
        var written = List.<GovernorEvent>copyOf(events);
        return Effect().persist(written).thenRun(after -> {
            long first = lastSequenceNumber(context) - written.size() + 1;
            for (int i = 0; i < written.size(); i++) {
                feed.publish(persistenceId(portfolio), first + i, written.get(i));
            }
            then.accept(after);
        });
    }
}
