package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.BarTally;
import io.quantumtrader.kernel.exit.RegimeExit;
import io.quantumtrader.kernel.exit.TrancheTargets;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.symbol.Evaluator;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What price, time or bars close a position, or a part of it, besides the kill score. */
final class ExitChanges {

    private final Position held;
    private final Sight seen;
    private final SymbolSettings settings;
    private final int sign;

    ExitChanges(Sight seen, SymbolSettings settings) {
        this.held = seen.position();
        this.seen = seen;
        this.settings = settings;
        this.sign = held.side().sign();
    }

    List<Distance> all() {
        var found = new ArrayList<Distance>();
        found.add(stop());
        tranche().ifPresent(found::add);
        if (held.fired() == 0) found.add(stale());
        regimeExit().ifPresent(found::add);
        return found;
    }

    private Distance stop() {
        double stop = held.stop();
        if (Double.isNaN(stop)) return Distance.none(ReasonCode.STOP_CROSSED, seen.mark(), "no stop yet");
        double gone = 1 - sign * (seen.mark() - stop) / held.terms().stopDistance();
        Change change = held.side().crossed(seen.mark(), stop) ? new Change.Stands() : new Change.MarkTo(stop);
        return new Distance(ReasonCode.STOP_CROSSED, seen.mark(), stop, Math.max(0, gone), change);
    }

    /** The next tranche of the profile; the reading is the profile's own. */
    private Optional<Distance> tranche() {
        return switch (held.terms().profile()) {
            case KERNEL_TRANCHES -> {
                double r = Evaluator.rNet(held, seen.mark(), settings.takerFeeRate());
                yield next(TrancheTargets.of(settings.harvest()))
                        .map(target -> upwards(
                                tranche(held.fired() + 1),
                                r,
                                target,
                                Marks.ofR(held, target, settings.takerFeeRate())));
            }
            case LEVERAGE_LADDER -> {
                double entry = held.averageEntry();
                double move = sign * (seen.mark() - entry) / entry;
                yield next(settings.leverageLadder().targets(held.terms().leverage()))
                        .map(target -> upwards(ReasonCode.LEVERAGE_RUNG, move, target, entry * (1 + sign * target)));
            }
            case TP1 -> held.fired() > 0 ? Optional.empty() : Optional.of(takeProfit());
        };
    }

    private Optional<Double> next(TrancheTargets targets) {
        return held.fired() >= 3 ? Optional.empty() : Optional.of(targets.mark(held.fired() + 1));
    }

    private static ReasonCode tranche(int number) {
        return switch (number) {
            case 1 -> ReasonCode.HARVEST_T1;
            case 2 -> ReasonCode.HARVEST_T2;
            default -> ReasonCode.HARVEST_T3;
        };
    }

    private static Distance upwards(ReasonCode code, double observed, double limit, double price) {
        return Distance.rising(
                code, observed, limit, observed >= limit ? new Change.Stands() : new Change.MarkTo(price));
    }

    private Distance takeProfit() {
        var rule = settings.takeProfit();
        double entry = held.averageEntry();
        double target = rule.price(held.side(), entry, seen.atr());
        double trend = seen.market().map(market -> market.published().trend()).orElse(Double.NaN);
        double gone = Distance.risen(sign * (seen.mark() - entry), sign * (target - entry));
        boolean confident = trend >= rule.minimumConfidence();
        if (!confident)
            return Distance.none(ReasonCode.TAKE_PROFIT_1, seen.mark(), "the trend is not confident enough");
        Change change = gone >= 1 ? new Change.Stands() : new Change.MarkTo(target);
        return new Distance(ReasonCode.TAKE_PROFIT_1, seen.mark(), target, gone, change);
    }

    private Distance stale() {
        long waited = Math.max(0, seen.nowMs() - held.path().risenAtMs());
        long patience = settings.stale().patienceMs();
        Change change = waited >= patience ? new Change.Stands() : new Change.TimePasses(patience - waited);
        return Distance.rising(ReasonCode.STALE_EXIT, (double) waited, (double) patience, change);
    }

    /** Chop and loss are both needed: there is a single change only once one of them is there. */
    private Optional<Distance> regimeExit() {
        var rule = settings.regimeExit();
        if (held.terms().regime() == Regime.CHOP) return Optional.empty();
        double loss = RegimeExit.lossFraction(held.side(), held.averageEntry(), seen.mark());
        int missing = missingChop(rule);
        boolean losing = loss > rule.loss();
        if (missing > 1 && !losing) return Optional.empty();
        if (!losing) {
            if (missing > 0) return Optional.empty();
            double price = held.averageEntry() * (1 - sign * rule.loss());
            return Optional.of(Distance.rising(ReasonCode.REGIME_EXIT, loss, rule.loss(), new Change.MarkTo(price)));
        }
        int seenBars = tally(held.path().chopBits()).count(rule.windowBars());
        Change change = missing == 0 ? new Change.Stands() : new Change.BarsOfChop(missing);
        return Optional.of(Distance.rising(ReasonCode.REGIME_EXIT, seenBars, rule.neededBars(), change));
    }

    /** How many chop bars in a row complete the count. */
    private int missingChop(RegimeExit rule) {
        int bits = held.path().chopBits();
        int bars = 0;
        while (tally(bits).count(rule.windowBars()) < rule.neededBars()) {
            bits = Path.shifted(bits, true);
            bars++;
        }
        return bars;
    }

    private static BarTally tally(int bits) {
        return new BarTally(bits, BarTally.EMPTY.lastBarMs());
    }
}
