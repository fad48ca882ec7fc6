package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;

/**
 * When the emergency stop pulls itself, besides the size of the drawdown (rules, B2, B3, C6). The defaults and their
 * sources are in {@code reference.conf}.
 *
 * @param samples distinct equity readings in a row that have to be beyond the drawdown limit, at least 1
 * @param stopOuts losing positions of one portfolio ended by their stop within the window, at least 1
 * @param stopOutsOfAll more than so many over all portfolios, at least stopOuts
 * @param stopOutWindow longer than zero
 * @param cascadeSymbols distinct symbols that failed by an exception of our own code within the window, at least 2
 * @param cascadeWindow longer than zero
 * @param blindShare share of the positions whose symbols answer that no sound mark price is known for, in (0, 1]
 * @param blindAfter how long that, or a missing equity reading, may last while positions are held
 * @param criticalAfter how long nobody may manage {@link Health#UNMANAGED_SHARE} of the positions held
 */
public record TriggerLimits(
        int samples,
        int stopOuts,
        int stopOutsOfAll,
        Duration stopOutWindow,
        int cascadeSymbols,
        Duration cascadeWindow,
        double blindShare,
        Duration blindAfter,
        Duration criticalAfter) {

    public TriggerLimits {
        new Checks()
                .require(samples >= 1, "confirm-samples", samples, ">= 1")
                .require(
                        stopOuts >= 1 && stopOuts <= Incidents.MOST,
                        "stop-outs.portfolio",
                        stopOuts,
                        "1 to " + Incidents.MOST)
                .require(
                        stopOutsOfAll >= stopOuts && stopOutsOfAll < Incidents.MOST,
                        "stop-outs.all",
                        stopOutsOfAll,
                        "from stop-outs.portfolio to below " + Incidents.MOST)
                .require(stopOutWindow.isPositive(), "stop-outs.window", stopOutWindow.toMillis(), "> 0 ms")
                .require(
                        cascadeSymbols >= 2 && cascadeSymbols <= Incidents.MOST,
                        "cascade.symbols",
                        cascadeSymbols,
                        "2 to " + Incidents.MOST)
                .require(cascadeWindow.isPositive(), "cascade.window", cascadeWindow.toMillis(), "> 0 ms")
                .require(blindShare > 0 && blindShare <= 1, "blind.share", blindShare, "in (0, 1]")
                .require(blindAfter.isPositive(), "blind.after", blindAfter.toMillis(), "> 0 ms")
                .require(criticalAfter.isPositive(), "critical-after", criticalAfter.toMillis(), "> 0 ms")
                .orThrow();
    }

    /** For recorded bars: every age limit is at least two bars (rules, B4). */
    TriggerLimits forBars(Duration bar) {
        Duration least = bar.multipliedBy(2);
        return new TriggerLimits(
                samples,
                stopOuts,
                stopOutsOfAll,
                longer(stopOutWindow, least),
                cascadeSymbols,
                longer(cascadeWindow, least),
                blindShare,
                longer(blindAfter, least),
                longer(criticalAfter, least));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
