package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.decision.Reason;

/**
 * A guard that refuses opens.
 *
 * @param reason the observed number against the limit
 * @param sinceMs UTC epoch milliseconds since when
 * @param untilMs when it ends by itself, {@link Long#MAX_VALUE} if only an operator or a better reading ends it
 */
public record GuardFinding(Guard guard, Reason reason, long sinceMs, long untilMs) {}
