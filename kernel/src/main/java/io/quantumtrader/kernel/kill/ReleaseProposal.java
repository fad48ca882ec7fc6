package io.quantumtrader.kernel.kill;

/**
 * The first word for a release; alone it releases nothing.
 *
 * @param who the operator
 * @param why in words
 * @param atMs UTC epoch milliseconds
 */
public record ReleaseProposal(String latchId, String who, String why, long atMs) {

    boolean valid(long nowMs, ReleaseRules rules) {
        return nowMs >= atMs && nowMs - atMs <= rules.validMs();
    }

    /** Until when it can be approved or confirmed, UTC epoch milliseconds. */
    public long untilMs(ReleaseRules rules) {
        return atMs + rules.validMs();
    }
}
