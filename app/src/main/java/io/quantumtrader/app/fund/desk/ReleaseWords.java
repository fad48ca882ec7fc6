package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.safety.HaltAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.app.fund.view.Following;
import io.quantumtrader.app.fund.view.LatchViews;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.view.LayerVerdictView;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.http.view.ReleaseResult;
import io.quantumtrader.http.view.ReleaseView;
import io.quantumtrader.http.view.ReleaseView.Remaining;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseForecast;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.safety.EmergencyBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of a release, for the operator: scope, cause, who spoke, what state follows, and from which peak drawdown counts. */
final class ReleaseWords {

    private final ReleaseRules rules;
    private final String portfolio;
    private final Following following;
    private final ReleaseForecast forecast;

    ReleaseWords(ReleaseRules rules, ReleaseForecast forecast, String portfolio, List<String> symbols) {
        this.rules = rules;
        this.forecast = forecast;
        this.portfolio = portfolio;
        this.following = new Following(portfolio, symbols);
    }

    /**
     * A layer's answer.
     *
     * @param before the ladder when the word was said
     * @param after and now
     * @param why the word's reason
     * @param emergency after it, for the peaks
     */
    Answer<Boolean> told(
            Layer layer,
            ReleaseAnswer said,
            LadderState before,
            LadderState after,
            String why,
            long saidMs,
            EmergencyBook emergency) {
        var views = new ArrayList<ReleaseView>();
        for (var result : said.results()) {
            before.latches()
                    .find(result.latchId())
                    .flatMap(latch -> view(latch, result, after, why, saidMs, emergency))
                    .ifPresent(views::add);
        }
        return answer(layer, said, views);
    }

    private Answer<Boolean> answer(Layer layer, ReleaseAnswer said, List<ReleaseView> views) {
        for (var result : said.results()) {
            if (result instanceof Result.Refused(var id, var reason))
                return refused(layer, reason, views, results(layer, said));
        }
        for (var result : said.results()) {
            if (result instanceof Result.Proposed proposed)
                return new Answer.Pending<>(false, waitsFor(proposed), views);
        }
        return new Answer.Released<>(true, views);
    }

    private Optional<ReleaseView> view(
            Latch latch, Result result, LadderState after, String why, long saidMs, EmergencyBook emergency) {
        return switch (result) {
            case Result.Refused ignored -> Optional.empty();
            case Result.Proposed proposed ->
                Optional.of(new ReleaseView(
                        latch.id(),
                        latch.layer(),
                        latch.layer().level(),
                        latch.scope().text(),
                        latch.permission(),
                        latch.why(),
                        "PROPOSED",
                        List.of(proposed.who()),
                        rules.persons() == 1,
                        why,
                        proposed.saidMs(),
                        proposed.earliestMs(),
                        proposed.untilMs(),
                        following.permission(forecast.without(after, latch), latch.scope()),
                        following.remaining(forecast.without(after, latch), latch.scope()),
                        peaks(emergency)));
            case Result.Released(var id, var persons, var single, var ignored) ->
                Optional.of(new ReleaseView(
                        id,
                        latch.layer(),
                        latch.layer().level(),
                        latch.scope().text(),
                        latch.permission(),
                        latch.why(),
                        "RELEASED",
                        persons,
                        single,
                        why,
                        saidMs,
                        null,
                        null,
                        following.permission(after, latch.scope()),
                        following.remaining(after, latch.scope()),
                        peaks(emergency)));
        };
    }

    /** A word for a halt. */
    Answer<Boolean> halt(HaltAnswer said) {
        return switch (said) {
            case HaltAnswer.Standing ignored -> new Answer.Done<>(true);
            case HaltAnswer.Proposed(var proposal) -> new Answer.Pending<>(false, waitsFor(proposal), List.of());
            case HaltAnswer.Refused(var reason) -> refused(Layer.KILL_SWITCH, reason);
        };
    }

    /** A word for the release of a halt. */
    Answer<Boolean> haltReleased(
            Halt halt, ReleaseAnswer said, LadderState after, String why, long saidMs, EmergencyBook emergency) {
        var views = new ArrayList<ReleaseView>();
        for (var result : said.results()) {
            switch (result) {
                case Result.Refused ignored -> {}
                case Result.Proposed one ->
                    views.add(view(
                            halt,
                            "PROPOSED",
                            List.of(one.who()),
                            rules.persons() == 1,
                            why,
                            one.saidMs(),
                            one.earliestMs(),
                            one.untilMs(),
                            "what was held is sent",
                            List.of(),
                            emergency));
                case Result.Released(var id, var persons, var single, var ignored) ->
                    views.add(view(
                            halt,
                            "RELEASED",
                            persons,
                            single,
                            why,
                            saidMs,
                            null,
                            null,
                            following.permission(after, Scope.everything()) + ", and what was held is sent",
                            following.remaining(after, Scope.everything()),
                            emergency));
            }
        }
        return answer(Layer.KILL_SWITCH, said, views);
    }

    private static ReleaseView view(
            Halt halt,
            String state,
            List<String> persons,
            boolean single,
            String why,
            long saidMs,
            @Nullable Long fromMs,
            @Nullable Long untilMs,
            String follows,
            List<Remaining> remaining,
            EmergencyBook emergency) {
        return new ReleaseView(
                halt.id(),
                Layer.KILL_SWITCH,
                Layer.KILL_SWITCH.level(),
                "*",
                null,
                halt.why(),
                state,
                persons,
                single,
                why,
                saidMs,
                fromMs,
                untilMs,
                follows,
                remaining,
                peaks(emergency));
    }

    /** The governor's drawdown guard was released: its own reference is the peak that follows. */
    Answer<Boolean> guard(ReleaseRequest asked, long saidMs, double peak) {
        return new Answer.Released<>(
                true,
                List.of(new ReleaseView(
                        LatchViews.DRAWDOWN_GUARD,
                        Layer.GOVERNOR,
                        Layer.GOVERNOR.level(),
                        portfolio,
                        Permission.REDUCE_ONLY,
                        "drawdown",
                        "RELEASED",
                        List.of(asked.who()),
                        false,
                        asked.reason(),
                        saidMs,
                        null,
                        null,
                        Permission.TRADE + " for this guard",
                        List.of(),
                        new TreeMap<>(Map.of(portfolio, peak)))));
    }

    /** Whether a way back of exactly this scope has steps left. */
    boolean stepsUp(Scope scope, EmergencyBook emergency) {
        var running = emergency.stepUps().get(scope.text());
        return running != null && !running.complete(forecast.emergency());
    }

    /** Latches behind a refusal that named none of them; empty if none stands. */
    static String standing(List<Latch> latches) {
        return latches.isEmpty()
                ? ""
                : latches.stream()
                        .map(latch -> latch.id() + " (" + latch.permission() + " on "
                                + latch.scope().text() + ")")
                        .collect(Collectors.joining(", ", "; of this layer stand: ", "; name one by its latchId"));
    }

    /** A word for the next step of size that does not count, with what would. */
    Answer<Boolean> stepUpRefused(Scope scope, Reason reason, EmergencyBook emergency) {
        if (reason.code() != ReasonCode.RELEASE_UNKNOWN) return refused(Layer.EMERGENCY_STOP, reason);
        var running = emergency.stepUps().entrySet().stream()
                .filter(one -> !one.getValue().complete(forecast.emergency()))
                .map(Map.Entry::getKey)
                .toList();
        return new Answer.Unknown<>("there is no step of size to confirm for `" + scope.text() + "`"
                + (running.isEmpty()
                        ? ", nor for anything else"
                        : "; there is one for `" + String.join("`, `", running) + "`"));
    }

    private static SortedMap<String, Double> peaks(EmergencyBook emergency) {
        var peaks = new TreeMap<String, Double>();
        emergency.peaks().forEach((name, known) -> peaks.put(name, known.reference()));
        return peaks;
    }

    private String waitsFor(Result.Proposed proposed) {
        String until = " until " + Instant.ofEpochMilli(proposed.untilMs());
        return rules.persons() == 1
                ? "SINGLE-PERSON: a second word counts from " + Instant.ofEpochMilli(proposed.earliestMs()) + until
                : "proposed by " + proposed.who() + "; another operator may approve it" + until;
    }

    /** What became of each latch that was named. */
    private static List<ReleaseResult> results(Layer layer, ReleaseAnswer said) {
        return said.results().stream()
                .map(result -> switch (result) {
                    case Result.Released released -> new ReleaseResult(released.latchId(), "RELEASED", null);
                    case Result.Proposed proposed -> new ReleaseResult(proposed.latchId(), "PROPOSED", null);
                    case Result.Refused(var id, var why) ->
                        new ReleaseResult(id, "REFUSED", ReasonView.saidBy(layer, why));
                })
                .toList();
    }

    static Answer<Boolean> refused(Layer layer, Reason reason) {
        return refused(layer, reason, List.of(), List.of());
    }

    /** A refusal names the layer, the code, the observed number and the limit (rules, B7), and what went through beside it. */
    private static Answer<Boolean> refused(
            Layer layer, Reason reason, List<ReleaseView> besides, List<ReleaseResult> results) {
        String why = reason.code().meaning() + numbers(reason) + done(besides);
        var verdicts = List.of(LayerVerdictView.of(layer, true, 0, List.of(ReasonView.saidBy(layer, reason))));
        return switch (reason.code()) {
            case RELEASE_UNKNOWN -> new Answer.Unknown<>(why);
            case RELEASE_SELF_APPROVAL, RELEASE_UNNAMED -> new Answer.Forbidden<>(why, verdicts, results);
            default -> new Answer.Refused<>(why, verdicts, results);
        };
    }

    private static String numbers(Reason reason) {
        if (Double.isNaN(reason.observed())) return "";
        return " (" + reason.observed() + (Double.isNaN(reason.limit()) ? "" : " against " + reason.limit()) + ")";
    }

    private static String done(List<ReleaseView> besides) {
        return besides.isEmpty()
                ? ""
                : besides.stream()
                        .map(view -> view.latchId() + " " + view.state())
                        .collect(Collectors.joining(", ", "; besides: ", ""));
    }
}
