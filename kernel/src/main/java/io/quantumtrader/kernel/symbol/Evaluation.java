package io.quantumtrader.kernel.symbol;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.exit.KillReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one observation makes of a position: how much to close, where the stop belongs, and why.
 *
 * @param quantity base asset to close now, 0 for none
 * @param remaining base asset left afterwards
 * @param stop where the protective stop shall stand, NaN to leave it
 * @param fired harvest tranches fired after this, 0..3
 * @param stagedShare share that a staged close has reached, 0 if none stands
 * @param kill the kill score with its components, null without a market state
 * @param rMultiple R_net of what is held
 * @param killOver whether the kill score is at or above its threshold on this bar
 * @param chop whether chop dominates on this bar
 * @param risen whether R rose enough for the stale-exit clock to start again
 * @param reasons why, most urgent first; a hold has one
 */
public record Evaluation(
        double quantity,
        double remaining,
        double stop,
        int fired,
        double stagedShare,
        @Nullable KillReading kill,
        double rMultiple,
        boolean killOver,
        boolean chop,
        boolean risen,
        List<Reason> reasons) {

    /** What is to be done, for the record. */
    public enum Action {
        HOLD,
        PROTECT,
        REDUCE,
        CLOSE
    }

    public Action action() {
        if (quantity > 0) return remaining == 0 ? Action.CLOSE : Action.REDUCE;
        return Double.isNaN(stop) ? Action.HOLD : Action.PROTECT;
    }

    /** K, NaN without a market state. */
    public double killScore() {
        return kill == null ? Double.NaN : kill.score();
    }
}
