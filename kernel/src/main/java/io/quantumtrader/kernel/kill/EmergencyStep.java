package io.quantumtrader.kernel.kill;

/** The steps of an emergency stop, in order; none is left out (rules, B2). */
public enum EmergencyStep {
    /** Latched: no opening order leaves any more. */
    ACTIVATED,
    /** No resting order is left that would increase exposure; protective stops stay. */
    ENTRIES_CANCELLED,
    /** Closes are under way, retried until the venue says flat. */
    CLOSING,
    /** The venue holds nothing in the scope. */
    VERIFIED_FLAT,
    /** The process is over; the latch stands until an operator releases it. */
    DONE
}
