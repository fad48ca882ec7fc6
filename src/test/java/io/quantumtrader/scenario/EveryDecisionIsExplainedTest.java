package io.quantumtrader.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.explain.Explanations;
import io.quantumtrader.app.explain.Telling;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.http.view.ExplanationView;
import io.quantumtrader.http.view.ExplanationView.Statement;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.persistence.explain.Asked;
import io.quantumtrader.persistence.explain.Becomes;
import io.quantumtrader.persistence.explain.Entry;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.explain.Explainer;
import io.quantumtrader.persistence.explain.Flip;
import io.quantumtrader.persistence.explain.Input;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.persistence.explain.Moment;
import io.quantumtrader.persistence.explain.Target;
import io.quantumtrader.persistence.explain.Variant;
import io.quantumtrader.persistence.explain.WouldChange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a fund has decided can be explained: each decision and each bar of whole stories. Every number of a text is in the journal,
 * in the settings of the journal, or computed; every change that is claimed is put to the kernel again, in the digits that a
 * person reads.
 */
class EveryDecisionIsExplainedTest {

    private static final int ALL = 100_000;

    private final List<String> violations = new ArrayList<>();
    private int decisions;
    private int numbers;
    private int claims;
    private int ofGuardians;
    private final Map<Input, Integer> kinds = new EnumMap<>(Input.class);

    @Test
    void andEveryNumberAndClaimHolds() {
        Stream.of(
                        PositionStories.all(),
                        HeatStories.all().subList(0, 3),
                        SwitchStories.all().subList(0, 4),
                        BrainStories.all().subList(0, 4),
                        SilenceStories.all().stream()
                                .filter(one -> one.name().contains("closed by its guardian"))
                                .toList())
                .flatMap(List::stream)
                .forEach(this::lives);

        System.out.printf(
                "explanations: %d decisions, %d numbers, %d claims put to the kernel again %s, %d violations%n",
                decisions, numbers, claims, kinds, violations.size());
        assertThat(violations).isEmpty();
        assertThat(decisions).isGreaterThan(500);
        assertThat(ofGuardians).isPositive();
        assertThat(claims).isGreaterThan(900);
        assertThat(kinds)
                .containsKeys(Input.MARK, Input.CLOSE, Input.TREND_PROBABILITY, Input.TIME_HELD, Input.PERMISSION);
    }

    private void lives(Scenario scenario) {
        try (var stage = scenario.stage()) {
            scenario.story().play(stage, new Teller());
            var explainer = new Explainer(stage.record(), Stage.MAIN, Explanations::terms);
            var known = Numbers.of(stage.record());
            for (String id : stage.record().ids()) {
                if (!id.startsWith("symbol|") && !id.startsWith("guardian|")) continue;
                String symbol = id.substring(id.lastIndexOf('|') + 1);
                for (Entry entry : stage.record().following(id, 1, Set.of(), ALL))
                    Target.of(entry).ifPresent(target -> explain(explainer, known, target, symbol, scenario.name()));
            }
        }
    }

    private void explain(Explainer explainer, Numbers known, Target target, String symbol, String story) {
        decisions++;
        if (target.id(symbol).contains("-g-")) ofGuardians++;
        String name = story + ", " + target.id(symbol);
        try {
            switch (explainer.explain(Asked.parse(target.id(symbol)).orElseThrow())) {
                case Lookup.Unknown unknown -> violations.add(name + ": " + unknown.text());
                case Lookup.Found(var explained) -> {
                    if (!explained.target().equals(target)) violations.add(name + ": another decision was explained");
                    var view = Telling.of(explained);
                    numbers(name, known, view);
                    agrees(name, explained);
                    claims(name, explained, view.sections().getLast().statements());
                }
            }
        } catch (RuntimeException | AssertionError failed) {
            violations.add(name + ": " + failed);
        }
    }

    private void numbers(String name, Numbers known, ExplanationView view) {
        for (var section : view.sections()) {
            for (var statement : section.statements()) {
                numbers += statement.figures().size();
                known.strangers(statement).forEach(stranger -> violations.add(name + ": " + stranger));
            }
        }
    }

    private void claims(String name, Explained explained, List<Statement> told) {
        if (!(explained.wouldChange() instanceof WouldChange.OfTheKernel(var flips))) {
            if (explained.wouldChange().equals(new WouldChange.NotANumber(WouldChange.Cause.NOT_REPRODUCED)))
                violations.add(name + ": not reproduced");
            return;
        }
        for (int i = 0; i < flips.size(); i++) {
            claims++;
            var flip = flips.get(i);
            kinds.merge(flip.input(), 1, Integer::sum);
            if (!told(flip, told.get(i + 1))) violations.add(name + ": the text does not say " + flip);
            boolean holds = switch (flip) {
                case Flip.OfSignal signal -> holds(signal, explained.moment());
                case Flip.OfNumber number -> holds(number, explained.variant().orElseThrow());
                case Flip.OfWord word -> holds(word, explained.variant().orElseThrow());
            };
            if (!holds) violations.add(name + ": the kernel does not say " + flip);
        }
    }

    /** Asked again, the kernel gives the recorded K, R and reasons. */
    private void agrees(String name, Explained explained) {
        var row = explained.moment().observation();
        if (explained.judged().isEmpty() || row.isEmpty()) return;
        var judged = explained.judged().get();
        boolean same = Double.compare(judged.killScore(), row.get().killScore()) == 0
                && Double.compare(judged.rMultiple(), row.get().rMultiple()) == 0;
        if (!same) violations.add(name + ": K and R of the record are not those of the kernel");
    }

    private static boolean holds(Flip.OfNumber claim, Variant variant) {
        var now = Becomes.of(variant.evaluate());
        var then = Becomes.of(variant.with(claim.input(), claim.to()).evaluate());
        return then.equals(claim.becomes()) && !then.equals(now);
    }

    /** A person reads the very number that the kernel was asked with. */
    private static boolean told(Flip claim, Statement statement) {
        return switch (claim) {
            case Flip.OfNumber number
            when number.input() == Input.TIME_HELD ->
                statement.figures().getFirst().value() == 1000 * number.to();
            case Flip.OfNumber number ->
                Double.parseDouble(statement.figures().getFirst().shown()) == number.to();
            case Flip.OfSignal signal ->
                Double.parseDouble(statement.figures().getFirst().shown()) == signal.to();
            case Flip.OfWord word -> statement.figures().isEmpty();
        };
    }

    private static boolean holds(Flip.OfWord claim, Variant variant) {
        var other = switch (claim.input()) {
            case PERMISSION -> variant.with(Permission.valueOf(claim.to()));
            case HEAT -> variant.with(Optional.of(HeatBand.valueOf(claim.to())));
            default -> variant.withBarsBefore(claim.to().equals("all"));
        };
        var then = Becomes.of(other.evaluate());
        return then.equals(claim.becomes()) && !then.equals(Becomes.of(variant.evaluate()));
    }

    private static boolean holds(Flip.OfSignal claim, Moment moment) {
        String recorded = wished(moment, moment.bars().getLast().close());
        return wished(moment, claim.to()).equals(claim.wish()) && !recorded.equals(claim.wish());
    }

    private static String wished(Moment moment, double close) {
        var indicators = moment.terms().orElseThrow().indicators().get();
        var last = moment.bars().getLast();
        moment.bars().subList(0, moment.bars().size() - 1).forEach(indicators::push);
        indicators.push(new Bar(
                last.openTimeMs(), last.open(), Math.max(last.high(), close), Math.min(last.low(), close), close, 1));
        return indicators.signal().map(signal -> signal.side().name()).orElse("NONE");
    }
}
