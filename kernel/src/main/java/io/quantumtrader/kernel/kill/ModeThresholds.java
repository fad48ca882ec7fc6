package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;

/**
 * When a mode is entered (formulas, CEO mode table); drawdowns are fractions from the reference peak, win rates shares
 * of closed trades.
 *
 * @param blackSwanDrawdown latches BLACK_SWAN
 * @param preservationDrawdown PRESERVATION from here
 * @param defensiveDrawdown DEFENSIVE from here; GROWTH only below
 * @param defensiveWinRate DEFENSIVE below
 * @param expansionWinRate EXPANSION from here
 * @param growthWinRate GROWTH from here
 * @param growthAllowed whether an operator opted in to GROWTH
 * @param minimumTrades closed trades from which the win rate counts
 * @param loosenMs how long a looser mode must be earned before one step is taken, milliseconds
 * @param loosenToDefensiveMs the same for the step to DEFENSIVE
 */
public record ModeThresholds(
        double blackSwanDrawdown,
        double preservationDrawdown,
        double defensiveDrawdown,
        double defensiveWinRate,
        double expansionWinRate,
        double growthWinRate,
        boolean growthAllowed,
        int minimumTrades,
        long loosenMs,
        long loosenToDefensiveMs) {

    public ModeThresholds {
        new Checks()
                .require(
                        defensiveDrawdown > 0 && defensiveDrawdown < preservationDrawdown,
                        "defensive-drawdown",
                        defensiveDrawdown,
                        "above 0 and below preservation-drawdown")
                .require(
                        preservationDrawdown < blackSwanDrawdown,
                        "preservation-drawdown",
                        preservationDrawdown,
                        "below black-swan-drawdown")
                .require(blackSwanDrawdown < 1, "black-swan-drawdown", blackSwanDrawdown, "below 1")
                .require(defensiveWinRate >= 0, "defensive-win-rate", defensiveWinRate, ">= 0")
                .require(
                        expansionWinRate > defensiveWinRate,
                        "expansion-win-rate",
                        expansionWinRate,
                        "above defensive-win-rate")
                .require(
                        growthWinRate >= expansionWinRate && growthWinRate <= 1,
                        "growth-win-rate",
                        growthWinRate,
                        "from expansion-win-rate to 1")
                .require(minimumTrades >= 1, "minimum-trades", minimumTrades, ">= 1")
                .require(loosenMs >= 0, "loosen-cooldown", loosenMs, ">= 0 ms")
                .require(loosenToDefensiveMs >= 0, "loosen-to-defensive-cooldown", loosenToDefensiveMs, ">= 0 ms")
                .orThrow();
    }
}
