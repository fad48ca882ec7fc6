package io.quantumtrader.app.fund;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.request.ReleaseRequest.Target;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes operators' words for releases to the layer that holds the latch, and tells what became of them. */
final class Releases {

    private final FundSystem fund;
    private final Voices voices;

    Releases(FundSystem fund, Voices voices) {
        this.fund = fund;
        this.voices = voices;
    }

    /** The kill switch's latches of one scope and permission. */
    CompletionStage<Answer<Boolean>> killSwitch(KillRequest asked) {
        return killSwitch(
                new ReleaseTarget.OfPermission(asked.scope(), asked.permission()),
                asked.who(),
                asked.reason(),
                asked.phrase());
    }

    /** Latches of any layer. */
    CompletionStage<Answer<Boolean>> of(ReleaseRequest asked) {
        return switch (asked.target()) {
            case Target.OneLatch(var id) when id.equals(LatchViews.DRAWDOWN_GUARD) -> drawdownGuard(asked);
            case Target.OneLatch(var id) ->
                fund.ladder()
                        .state()
                        .latches()
                        .find(id)
                        .map(latch -> ofLayer(latch.layer(), new ReleaseTarget.OneLatch(id), asked))
                        .orElseGet(() -> done(new Answer.Unknown<>("no latch " + id + " stands")));
            case Target.OfLayer(var layer, var scope)
            when layer == Layer.EMERGENCY_STOP && !latched(layer, scope) -> stepUp(scope, asked);
            case Target.OfLayer(var layer, var scope) -> ofLayer(layer, new ReleaseTarget.OfScope(scope), asked);
        };
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
        return fund.ladder().state().latches().latches().stream()
                .anyMatch(latch -> latch.layer() == layer && latch.scope().equals(scope));
    }

    private CompletionStage<Answer<Boolean>> killSwitch(ReleaseTarget target, String who, String why, String phrase) {
        return voices.<KillSwitch.Command, ReleaseAnswer>ask(
                        fund.people().killSwitch(),
                        replyTo -> new KillSwitch.Release(target, who, why, phrase, saidMs(), fundMs(), replyTo))
                .thenApply(Releases::told);
    }

    private CompletionStage<Answer<Boolean>> ceo(ReleaseRequest asked) {
        return voices.<CeoCommand, ReleaseAnswer>ask(
                        fund.people().ceo(),
                        replyTo -> new CeoCommand.Release(
                                asked.who(), asked.reason(), asked.phrase(), saidMs(), fundMs(), replyTo))
                .thenApply(Releases::told);
    }

    /** Once it is released, losses are counted anew (rules, B5), by the portfolio and its governor too. */
    private CompletionStage<Answer<Boolean>> emergencyStop(ReleaseTarget target, ReleaseRequest asked) {
        return voices.<EmergencyCommand, ReleaseAnswer>ask(
                        fund.people().emergencyStop(),
                        replyTo -> new EmergencyCommand.Release(target, asked.who(), asked.reason(), fundMs(), replyTo))
                .thenApply(said -> {
                    if (said.results().stream().anyMatch(Result.Released.class::isInstance)) {
                        fund.people()
                                .portfolio()
                                .tell(new PortfolioCommand.EmergencyReleased(asked.who(), asked.reason(), fundMs()));
                    }
                    return told(said);
                });
    }

    /** Nothing is latched any more: the word confirms the next step of the way back. */
    private CompletionStage<Answer<Boolean>> stepUp(Scope scope, ReleaseRequest asked) {
        return voices.<EmergencyCommand, EmergencyCommand.Said>ask(
                        fund.people().emergencyStop(),
                        replyTo -> new EmergencyCommand.ConfirmStepUp(
                                scope, asked.who(), asked.reason(), fundMs(), replyTo))
                .thenApply(said -> told(said.refusal()));
    }

    private CompletionStage<Answer<Boolean>> drawdownGuard(ReleaseRequest asked) {
        return voices.<GovernorCommand, GovernorCommand.Released>ask(
                        fund.people().governor(),
                        replyTo -> new GovernorCommand.ReleaseDrawdown(asked.who(), asked.reason(), fundMs(), replyTo))
                .thenApply(said -> told(said.refusal()));
    }

    private static Answer<Boolean> told(Optional<Reason> refusal) {
        return refusal.map(Releases::refused).orElseGet(() -> new Answer.Done<>(true));
    }

    private static Answer<Boolean> told(ReleaseAnswer said) {
        for (var result : said.results()) {
            if (result instanceof Result.Refused(var id, var reason)) return refused(reason);
        }
        for (var result : said.results()) {
            if (result instanceof Result.Proposed(var id, var who, var earliestMs)) {
                return new Answer.Pending<>(
                        false,
                        "proposed by " + who + "; a second word for it counts from "
                                + Instant.ofEpochMilli(earliestMs));
            }
        }
        return new Answer.Done<>(true);
    }

    private static Answer<Boolean> refused(Reason reason) {
        String why = reason.code().meaning() + numbers(reason);
        return switch (reason.code()) {
            case RELEASE_UNKNOWN -> new Answer.Unknown<>(why);
            case RELEASE_SELF_APPROVAL, RELEASE_UNNAMED -> new Answer.Forbidden<>(why);
            default -> new Answer.Refused<>(why, List.of());
        };
    }

    private static String numbers(Reason reason) {
        if (Double.isNaN(reason.observed())) return "";
        return " (" + reason.observed() + (Double.isNaN(reason.limit()) ? "" : " against " + reason.limit()) + ")";
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
