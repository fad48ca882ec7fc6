package io.quantumtrader.kernel.kill;

/** The fund's own health as the CEO sees it. */
public enum Health {
    HEALTHY,
    DEGRADED,
    CRITICAL
}
