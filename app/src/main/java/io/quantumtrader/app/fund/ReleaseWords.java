package io.quantumtrader.app.fund;

import io.quantumtrader.actors.safety.HaltAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.view.LayerVerdictView;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.http.view.ReleaseView;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseRules;
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

    ReleaseWords(ReleaseRules rules, String portfolio) {
        this.rules = rules;
        this.portfolio = portfolio;
    }

    /**
     * A layer's answer.
     *
     * @param before the ladder when the word was said
     * @param why the word's reason
     * @param emergency after it, for the peaks
     */
    Answer<Boolean> told(
            Layer layer, ReleaseAnswer said, LadderState before, String why, long saidMs, EmergencyBook emergency) {
        var views = new ArrayList<ReleaseView>();
        for (var result : said.results()) {
            before.latches()
                    .find(result.latchId())
                    .flatMap(latch -> view(latch, result, before, why, saidMs, emergency))
                    .ifPresent(views::add);
        }
        return answer(layer, said, views);
    }

    private Answer<Boolean> answer(Layer layer, ReleaseAnswer said, List<ReleaseView> views) {
        for (var result : said.results()) {
            if (result instanceof Result.Refused(var id, var reason)) return refused(layer, reason, views);
        }
        for (var result : said.results()) {
            if (result instanceof Result.Proposed proposed)
                return new Answer.Pending<>(false, waitsFor(proposed), views);
        }
        return new Answer.Released<>(true, views);
    }

    private Optional<ReleaseView> view(
            Latch latch, Result result, LadderState before, String why, long saidMs, EmergencyBook emergency) {
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
                        before.release(latch.id()).at(latch.scope()).name(),
                        peaks(emergency)));
            case Result.Released(var id, var persons, var single, var follows) ->
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
                        follows,
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
    Answer<Boolean> haltReleased(Halt halt, ReleaseAnswer said, String why, long saidMs, EmergencyBook emergency) {
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
                            emergency));
                case Result.Released(var id, var persons, var single, var follows) ->
                    views.add(view(
                            halt,
                            "RELEASED",
                            persons,
                            single,
                            why,
                            saidMs,
                            null,
                            null,
                            follows + ", and what was held is sent",
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
                        new TreeMap<>(Map.of(portfolio, peak)))));
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

    static Answer<Boolean> refused(Layer layer, Reason reason) {
        return refused(layer, reason, List.of());
    }

    /** A refusal names the layer, the code, the observed number and the limit (rules, B7), and what went through beside it. */
    private static Answer<Boolean> refused(Layer layer, Reason reason, List<ReleaseView> besides) {
        String why = reason.code().meaning() + numbers(reason) + done(besides);
        var verdicts = List.of(LayerVerdictView.of(layer, true, 0, List.of(ReasonView.of(reason))));
        return switch (reason.code()) {
            case RELEASE_UNKNOWN -> new Answer.Unknown<>(why);
            case RELEASE_SELF_APPROVAL, RELEASE_UNNAMED -> new Answer.Forbidden<>(why, verdicts);
            default -> new Answer.Refused<>(why, verdicts);
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
