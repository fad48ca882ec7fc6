package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import java.util.List;

/**
 * What one layer says about what it covers (rules, B1).
 *
 * @param layer who speaks
 * @param scope what it covers
 * @param permission the most it allows
 * @param reasons why, each with the observed number and the limit; empty only for {@link Permission#TRADE}
 * @param sinceMs since when it stands, UTC epoch milliseconds of the market's clock
 * @param untilMs when it ends by itself, by the same clock, {@link #UNTIL_RELEASED} if it never does
 */
public record Verdict(
        Layer layer, Scope scope, Permission permission, List<Reason> reasons, long sinceMs, long untilMs) {

    /** The verdict stands until somebody releases it. */
    public static final long UNTIL_RELEASED = Long.MAX_VALUE;

    public Verdict {
        reasons = List.copyOf(reasons);
    }
}
