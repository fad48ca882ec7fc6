package io.quantumtrader.actors.governor;

import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.risk.GuardFinding;
import java.util.List;
import java.util.Optional;

/**
 * What the guards say at one time. Fractions; NaN before the first equity reading.
 *
 * @param standing level 3's standing verdict: REDUCE_ONLY while a guard refuses opens
 * @param findings the guards that refuse, worst first, each with the number and the limit that activated it
 * @param warnings readings beyond a warning, refusing nothing
 * @param flattenWanted why the emergency stop has to be pulled, empty if it has not
 * @param peak reference of the drawdown guard, quote currency
 * @param drawdown from that reference
 * @param flattenDrawdown from the reference that only a level-5 release moves
 * @param dayLoss of the UTC day, negative is a gain
 * @param weekLoss of the UTC week
 * @param equityAtMs time of the last equity reading, {@link Long#MIN_VALUE} before the first
 * @param flattenPeak the reference that only a level-5 release moves, quote currency
 * @param dayOpen opening equity of the UTC day, quote currency; its first reading until a second confirms it
 * @param weekOpen the same of the UTC week
 * @param ordersInMinute opening orders in the last 60 s, sent or still allowed
 * @param dayNotional opening notional of the UTC day, sent or still allowed, quote currency
 * @param lossesInARow closed positions
 * @param trades positions closed and counted since the journal began
 * @param wins those of them that made money after all costs
 * @param rebasedMs the last level-5 release that these guards know, {@link Long#MIN_VALUE} before the first
 */
public record GuardReading(
        Verdict standing,
        List<GuardFinding> findings,
        List<Reason> warnings,
        Optional<Reason> flattenWanted,
        double peak,
        double drawdown,
        double flattenDrawdown,
        double dayLoss,
        double weekLoss,
        long equityAtMs,
        double flattenPeak,
        double dayOpen,
        double weekOpen,
        int ordersInMinute,
        double dayNotional,
        int lossesInARow,
        long trades,
        long wins,
        long rebasedMs)
        implements Message {

    public GuardReading {
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }
}
