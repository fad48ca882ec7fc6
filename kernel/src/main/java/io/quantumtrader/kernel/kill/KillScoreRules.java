package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;

/**
 * When the kill score acts (rules, B2 and C2); defaults in {@code reference.conf}.
 *
 * @param threshold K at or above which a closed bar counts, in (0.5, 0.9]
 * @param immediateThreshold K that acts at once, above the threshold and at most 1
 * @param neededBars closed bars that must count, 1 to windowBars
 * @param windowBars closed bars looked at, 1 to 10
 * @param cooldownBars closed bars without an entry after a close by the score
 */
public record KillScoreRules(
        double threshold, double immediateThreshold, int neededBars, int windowBars, int cooldownBars) {

    public KillScoreRules {
        new Checks()
                .above("kill-threshold", threshold, 0.5, 0.9)
                .require(
                        immediateThreshold > threshold && immediateThreshold <= 1,
                        "kill-score.immediate-threshold",
                        immediateThreshold,
                        "above kill-threshold and at most 1")
                .require(
                        neededBars >= 1 && neededBars <= windowBars,
                        "kill-score.needed-bars",
                        neededBars,
                        "from 1 to window-bars")
                .require(windowBars >= 1 && windowBars <= 10, "kill-score.window-bars", windowBars, "from 1 to 10")
                .require(cooldownBars >= 0, "kill-score.cooldown-bars", cooldownBars, ">= 0")
                .orThrow();
    }
}
