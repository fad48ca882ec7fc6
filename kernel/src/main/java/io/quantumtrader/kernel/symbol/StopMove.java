package io.quantumtrader.kernel.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.ProfitLock;
import io.quantumtrader.kernel.exit.ProtectiveStop;
import io.quantumtrader.kernel.exit.StopInput;
import io.quantumtrader.kernel.exit.StopKernel;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A protective stop that tightens: the profit lock, then the trailing stop of the position's profile. The tighter of the two
 * wins, exactly, and nothing ever loosens (rules, A6; formulas, P1 and P2 step 4).
 *
 * @param stop the new trigger, on the tick
 */
record StopMove(double stop, List<Reason> reasons) {

    static Optional<StopMove> due(
            Position position,
            Observation seen,
            MarketReading market,
            double rMultiple,
            int fired,
            InstrumentRules rules,
            SymbolSettings settings) {
        Side side = position.side();
        double present = position.stop();
        if (Double.isNaN(present)) return Optional.empty();
        double locked = ProfitLock.stop(side, position.averageEntry(), present, rMultiple, settings.harvest());
        double afterLock = Double.isNaN(locked) ? present : ProtectiveStop.tighten(side, present, locked, rules);
        double trail = trail(position, seen, market, rMultiple, fired, settings);
        double target = Double.isNaN(trail) ? afterLock : ProtectiveStop.tighten(side, afterLock, trail, rules);
        if (!side.tighter(target, present)) return Optional.empty();
        var reasons = new ArrayList<Reason>(2);
        if (side.tighter(afterLock, present)) reasons.add(because(ReasonCode.PROFIT_LOCK, afterLock, present));
        if (side.tighter(target, afterLock)) reasons.add(because(ReasonCode.TRAIL, target, afterLock));
        return Optional.of(new StopMove(target, reasons));
    }

    private static double trail(
            Position position,
            Observation seen,
            MarketReading market,
            double rMultiple,
            int fired,
            SymbolSettings settings) {
        double peak = Math.max(position.path().peak(), seen.mark());
        double trough = Math.min(position.path().trough(), seen.mark());
        if (position.terms().profile() == ExitProfile.TP1) {
            double best = position.side() == Side.LONG ? peak : trough;
            return fired > 0 ? settings.takeProfit().trail(position.side(), best, seen.atr()) : Double.NaN;
        }
        boolean locked = Math.max(position.path().maxR(), rMultiple)
                >= settings.harvest().lock();
        if (!locked) return Double.NaN;
        var input = new StopInput(
                market.sigma(),
                market.ts(),
                market.published(),
                position.side(),
                position.averageEntry(),
                seen.mark(),
                peak,
                trough,
                position.stop());
        return StopKernel.propose(input, settings.stops()).stop();
    }
}
