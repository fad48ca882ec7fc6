package io.quantumtrader.kernel.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What shaped a stop proposal, in the order in which it is told; the labels are those of the golden table. */
public enum StopReason {
    /** The trailing stop is tighter than the volatility stop. */
    TRAIL_ACTIVE(1, "trail_active"),
    /** The proposal was looser than the present stop, which is held. */
    HELD(2, "sl_tightened_monotonic"),
    /** The proposal is tighter than the present stop. */
    TIGHTENING(4, "sl_tightening"),
    REGIME_TREND(8, "regime_trend"),
    REGIME_MEAN_REVERSION(16, "regime_mr"),
    REGIME_CHOP(32, "regime_chop"),
    /** A trend extends the take-profit. */
    TAKE_PROFIT_EXTENDED(64, "tp_extended");

    private static final List<StopReason> ALL = List.of(values());

    /** The list for every set of bits, made once, so that giving reasons allocates nothing. */
    private static final List<List<StopReason>> BY_BITS =
            IntStream.range(0, 1 << ALL.size()).mapToObj(StopReason::collect).toList();

    private final int bit;
    private final String label;

    StopReason(int bit, String label) {
        this.bit = bit;
        this.label = label;
    }

    public String label() {
        return label;
    }

    int bit() {
        return bit;
    }

    static List<StopReason> of(int bits) {
        return BY_BITS.get(bits);
    }

    private static List<StopReason> collect(int bits) {
        var reasons = new ArrayList<StopReason>();
        for (StopReason reason : ALL) if ((bits & reason.bit) != 0) reasons.add(reason);
        return List.copyOf(reasons);
    }
}
