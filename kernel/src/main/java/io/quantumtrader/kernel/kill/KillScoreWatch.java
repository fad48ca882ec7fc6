package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.Optional;

/**
 * Layer 1 over time: on how many of the last closed bars the kill score stood at its threshold, and how long ago it
 * closed a position. A bar without a valid score counts as below.
 *
 * @param bars one bit per closed bar of the window, the newest lowest
 * @param barsSinceClose closed bars since the last close by the score, negative if there was none
 */
public record KillScoreWatch(int bars, int barsSinceClose) {

    public static final KillScoreWatch NEW = new KillScoreWatch(0, -1);

    /** After a bar closed; {@code killScore} is NaN without a valid market state. */
    public KillScoreWatch afterBar(double killScore, KillScoreRules rules) {
        int bit = killScore >= rules.threshold() ? 1 : 0;
        int window = (1 << rules.windowBars()) - 1;
        return new KillScoreWatch(((bars << 1) | bit) & window, barsSinceClose < 0 ? -1 : barsSinceClose + 1);
    }

    /** After the score closed the position: a new one starts with an empty window and has to wait. */
    public KillScoreWatch closed() {
        return new KillScoreWatch(0, 0);
    }

    /** After the position ended in another way. */
    public KillScoreWatch forgotten() {
        return new KillScoreWatch(0, barsSinceClose);
    }

    /** Why the position is to be closed now; between bars only the immediate threshold can fire. */
    public Optional<Reason> fires(double killScore, boolean barClosed, KillScoreRules rules) {
        if (killScore >= rules.immediateThreshold()) {
            return Optional.of(Reason.because(ReasonCode.KILL_SCORE_EXTREME, killScore, rules.immediateThreshold()));
        }
        boolean stands = barClosed && killScore >= rules.threshold() && Integer.bitCount(bars) >= rules.neededBars();
        return stands
                ? Optional.of(Reason.because(ReasonCode.KILL_SCORE_AT_LIMIT, killScore, rules.threshold()))
                : Optional.empty();
    }

    /** Why no entry is taken: the cooldown after a close by the score. */
    public Optional<Reason> cooldown(KillScoreRules rules) {
        return barsSinceClose >= 0 && barsSinceClose < rules.cooldownBars()
                ? Optional.of(Reason.because(ReasonCode.KILL_COOLDOWN, barsSinceClose, rules.cooldownBars()))
                : Optional.empty();
    }
}
