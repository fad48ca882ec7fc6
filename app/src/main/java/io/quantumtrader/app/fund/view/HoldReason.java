package io.quantumtrader.app.fund.view;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.symbol.ObservationBits;

/** Why nothing was done at a bar. */
public final class HoldReason {

    private HoldReason() {}

    /** By the bits of the hold's {@link io.quantumtrader.persistence.symbol.ObservationRow}. */
    public static ReasonCode of(long bits) {
        if (!ObservationBits.has(bits, ObservationBits.MARKET_STATE)) return ReasonCode.MARKET_STATE_MISSING;
        return ObservationBits.has(bits, ObservationBits.KILL_OVER_THRESHOLD)
                ? ReasonCode.KILL_SCORE_WATCH
                : ReasonCode.QUIET;
    }
}
