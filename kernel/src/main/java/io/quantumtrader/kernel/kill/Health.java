package io.quantumtrader.kernel.kill;

/** The fund's own health as levels 5 and 7 see it. What is silent stops opens; only what nobody manages is critical (rules, B3). */
public enum Health {
    HEALTHY,
    /** A part of the ladder, or the symbol of a position, is silent: opens are refused, exits go on. */
    DEGRADED,
    /** At least {@link #UNMANAGED_SHARE} of the positions held are managed by nobody. */
    CRITICAL;

    /** Fraction of the positions held (rules, B3). */
    public static final double UNMANAGED_SHARE = 0.5;

    /**
     * The health that follows from what is held.
     *
     * @param silentPart whether a part of levels 2 to 7 did not answer
     */
    public static Health of(HeldPositions positions, boolean silentPart) {
        boolean critical = positions.unmanaged() > 0 && positions.unmanaged() >= UNMANAGED_SHARE * positions.held();
        if (critical) return CRITICAL;
        return silentPart || positions.unheard() > 0 ? DEGRADED : HEALTHY;
    }
}
