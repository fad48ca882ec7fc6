package io.quantumtrader.kernel.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Why the harvest kernel asks for something, in the order in which it is told; the labels are those of the golden table. */
public enum HarvestReason {
    PARTIAL_25(1, "harvest_partial_25"),
    PARTIAL_50(2, "harvest_partial_50"),
    PARTIAL_75(4, "harvest_partial_75"),
    PROFIT_LOCK(8, "profit_lock"),
    KILL_SCORE_TRIGGERED(16, "kill_score_triggered"),
    REGIME_FLIP(32, "regime_flip"),
    SIGMA_SPIKE(64, "sigma_spike"),
    TS_DROP(128, "ts_drop"),
    AGE_PENALTY(256, "age_penalty");

    private static final List<HarvestReason> ALL = List.of(values());

    /** The list for every set of bits, made once, so that giving reasons allocates nothing. */
    private static final List<List<HarvestReason>> BY_BITS =
            IntStream.range(0, 1 << ALL.size()).mapToObj(HarvestReason::collect).toList();

    private final int bit;
    private final String label;

    HarvestReason(int bit, String label) {
        this.bit = bit;
        this.label = label;
    }

    public String label() {
        return label;
    }

    int bit() {
        return bit;
    }

    static List<HarvestReason> of(int bits) {
        return BY_BITS.get(bits);
    }

    private static List<HarvestReason> collect(int bits) {
        var reasons = new ArrayList<HarvestReason>();
        for (HarvestReason reason : ALL) if ((bits & reason.bit) != 0) reasons.add(reason);
        return List.copyOf(reasons);
    }
}
