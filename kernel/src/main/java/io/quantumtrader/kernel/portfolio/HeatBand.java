package io.quantumtrader.kernel.portfolio;

import io.quantumtrader.kernel.decision.ReasonCode;

/** How hot a portfolio runs, from the most permissive band to the strictest (rules, C4). */
public enum HeatBand {
    /** Opens pass. */
    COLD(ReasonCode.HEAT_COLD),
    /** Opens are scaled down. */
    WARM(ReasonCode.HEAT_WARM),
    /** Opens are refused. */
    HOT(ReasonCode.HEAT_HOT);

    private final ReasonCode code;

    HeatBand(ReasonCode code) {
        this.code = code;
    }

    public ReasonCode code() {
        return code;
    }
}
