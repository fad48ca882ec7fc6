package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;

/**
 * Where the guards stand (rules, C6). Losses and drawdowns are fractions of equity; warn &lt; no new risk &lt; flatten.
 *
 * @param equityStale age above which an equity reading counts as none
 * @param dayLoss loss of the UTC day above which no new risk is taken
 * @param weekLossWarn loss of the UTC week that is remarked on
 * @param weekLoss loss of the UTC week above which no new risk is taken
 * @param drawdownWarn drawdown that is remarked on
 * @param drawdownNoNewRisk drawdown above which no new risk is taken, latched
 * @param drawdownFlatten drawdown from which everything is closed, latched
 * @param drawdownFlattenFailed drawdown that says flattening failed
 * @param drawdownSamples how many of the last three readings must be beyond a drawdown before it latches, 1..3; opens are
 *     refused from the first
 * @param drawdownHold time before an operator may release the drawdown guard
 * @param lossStreak losses in a row that pause entries
 * @param lossPause length of that pause
 * @param lossSizeFactor share of the usual size after the pause, until a win
 */
public record GuardLimits(
        Duration equityStale,
        double dayLoss,
        double weekLossWarn,
        double weekLoss,
        double drawdownWarn,
        double drawdownNoNewRisk,
        double drawdownFlatten,
        double drawdownFlattenFailed,
        int drawdownSamples,
        Duration drawdownHold,
        int lossStreak,
        Duration lossPause,
        double lossSizeFactor) {

    public GuardLimits {
        var checks = new Checks().require(equityStale.toMillis() > 0, "equity-stale", equityStale.toString(), "> 0");
        fraction(checks, "day-loss", dayLoss);
        fraction(checks, "week-loss-warn", weekLossWarn);
        fraction(checks, "week-loss", weekLoss);
        fraction(checks, "drawdown-warn", drawdownWarn);
        fraction(checks, "drawdown-no-new-risk", drawdownNoNewRisk);
        fraction(checks, "drawdown-flatten", drawdownFlatten);
        fraction(checks, "drawdown-flatten-failed", drawdownFlattenFailed);
        ordered(checks, "week-loss-warn", weekLossWarn, "week-loss", weekLoss);
        ordered(checks, "day-loss", dayLoss, "week-loss", weekLoss);
        ordered(checks, "drawdown-warn", drawdownWarn, "drawdown-no-new-risk", drawdownNoNewRisk);
        ordered(checks, "drawdown-no-new-risk", drawdownNoNewRisk, "drawdown-flatten", drawdownFlatten);
        ordered(checks, "drawdown-flatten", drawdownFlatten, "drawdown-flatten-failed", drawdownFlattenFailed);
        checks.require(drawdownSamples >= 1 && drawdownSamples <= 3, "drawdown-samples", drawdownSamples, "1..3")
                .require(
                        drawdownHold.compareTo(Duration.ofHours(1)) >= 0,
                        "drawdown-hold",
                        drawdownHold.toString(),
                        "at least an hour")
                .require(lossStreak >= 1, "loss-streak", lossStreak, ">= 1")
                .require(!lossPause.isNegative(), "loss-pause", lossPause.toString(), ">= 0")
                .above("loss-size-factor", lossSizeFactor, 0, 1)
                .orThrow();
    }

    private static void fraction(Checks checks, String key, double value) {
        checks.require(value > 0 && value < 1, key, value, "in (0, 1)");
    }

    private static void ordered(Checks checks, String lowKey, double low, String highKey, double high) {
        checks.require(!(low >= high), lowKey, low, "below " + highKey + " " + high);
    }

    GuardLimits forBars(Duration bar) {
        var twoBars = bar.multipliedBy(2);
        return new GuardLimits(
                equityStale.compareTo(twoBars) >= 0 ? equityStale : twoBars,
                dayLoss,
                weekLossWarn,
                weekLoss,
                drawdownWarn,
                drawdownNoNewRisk,
                drawdownFlatten,
                drawdownFlattenFailed,
                drawdownSamples,
                drawdownHold,
                lossStreak,
                lossPause,
                lossSizeFactor);
    }
}
