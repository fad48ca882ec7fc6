package io.quantumtrader.persistence.replay;

/**
 * What a replay did and how long it worked at it, the reading of the journal left out.
 *
 * @param bars bars whose market state was computed again
 * @param barNanos spent at that
 * @param decisions decisions derived again, from market states that were kept
 * @param decisionNanos spent at that, with the fold of the events and the comparison
 */
public record Effort(long bars, long barNanos, long decisions, long decisionNanos) {

    public static final Effort NONE = new Effort(0, 0, 0, 0);

    public Effort plus(Effort more) {
        return new Effort(
                bars + more.bars,
                barNanos + more.barNanos,
                decisions + more.decisions,
                decisionNanos + more.decisionNanos);
    }

    /** Bars a second and thread; 0 without one. */
    public double barsPerSecond() {
        return bars == 0 ? 0 : bars * 1e9 / Math.max(1, barNanos);
    }

    /** Decisions a second and thread; 0 without one. */
    public double decisionsPerSecond() {
        return decisions == 0 ? 0 : decisions * 1e9 / Math.max(1, decisionNanos);
    }
}
