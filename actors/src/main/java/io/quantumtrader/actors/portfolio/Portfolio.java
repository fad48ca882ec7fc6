package io.quantumtrader.actors.portfolio;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.portfolio.PortfolioCommand.Closed;
import io.quantumtrader.actors.portfolio.PortfolioCommand.EmergencyReleased;
import io.quantumtrader.actors.portfolio.PortfolioCommand.Get;
import io.quantumtrader.actors.portfolio.PortfolioCommand.GuardsAnswered;
import io.quantumtrader.actors.portfolio.PortfolioCommand.JudgeOpen;
import io.quantumtrader.actors.portfolio.PortfolioCommand.MoveMoney;
import io.quantumtrader.actors.portfolio.PortfolioCommand.PermitSpent;
import io.quantumtrader.actors.portfolio.PortfolioCommand.PlanAnswered;
import io.quantumtrader.actors.portfolio.PortfolioCommand.Tick;
import io.quantumtrader.actors.stage.Passage.Outcome;
import io.quantumtrader.actors.stage.Stage;
import io.quantumtrader.actors.stage.Stages;
import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.portfolio.PortfolioGate;
import io.quantumtrader.kernel.portfolio.PortfolioInputs;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.risk.GovernorAnswer;
import io.quantumtrader.kernel.risk.GovernorInputs.Market;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.portfolio.PortfolioEvent;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.MoneyMoved;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.OpenGranted;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PeakRebased;
import io.quantumtrader.persistence.portfolio.PortfolioState;
import io.quantumtrader.persistence.portfolio.TickReading;
import io.quantumtrader.persistence.snapshot.SnapshotDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectBuilder;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.jspecify.annotations.Nullable;

/**
 * Level 2 of one portfolio. A tick is written as one reading, then the governor is asked and both answer together. Plans
 * are judged one at a time: while one is with the governor the next waits, so that each sees what the one before was
 * granted. A governor that does not answer refuses.
 */
public final class Portfolio extends EventSourcedBehavior<PortfolioCommand, PortfolioEvent, PortfolioState> {

    private final ActorContext<PortfolioCommand> context;
    private final PortfolioSettings settings;
    private final ActorRef<GovernorCommand> governor;
    private final EventFeed feed;
    private final SnapshotDesk snapshots;
    private final Stages stages;
    private final Map<String, SymbolReading> readings = new TreeMap<>();

    private @Nullable Tick asked;
    private @Nullable Travelling travelling;
    private Optional<PortfolioVerdicts> last = Optional.empty();

    /** A plan on its way to the governor, as level 2 left it. */
    private record Travelling(JudgeOpen judge, LayerVerdict verdict, double sigmaBar, long begun) {}

    private Portfolio(
            ActorContext<PortfolioCommand> context,
            PortfolioSettings settings,
            ActorRef<GovernorCommand> governor,
            EventFeed feed,
            SnapshotDesk snapshots) {
        super(PersistenceId.ofUniqueId(persistenceId(settings.name())));
        this.context = context;
        this.settings = settings;
        this.governor = governor;
        this.feed = feed;
        this.snapshots = snapshots;
        stages = Stages.of(context.getSystem());
        snapshots.expect(persistenceId(settings.name()), "window " + window(), PortfolioState.class);
    }

    private int window() {
        return settings.limits().clusters().window();
    }

    public static String persistenceId(String portfolio) {
        return "portfolio|" + portfolio;
    }

    public static Behavior<PortfolioCommand> create(
            PortfolioSettings settings, ActorRef<GovernorCommand> governor, EventFeed feed, SnapshotDesk snapshots) {
        return Behaviors.setup(context -> new Portfolio(context, settings, governor, feed, snapshots));
    }

    @Override
    public PortfolioState emptyState() {
        return PortfolioState.empty(window());
    }

    @Override
    public EventHandler<PortfolioState, PortfolioEvent> eventHandler() {
        return PortfolioState::on;
    }

    @Override
    public CommandHandler<PortfolioCommand, PortfolioEvent, PortfolioState> commandHandler() {
        return (state, command) -> switch (command) {
            case Tick tick -> onTick(state, tick);
            case GuardsAnswered answered -> onGuards(state, answered);
            case JudgeOpen judge -> onJudge(state, judge);
            case PlanAnswered answered -> onPlanAnswered(answered);
            case Closed(var symbol, var id, var pnl, var byStop, var atMs) ->
                tellGovernor(new GovernorCommand.Closed(symbol, id, pnl, byStop, atMs));
            case PermitSpent(var id, var atMs) -> tellGovernor(new GovernorCommand.PermitSpent(id, atMs));
            case EmergencyReleased released -> onEmergencyReleased(state, released);
            case MoveMoney move -> onMoney(state, move);
            case Get(var replyTo) -> {
                replyTo.tell(new PortfolioCommand.Said(last));
                yield Effect().none();
            }
        };
    }

    private Effect<PortfolioEvent, PortfolioState> tellGovernor(GovernorCommand command) {
        governor.tell(command);
        return Effect().none();
    }

    private Effect<PortfolioEvent, PortfolioState> onTick(PortfolioState state, Tick tick) {
        asked = tick;
        for (var reading : tick.readings()) readings.put(reading.symbol(), reading);
        if (tick.tick() < state.tick()) {
            askStanding(tick);
            return Effect().none();
        }
        if (tick.tick() == state.tick()) {
            askGuards(tick, state.equity());
            return Effect().none();
        }
        var account = tick.account();
        var told = new TickReading.Told(
                tick.tick(),
                tick.atMs(),
                tick.readings(),
                account.equity(),
                account.walletBalance(),
                account.maintenanceMargin());
        var events = new TickReading(state, told, settings.limits(), settings.bar()).events();
        return record(events, after -> askGuards(tick, after.equity()));
    }

    /**
     * A tick from before the last reading comes again where a new conductor plays what symbols have missed: its equity is not known any
     * more. The governor, who may be new himself, takes nothing in for it.
     */
    private void askStanding(Tick tick) {
        context.ask(
                GuardReading.class,
                governor,
                settings.patience(),
                replyTo -> new GovernorCommand.GetGuards(tick.atMs(), replyTo),
                (reading, failure) -> new GuardsAnswered(tick.tick(), Optional.ofNullable(reading)));
    }

    private void askGuards(Tick tick, double equity) {
        context.ask(
                GuardReading.class,
                governor,
                settings.patience(),
                replyTo -> new GovernorCommand.Read(
                        tick.tick(), tick.atMs(), equity, tick.ceiling(), tick.ladderVersions(), replyTo),
                (reading, failure) -> new GuardsAnswered(tick.tick(), Optional.ofNullable(reading)));
    }

    private Effect<PortfolioEvent, PortfolioState> onGuards(PortfolioState state, GuardsAnswered answered) {
        var tick = asked;
        if (tick == null || tick.tick() != answered.tick()) return Effect().none();
        asked = null;
        var verdicts = new Standing(state, settings).after(tick, answered.reading());
        last = Optional.of(verdicts);
        tick.replyTo().tell(verdicts);
        return Effect().none();
    }

    private Effect<PortfolioEvent, PortfolioState> onJudge(PortfolioState state, JudgeOpen judge) {
        if (travelling != null) return Effect().stash();
        long begun = stages.begun();
        var plan = judge.plan();
        var reading = readings.get(plan.symbol());
        if (reading == null) {
            var unknown = because(ReasonCode.HEAT_UNKNOWN, Double.NaN, (double)
                    settings.limits().heat().stale().toMillis());
            told(judge, Outcome.REFUSED, begun);
            judge.replyTo().tell(refused(LayerVerdict.refuse(Layer.HEAT_GATE, unknown)));
            return Effect().none();
        }
        var verdict = PortfolioGate.judge(plan, inputs(state, judge, reading), settings.limits());
        if (verdict.refused()) {
            told(judge, Outcome.REFUSED, begun);
            judge.replyTo().tell(refused(verdict));
            return Effect().none();
        }
        var shrunk = verdict.scale() < 1 ? plan.withQuantity(plan.quantity() * verdict.scale()) : plan;
        travelling = new Travelling(judge, verdict, reading.sigmaBar(), begun);
        askPermit(state, judge, shrunk, reading);
        return Effect().none();
    }

    private PortfolioInputs inputs(PortfolioState state, JudgeOpen judge, SymbolReading reading) {
        return new PortfolioInputs(
                state.equity(),
                state.drawdown(),
                state.heat(),
                state.book(),
                state.returns(),
                reading,
                settings.bar(),
                judge.atMs());
    }

    private void askPermit(PortfolioState state, JudgeOpen judge, OpeningPlan plan, SymbolReading reading) {
        var terms = judge.terms();
        var market = new Market(
                terms.spreadBps(), reading.atrFraction(), terms.maintenanceMarginRate(), terms.minNotional());
        context.ask(
                GovernorCommand.Judged.class,
                governor,
                settings.patience(),
                replyTo -> new GovernorCommand.Judge(
                        plan,
                        judge.tick(),
                        judge.atMs(),
                        state.maintenanceMargin(),
                        state.book(),
                        List.copyOf(readings.values()),
                        terms.ceiling(),
                        market,
                        terms.ladderVersion(),
                        terms.automatic(),
                        replyTo),
                (judged, failure) ->
                        new PlanAnswered(Optional.ofNullable(judged).map(GovernorCommand.Judged::answer)));
    }

    private Effect<PortfolioEvent, PortfolioState> onPlanAnswered(PlanAnswered answered) {
        var sent = travelling;
        if (sent == null) return Effect().none();
        travelling = null;
        var answer = answered.answer().orElseGet(this::silence);
        return switch (answer) {
            case GovernorAnswer.Refused(var verdict, var rotateOut) -> {
                told(sent.judge(), Outcome.REFUSED, sent.begun());
                sent.judge().replyTo().tell(new OpenAnswer.Refused(List.of(sent.verdict(), verdict), rotateOut));
                yield Effect().none().thenUnstashAll();
            }
            case GovernorAnswer.Permitted(var plan, var permit, var verdict) -> {
                var granted = new OpenGranted(
                        sent.judge().tick(),
                        sent.judge().atMs(),
                        plan.decisionId(),
                        plan.symbol(),
                        plan.side().sign() * plan.notional(),
                        sent.sigmaBar(),
                        plan.lossAtStop(),
                        permit.expiresAtMs());
                var reply = new OpenAnswer.Granted(plan, permit, List.of(sent.verdict(), verdict));
                yield record(List.of(granted), after -> {
                            told(sent.judge(), Outcome.PASSED, sent.begun());
                            sent.judge().replyTo().tell(reply);
                        })
                        .thenUnstashAll();
            }
        };
    }

    private void told(JudgeOpen judge, Outcome outcome, long begun) {
        stages.passed(judge.plan().decisionId(), Stage.HEAT_GATE, outcome, begun);
    }

    private GovernorAnswer silence() {
        Reason reason = because(
                ReasonCode.GOVERNOR_SILENT,
                settings.patience().toMillis(),
                settings.patience().toMillis());
        return new GovernorAnswer.Refused(LayerVerdict.refuse(Layer.GOVERNOR, reason), Optional.empty());
    }

    private static OpenAnswer refused(LayerVerdict verdict) {
        return new OpenAnswer.Refused(List.of(verdict), Optional.empty());
    }

    private Effect<PortfolioEvent, PortfolioState> onEmergencyReleased(
            PortfolioState state, EmergencyReleased released) {
        governor.tell(new GovernorCommand.EmergencyReleased(released.who(), released.why(), released.atMs()));
        boolean known = released.atMs() <= state.rebasedMs();
        if (known || !Double.isFinite(state.equity())) return Effect().none();
        return record(
                List.of(new PeakRebased(released.atMs(), state.equity(), released.who(), released.why())), after -> {});
    }

    private Effect<PortfolioEvent, PortfolioState> onMoney(PortfolioState state, MoveMoney move) {
        governor.tell(new GovernorCommand.MoveMoney(move.amount(), move.who(), move.why(), move.atMs()));
        return record(
                List.of(new MoneyMoved(move.atMs(), move.amount(), state.equity(), move.who(), move.why())),
                after -> {});
    }

    private EffectBuilder<PortfolioEvent, PortfolioState> record(
            List<? extends PortfolioEvent> events, Consumer<PortfolioState> then) {
        var written = List.<PortfolioEvent>copyOf(events);
        return Effect().persist(written).thenRun(after -> {
            long first = lastSequenceNumber(context) - written.size() + 1;
            for (int i = 0; i < written.size(); i++) {
                feed.publish(persistenceId(settings.name()), first + i, written.get(i));
            }
            then.accept(after);
            snapshots.recorded(
                    persistenceId(settings.name()), lastSequenceNumber(context), written.getLast(), () -> after);
        });
    }
}
