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
 * @param sinceMs UTC epoch milliseconds since when it stands
 * @param untilMs UTC epoch milliseconds when it ends by itself, {@link #UNTIL_RELEASED} if it never does
 */
public record Verdict(
        Layer layer, Scope scope, Permission permission, List<Reason> reasons, long sinceMs, long untilMs) {

    /** The verdict stands until somebody releases it. */
    public static final long UNTIL_RELEASED = Long.MAX_VALUE;

    public Verdict {
        reasons = List.copyOf(reasons);
    }
}
