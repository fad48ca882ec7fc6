package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.decision.ReasonCode;

/**
 * The guards of level 3, worst first: the seven of the original, and the loss of the week. All are looked at on every
 * equity reading; a worse one is never hidden by a lesser one that already stands.
 */
public enum Guard {
    /** Calls for the emergency stop. */
    DRAWDOWN_FLATTEN(ReasonCode.GUARD_DRAWDOWN_FLATTEN),
    /** Latched until an operator releases it. */
    DRAWDOWN(ReasonCode.GUARD_DRAWDOWN),
    /** Stands until the next UTC week. */
    WEEK_LOSS(ReasonCode.GUARD_WEEK_LOSS),
    /** Stands until the next UTC day. */
    DAY_LOSS(ReasonCode.GUARD_DAY_LOSS),
    /** Stands until there is a fresh equity reading. */
    EQUITY_STALE(ReasonCode.GUARD_EQUITY_STALE),
    /** A pause, then half size until a win. */
    LOSS_STREAK(ReasonCode.GUARD_LOSS_STREAK),
    /** Looked at for each order. */
    SPREAD(ReasonCode.GUARD_SPREAD),
    /** Looked at for each order. */
    ATR(ReasonCode.GUARD_ATR);

    private final ReasonCode code;

    Guard(ReasonCode code) {
        this.code = code;
    }

    public ReasonCode code() {
        return code;
    }
}
