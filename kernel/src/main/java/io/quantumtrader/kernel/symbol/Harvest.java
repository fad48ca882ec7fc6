package io.quantumtrader.kernel.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.CloseQuantity;
import io.quantumtrader.kernel.exit.TrancheLadder;
import io.quantumtrader.kernel.exit.TrancheTargets;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.ArrayList;
import java.util.List;

/**
 * What the position's exit profile takes off now (rules, C3).
 *
 * @param close what to close; quantity 0 for nothing
 * @param fired tranches fired afterwards
 */
record Harvest(CloseQuantity close, int fired, List<Reason> reasons) {

    static Harvest due(
            Position position,
            Observation seen,
            MarketReading market,
            double rMultiple,
            InstrumentRules rules,
            SymbolSettings settings) {
        return switch (position.terms().profile()) {
            case KERNEL_TRANCHES -> {
                var targets = TrancheTargets.of(settings.harvest());
                yield stepped(position, seen, targets, rMultiple, false, rules);
            }
            case LEVERAGE_LADDER -> {
                var targets = settings.leverageLadder().targets(position.terms().leverage());
                double move =
                        position.side().sign() * (seen.mark() - position.averageEntry()) / position.averageEntry();
                yield stepped(position, seen, targets, move, true, rules);
            }
            case TP1 -> takeProfit(position, seen, market, rules, settings);
        };
    }

    private static Harvest stepped(
            Position position,
            Observation seen,
            TrancheTargets targets,
            double reading,
            boolean ladder,
            InstrumentRules rules) {
        var step = new TrancheLadder(position.fired())
                .step(targets, reading, position.originalQuantity(), position.quantity(), seen.mark(), rules);
        if (step.tranche() == 0) return nothing(position);
        var reasons = new ArrayList<Reason>(2);
        reasons.add(because(
                ladder ? ReasonCode.LEVERAGE_RUNG : code(step.tranche()), reading, targets.mark(step.tranche())));
        return new Harvest(step.close(), step.after().fired(), dust(step.close(), reasons, seen, rules));
    }

    private static Harvest takeProfit(
            Position position, Observation seen, MarketReading market, InstrumentRules rules, SymbolSettings settings) {
        var rule = settings.takeProfit();
        double confidence = market.published().trend();
        double entry = position.averageEntry();
        boolean fires =
                position.fired() == 0 && rule.fires(position.side(), entry, seen.mark(), seen.atr(), confidence);
        if (!fires) return nothing(position);
        double due = Math.max(0, rule.due(position.originalQuantity(), position.quantity()));
        var close = CloseQuantity.part(due, position.quantity(), seen.mark(), rules);
        if (close.quantity() <= 0) return nothing(position);
        var reasons = new ArrayList<Reason>(2);
        reasons.add(because(ReasonCode.TAKE_PROFIT_1, seen.mark(), rule.price(position.side(), entry, seen.atr())));
        return new Harvest(close, 1, dust(close, reasons, seen, rules));
    }

    private static List<Reason> dust(
            CloseQuantity close, List<Reason> reasons, Observation seen, InstrumentRules rules) {
        if (close.dust()) {
            reasons.add(because(ReasonCode.DUST_CLOSED, close.quantity() * seen.mark(), rules.minNotional()));
        }
        return reasons;
    }

    private static ReasonCode code(int tranche) {
        return switch (tranche) {
            case 1 -> ReasonCode.HARVEST_T1;
            case 2 -> ReasonCode.HARVEST_T2;
            default -> ReasonCode.HARVEST_T3;
        };
    }

    private static Harvest nothing(Position position) {
        return new Harvest(new CloseQuantity(0, position.quantity(), false), position.fired(), List.of());
    }
}
