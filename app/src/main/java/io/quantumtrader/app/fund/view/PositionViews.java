package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.ComponentView;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.http.view.KillScoreView;
import io.quantumtrader.http.view.PositionView;
import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.distance.PositionDistances;
import io.quantumtrader.kernel.exit.BarTally;
import io.quantumtrader.kernel.exit.KillComponent;
import io.quantumtrader.kernel.exit.KillDistance;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.exit.RMultiple;
import io.quantumtrader.kernel.exit.TrancheTargets;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.Evaluator;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows symbols as the API tells them, together with what the venue holds against them. Asks nobody. */
public final class PositionViews {

    private final String portfolio;
    private final SymbolSettings settings;
    private final BrainLimits brain;

    public PositionViews(FundSettings settings) {
        this.portfolio = settings.portfolio();
        this.settings = settings.symbol().settings();
        this.brain = settings.brain().forBars(settings.interval());
    }

    /**
     * A symbol, open or flat.
     *
     * @param silent whether it does not answer: what is told is what it said last
     */
    public PositionView of(SymbolView seen, LadderState ladder, Surroundings around, AtVenue atVenue, boolean silent) {
        var permission = ladder.effective(portfolio, seen.symbol());
        String layer = decidedBy(ladder, seen.symbol(), permission);
        return seen.position()
                .map(held -> open(seen, held, permission, layer, around, atVenue, silent))
                .orElseGet(() -> PositionView.flat(seen.symbol(), seen.mark(), permission, layer, silent));
    }

    private PositionView open(
            SymbolView seen,
            Position held,
            Permission permission,
            @Nullable String layer,
            Surroundings around,
            AtVenue atVenue,
            boolean silent) {
        double mark = seen.mark();
        var kill = seen.kill().filter(reading -> held.path().bars() > 0);
        return new PositionView(
                seen.symbol(),
                seen.symbol() + "-" + held.number(),
                true,
                held.side(),
                held.quantity(),
                held.originalQuantity(),
                held.averageEntry(),
                mark,
                held.quantity() * mark,
                held.terms().leverage(),
                held.unrealised(mark),
                Evaluator.rNet(held, mark, settings.takerFeeRate()),
                totalR(held, mark),
                kill.map(reading -> killScore(reading, seen.distance(), held.path()))
                        .orElse(null),
                kill.isPresent() ? null : whyNoScore(seen, held),
                held.stop(),
                atVenue.stop(),
                seen.stopConfirmed() && atVenue.hasStop(),
                atVenue.liquidation(),
                held.fired(),
                tranches(held),
                held.fired() < tranches(held) ? target(held, seen.atr(), held.fired() + 1) : Double.NaN,
                IntStream.rangeClosed(1, tranches(held))
                        .mapToObj(number -> target(held, seen.atr(), number))
                        .toList(),
                settings.harvest().lock(),
                held.terms().stopDistance(),
                held.terms().profile().name(),
                seen.market()
                        .map(market -> market.published().dominant().name())
                        .orElse(null),
                held.openedAtMs(),
                Math.max(0, seen.atMs() - held.openedAtMs()),
                held.adopted(),
                permission,
                layer,
                silent,
                distances(seen, held, around));
    }

    private List<DistanceView> distances(SymbolView seen, Position held, Surroundings around) {
        var texts = new ChangeTexts(held.side(), seen.mark(), held.stop());
        return PositionDistances.of(PositionLayers.sight(seen, held, around), settings, brain).stream()
                .map(one -> PositionLayers.view(one, portfolio + "/" + seen.symbol(), texts))
                .toList();
    }

    private double totalR(Position held, double mark) {
        var costs = held.costs();
        double paid = costs.entryFees()
                + costs.exitFees()
                + costs.funding()
                + settings.takerFeeRate() * mark * held.quantity();
        return RMultiple.total(
                costs.realised(), held.unrealised(mark), paid, held.terms().stopDistance(), held.originalQuantity());
    }

    static String whyNoScore(SymbolView seen, Position held) {
        if (held.path().bars() == 0) return "no bar has closed since the entry";
        return seen.market().isEmpty() ? "no valid market state" : "no bar has been judged since the fund started";
    }

    private KillScoreView killScore(KillReading reading, Optional<KillDistance> distance, Path path) {
        var model = settings.kill().model();
        var rule = settings.killRule();
        return new KillScoreView(
                reading.score(),
                model.threshold(),
                rule.immediate(),
                reading.z(),
                model.limit(),
                model.threshold() - reading.score(),
                barsAtLimit(path),
                rule.neededBars(),
                rule.windowBars(),
                Stream.of(KillComponent.values())
                        .map(component -> component(reading, distance, component))
                        .toList());
    }

    private int barsAtLimit(Path path) {
        return new BarTally(path.killBits(), BarTally.EMPTY.lastBarMs())
                .count(settings.killRule().windowBars());
    }

    private ComponentView component(KillReading reading, Optional<KillDistance> distance, KillComponent component) {
        double value = reading.component(component);
        double weight = settings.kill().model().weight(component);
        double missing = distance.map(known -> missing(known, component)).orElse(Double.NaN);
        if (Double.isInfinite(missing)) missing = Double.NaN;
        return new ComponentView(name(component), value, weight, weight * value, value + missing, missing);
    }

    private static double missing(KillDistance distance, KillComponent component) {
        return switch (component) {
            case REGIME_FLIP -> distance.regimeFlip();
            case SIGMA_SPIKE -> distance.sigmaSpike();
            case TS_DROP -> distance.tsDrop();
            case AGE -> distance.age();
        };
    }

    private static String name(KillComponent component) {
        return switch (component) {
            case REGIME_FLIP -> "regime_flip";
            case SIGMA_SPIKE -> "sigma_spike";
            case TS_DROP -> "ts_drop";
            case AGE -> "age";
        };
    }

    private static int tranches(Position held) {
        return held.terms().profile() == ExitProfile.TP1 ? 1 : 3;
    }

    /** The R at which a tranche fires; numbers count from 1. */
    private double target(Position held, double atr, int number) {
        double risk = held.terms().stopDistance();
        return switch (held.terms().profile()) {
            case KERNEL_TRANCHES -> TrancheTargets.of(settings.harvest()).mark(number);
            case TP1 -> settings.takeProfit().distanceAtr() * atr / risk;
            case LEVERAGE_LADDER ->
                settings.leverageLadder().targets(held.terms().leverage()).mark(number) * held.averageEntry() / risk;
        };
    }

    private @Nullable String decidedBy(LadderState ladder, String symbol, Permission permission) {
        if (permission == Permission.TRADE) return null;
        return layers(ladder, portfolio, symbol, permission).stream()
                .findFirst()
                .orElse(null);
    }

    /** The layers whose verdicts are that strict. */
    static List<String> layers(LadderState ladder, String portfolio, String symbol, Permission permission) {
        if (permission == Permission.TRADE) return List.of();
        return ladder.verdicts(portfolio, symbol).stream()
                .filter(verdict -> verdict.permission() == permission)
                .map(verdict -> verdict.layer().name())
                .distinct()
                .toList();
    }
}
