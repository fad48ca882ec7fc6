package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.HaltAnswer;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.app.fund.view.LatchViews;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.HaltRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.request.ReleaseRequest.Target;
import io.quantumtrader.http.request.StepUpRequest;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.ReleaseForecast;
import io.quantumtrader.kernel.kill.Scope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes operators' words for releases to the layer that holds the latch, and tells what became of them. */
final class Releases {

    private final FundActors fund;
    private final Voices voices;
    private final ReleaseWords words;

    Releases(FundActors fund, Voices voices, FundSettings settings) {
        this.fund = fund;
        this.voices = voices;
        words = new ReleaseWords(
                settings.release(),
                new ReleaseForecast(settings.modes(), settings.emergency()),
                settings.portfolio(),
                List.copyOf(fund.people().symbols().keySet()));
    }

    /** The kill switch's latches of one scope and permission; where none is so, the only one within them. */
    CompletionStage<Answer<Boolean>> killSwitch(KillRequest asked) {
        var exactly = new ReleaseTarget.OfPermission(asked.scope(), asked.permission());
        var within = within(Layer.KILL_SWITCH, asked.scope()).stream()
                .filter(latch -> asked.unnamed() || latch.permission() == asked.permission())
                .toList();
        boolean meant =
                within.size() == 1 && standing(Layer.KILL_SWITCH).stream().noneMatch(exactly::matches);
        return killSwitch(
                        meant ? new ReleaseTarget.OneLatch(within.getFirst().id()) : exactly,
                        asked.who(),
                        asked.reason(),
                        asked.phrase())
                .thenApply(said -> naming(Layer.KILL_SWITCH, said));
    }

    /** Latches of any layer. */
    CompletionStage<Answer<Boolean>> of(ReleaseRequest asked) {
        return switch (asked.target()) {
            case Target.OneLatch(var id) when id.equals(LatchViews.DRAWDOWN_GUARD) -> drawdownGuard(asked);
            case Target.OneLatch(var id) when Halt.isId(id) -> releaseHalt(id, asked);
            case Target.OneLatch(var id) ->
                fund.ladder()
                        .state()
                        .latches()
                        .find(id)
                        .map(latch -> ofLayer(latch.layer(), new ReleaseTarget.OneLatch(id), asked))
                        .orElseGet(() -> done(new Answer.Unknown<>("no latch " + id + " stands")));
            case Target.OfLayer(var layer, var scope)
            when layer == Layer.EMERGENCY_STOP && !latched(layer, scope) ->
                onlyOrStepUp(scope, asked).thenApply(said -> naming(layer, said));
            case Target.OfLayer(var layer, var scope) -> ofLayer(layer, new ReleaseTarget.OfScope(scope), asked);
        };
    }

    /** Of a scope that has no emergency stop of its own: the only one within it, unless a way back runs there, which goes on. */
    private CompletionStage<Answer<Boolean>> onlyOrStepUp(Scope scope, ReleaseRequest asked) {
        return voices.emergencyStop().thenCompose(now -> {
            var within = within(Layer.EMERGENCY_STOP, scope);
            return within.size() == 1 && !words.stepsUp(scope, now.book())
                    ? emergencyStop(new ReleaseTarget.OneLatch(within.getFirst().id()), asked)
                    : stepUp(new StepUpRequest(scope, asked.reason(), asked.who()));
        });
    }

    /** Who meant a latch that is not there is told which are. */
    private Answer<Boolean> naming(Layer layer, Answer<Boolean> said) {
        return said instanceof Answer.Unknown<Boolean>(var what)
                ? new Answer.Unknown<>(what + ReleaseWords.standing(standing(layer)))
                : said;
    }

    private List<Latch> standing(Layer layer) {
        return fund.ladder().state().latches().latches().stream()
                .filter(latch -> latch.layer() == layer)
                .toList();
    }

    /** Those that reach no further than the scope. */
    private List<Latch> within(Layer layer, Scope scope) {
        return standing(layer).stream()
                .filter(latch -> latch.scope().enclosing().contains(scope))
                .toList();
    }

    /** A word for a halt: nothing more is sent to the venue once enough persons have said so. */
    CompletionStage<Answer<Boolean>> halt(HaltRequest asked) {
        return voices.<KillSwitch.Command, HaltAnswer>ask(
                        fund.people().killSwitch(),
                        replyTo -> new KillSwitch.SetHalt(
                                asked.who(), asked.reason(), asked.phrase(), saidMs(), fundMs(), replyTo))
                .thenApply(words::halt);
    }

    private CompletionStage<Answer<Boolean>> releaseHalt(String id, ReleaseRequest asked) {
        long saidMs = saidMs();
        return voices.killSwitch()
                .thenCompose(before -> before.halts()
                        .standing()
                        .filter(halt -> halt.id().equals(id))
                        .map(halt -> voices.<KillSwitch.Command, ReleaseAnswer>ask(
                                        fund.people().killSwitch(),
                                        replyTo -> new KillSwitch.Release(
                                                new ReleaseTarget.OneLatch(id),
                                                asked.who(),
                                                asked.reason(),
                                                asked.phrase(),
                                                saidMs,
                                                fundMs(),
                                                replyTo))
                                .thenCombine(
                                        voices.emergencyStop(),
                                        (said, emergency) -> words.haltReleased(
                                                halt,
                                                said,
                                                fund.ladder().state(),
                                                asked.reason(),
                                                saidMs,
                                                emergency.book())))
                        .orElseGet(() -> done(new Answer.Unknown<>("no " + id + " stands"))));
    }

    private CompletionStage<Answer<Boolean>> ofLayer(Layer layer, ReleaseTarget target, ReleaseRequest asked) {
        return switch (layer) {
            case KILL_SWITCH -> killSwitch(target, asked.who(), asked.reason(), asked.phrase());
            case EMERGENCY_STOP -> emergencyStop(target, asked);
            case CEO -> ceo(asked);
            case GOVERNOR -> drawdownGuard(asked);
            case KILL_SCORE, HEAT_GATE, POSITION_STATE_BRAIN ->
                done(new Answer.Refused<>("this layer loosens by itself", List.of()));
        };
    }

    private boolean latched(Layer layer, Scope scope) {
        return standing(layer).stream().anyMatch(latch -> latch.scope().equals(scope));
    }

    private CompletionStage<Answer<Boolean>> killSwitch(ReleaseTarget target, String who, String why, String phrase) {
        var before = fund.ladder().state();
        long saidMs = saidMs();
        return voices.<KillSwitch.Command, ReleaseAnswer>ask(
                        fund.people().killSwitch(),
                        replyTo -> new KillSwitch.Release(target, who, why, phrase, saidMs, fundMs(), replyTo))
                .thenCompose(said -> told(Layer.KILL_SWITCH, said, before, why, saidMs));
    }

    /** In words, with the peaks that drawdown counts from afterwards. */
    private CompletionStage<Answer<Boolean>> told(
            Layer layer, ReleaseAnswer said, LadderState before, String why, long saidMs) {
        return voices.emergencyStop()
                .thenApply(emergency ->
                        words.told(layer, said, before, fund.ladder().state(), why, saidMs, emergency.book()));
    }

    private CompletionStage<Answer<Boolean>> ceo(ReleaseRequest asked) {
        var before = fund.ladder().state();
        long saidMs = saidMs();
        return voices.<CeoCommand, ReleaseAnswer>ask(
                        fund.people().ceo(),
                        replyTo -> new CeoCommand.Release(
                                asked.who(), asked.reason(), asked.phrase(), saidMs, fundMs(), replyTo))
                .thenCompose(said -> told(Layer.CEO, said, before, asked.reason(), saidMs));
    }

    /**
     * Once it is released, losses are counted anew (rules, B5), by the portfolio and its governor too: told at once, and again
     * on each tick until they know.
     */
    private CompletionStage<Answer<Boolean>> emergencyStop(ReleaseTarget target, ReleaseRequest asked) {
        var before = fund.ladder().state();
        long saidMs = saidMs();
        long atMs = fundMs();
        return voices.<EmergencyCommand, ReleaseAnswer>ask(
                        fund.people().emergencyStop(),
                        replyTo -> new EmergencyCommand.Release(target, asked.who(), asked.reason(), atMs, replyTo))
                .thenCompose(said -> {
                    if (said.results().stream().anyMatch(result -> releasedAll(result, before))) {
                        fund.people()
                                .portfolio()
                                .tell(new PortfolioCommand.EmergencyReleased(asked.who(), asked.reason(), atMs));
                    }
                    return told(Layer.EMERGENCY_STOP, said, before, asked.reason(), saidMs);
                });
    }

    /** Whether a latch over the whole portfolio is released: the one of a symbol moves no reference of the portfolio. */
    private static boolean releasedAll(Result result, LadderState before) {
        return result instanceof Result.Released released
                && before.latches()
                        .find(released.latchId())
                        .filter(latch -> !(latch.scope() instanceof Scope.OfSymbol))
                        .isPresent();
    }

    /** Confirms the next step of the way back. */
    CompletionStage<Answer<Boolean>> stepUp(StepUpRequest asked) {
        return voices.<EmergencyCommand, EmergencyCommand.Said>ask(
                        fund.people().emergencyStop(),
                        replyTo -> new EmergencyCommand.ConfirmStepUp(
                                asked.scope(), asked.who(), asked.reason(), fundMs(), replyTo))
                .thenCombine(
                        voices.emergencyStop(),
                        (said, now) -> said.refusal()
                                .map(reason -> words.stepUpRefused(asked.scope(), reason, now.book()))
                                .orElseGet(() -> new Answer.Done<>(true)));
    }

    private CompletionStage<Answer<Boolean>> drawdownGuard(ReleaseRequest asked) {
        long saidMs = saidMs();
        return voices.<GovernorCommand, GovernorCommand.Released>ask(
                        fund.people().governor(),
                        replyTo -> new GovernorCommand.ReleaseDrawdown(asked.who(), asked.reason(), fundMs(), replyTo))
                .thenCompose(said -> said.refusal()
                        .map(reason -> done(ReleaseWords.refused(Layer.GOVERNOR, reason)))
                        .orElseGet(
                                () -> voices.guards().thenApply(guards -> words.guard(asked, saidMs, guards.peak()))));
    }

    private static CompletionStage<Answer<Boolean>> done(Answer<Boolean> answer) {
        return CompletableFuture.completedStage(answer);
    }

    /** Delays of the ceremony go by the operators' clock. */
    private static long saidMs() {
        return System.currentTimeMillis();
    }

    private long fundMs() {
        return fund.conductor().atMs();
    }
}
