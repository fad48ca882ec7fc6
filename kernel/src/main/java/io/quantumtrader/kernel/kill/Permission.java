package io.quantumtrader.kernel.kill;

/** What a symbol may do; a lattice in which the strictest answer wins (rules, B1). */
public enum Permission {
    /** Anything within limits. */
    TRADE,
    /** Resting entries are cancelled, no new exposure, exits live. */
    REDUCE_ONLY,
    /** Additionally close everything, verify flat at the venue, retry until flat. */
    FLATTEN;

    /** The stricter of the two. */
    public Permission meet(Permission other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean allowsOpening() {
        return this == TRADE;
    }

    public boolean stricterThan(Permission other) {
        return compareTo(other) > 0;
    }
}
