package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.distance.Distance;
import io.quantumtrader.kernel.distance.Sight;
import io.quantumtrader.kernel.distance.StateChanges;
import io.quantumtrader.kernel.exit.BarTally;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Levels 1 and 4: one symbol at a time. */
final class PositionLayers {

    private final String portfolio;
    private final SymbolSettings settings;
    private final BrainLimits brain;

    PositionLayers(FundSettings settings) {
        this.portfolio = settings.portfolio();
        this.settings = settings.symbol().settings();
        this.brain = settings.brain().forBars(settings.interval());
    }

    /** What one symbol knows of its position, grown older since, and the rest of the fund of the account. */
    static Sight sight(SymbolView seen, Position held, Surroundings around) {
        return new Sight(
                held,
                seen.mark(),
                seen.atr(),
                seen.market(),
                seen.kill().filter(reading -> held.path().bars() > 0),
                seen.state().olderBy(Math.max(0, around.atMs() - seen.atMs())),
                seen.margin(),
                seen.liquidation(),
                around.equity(),
                around.floors(),
                Math.max(seen.atMs(), around.atMs()));
    }

    Stream<DistanceView> killScores(Moment now) {
        return now.symbols().stream().flatMap(seen -> Stream.concat(score(seen).stream(), cooldown(seen).stream()));
    }

    private List<DistanceView> score(SymbolView seen) {
        if (seen.position().isEmpty()) return List.of();
        var held = seen.position().get();
        String scope = scope(seen);
        var kill = seen.kill().filter(reading -> held.path().bars() > 0);
        double threshold = settings.kill().model().threshold();
        if (kill.isEmpty()) {
            return List.of(DistanceView.none(
                    ReasonCode.KILL_SCORE_AT_LIMIT, scope, threshold, PositionViews.whyNoScore(seen, held)));
        }
        var rule = settings.killRule();
        int bars = new BarTally(held.path().killBits(), BarTally.EMPTY.lastBarMs()).count(rule.windowBars());
        return List.of(
                ofScore(ReasonCode.KILL_SCORE_AT_LIMIT, scope, kill.get(), threshold),
                ofScore(ReasonCode.KILL_SCORE_EXTREME, scope, kill.get(), rule.immediate()),
                DistanceView.rising(ReasonCode.KILL_SCORE_WATCH, scope, bars, rule.neededBars())
                        .with("closed bars at the threshold, of the last " + rule.windowBars()));
    }

    /** The way runs in the weighted sum: the score itself begins halfway up. */
    private DistanceView ofScore(ReasonCode code, String scope, KillReading reading, double limit) {
        double share = Math.max(0, reading.z() / settings.kill().model().sumAt(limit));
        return new DistanceView(code, scope, reading.score(), limit, share, "");
    }

    private List<DistanceView> cooldown(SymbolView seen) {
        long bars = seen.barsSinceKillClose();
        long left = settings.cooldownBars() - bars;
        if (left <= 0) return List.of();
        String ends = left == 1 ? "ends with the next bar" : "ends in " + left + " bars";
        return List.of(DistanceView.standing(
                ReasonCode.KILL_COOLDOWN, scope(seen), (double) bars, settings.cooldownBars(), ends));
    }

    Stream<DistanceView> states(Moment now) {
        var account = new Surroundings(now.account().equity(), List.of(), now.atMs());
        var found = new ArrayList<DistanceView>();
        for (var seen : now.symbols()) {
            seen.position().ifPresent(held -> {
                var sight = sight(seen, held, account);
                var texts = new ChangeTexts(held.side(), seen.mark(), held.stop());
                StateChanges.of(sight, brain).forEach(one -> found.add(view(one, scope(seen), texts)));
            });
        }
        return found.stream();
    }

    static DistanceView view(Distance distance, String scope, ChangeTexts texts) {
        return new DistanceView(
                distance.code(),
                scope,
                distance.observed(),
                distance.limit(),
                distance.share(),
                texts.of(distance.change()));
    }

    private String scope(SymbolView seen) {
        return portfolio + "/" + seen.symbol();
    }
}
