package io.quantumtrader.kernel.symbol;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.exit.KillBaseline;
import io.quantumtrader.kernel.exit.KillRule;
import io.quantumtrader.kernel.exit.LeverageLadder;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.exit.RegimeExit;
import io.quantumtrader.kernel.exit.SigmaReference;
import io.quantumtrader.kernel.exit.StagedClose;
import io.quantumtrader.kernel.exit.StaleWatch;
import io.quantumtrader.kernel.exit.StopTheta;
import io.quantumtrader.kernel.exit.TakeProfitRule;
import io.quantumtrader.kernel.position.ExitProfile;

/**
 * Everything a symbol decides by. The place where a learned theta goes: a function of nothing but its values.
 *
 * @param harvest tranches, profit lock, costs
 * @param kill how the kill score is read live
 * @param killRule on how many bars it acts
 * @param baseline what spike and lost trend are held against; frozen into the terms of an entry
 * @param stops P1
 * @param sigmaReference what a spike is measured against
 * @param staged how the close of a winner by the kill score is staged
 * @param stale when a position that goes nowhere is closed
 * @param regimeExit when a loser in chop is closed
 * @param takeProfit the TP1 profile
 * @param leverageLadder the leverage profile
 * @param profile of new positions
 * @param initialStopAtr initial stop in ATR, above 0 (rules, C1)
 * @param takerFeeRate fraction of notional an exit costs, 0 or more
 * @param barMinutes length of a decision bar, above 0
 * @param cooldownBars bars without entries after a close by the kill score, 0 or more
 */
public record SymbolSettings(
        HarvestTheta harvest,
        LiveKillTheta kill,
        KillRule killRule,
        KillBaseline baseline,
        StopTheta stops,
        SigmaReference sigmaReference,
        StagedClose.Theta staged,
        StaleWatch.Theta stale,
        RegimeExit regimeExit,
        TakeProfitRule takeProfit,
        LeverageLadder leverageLadder,
        ExitProfile profile,
        double initialStopAtr,
        double takerFeeRate,
        double barMinutes,
        int cooldownBars) {

    public SymbolSettings {
        new Checks()
                .positive("initial-stop-atr", initialStopAtr)
                .notNegative("taker-fee-rate", takerFeeRate)
                .positive("bar-minutes", barMinutes)
                .require(cooldownBars >= 0, "cooldown-bars", cooldownBars, ">= 0")
                .orThrow();
    }

    /** Length of a decision bar in milliseconds, 1 or more. */
    public long barMillis() {
        return Math.max(1, (long) StrictMath.rint(barMinutes * 60_000));
    }

    /** What a position opened now holds its volatility against: the live reading, or the constant of the table. */
    public double spikeReference(double live) {
        return baseline.sigmaReference(live, harvest.kill());
    }

    /** What a position opened now holds its trend strength against: the live reading, or the constant of the table. */
    public double trendReference(double live) {
        return baseline.tsReference(live, harvest.kill());
    }
}
