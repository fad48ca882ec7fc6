package io.quantumtrader.kernel.risk;

/**
 * Losing positions in a row (rules, C6): at the limit entries pause, afterwards they are smaller until a win.
 *
 * @param losses in a row
 * @param pausedUntilMs UTC epoch milliseconds at which the last pause ends, 0 if there was none
 * @param reduced whether entries are smaller until a win
 */
public record LossStreak(int losses, long pausedUntilMs, boolean reduced) {

    static final LossStreak NONE = new LossStreak(0, 0, false);

    /** A position was closed. A result that is no number counts as a loss, one of exactly zero as nothing. */
    LossStreak closed(double pnlNet, long atMs, GuardLimits limits) {
        if (pnlNet > 0) return NONE;
        if (pnlNet == 0) return this;
        int now = losses + 1;
        if (now < limits.lossStreak()) return new LossStreak(now, pausedUntilMs, reduced);
        return new LossStreak(now, atMs + limits.lossPause().toMillis(), true);
    }

    boolean pausedAt(long nowMs) {
        return nowMs < pausedUntilMs;
    }
}
