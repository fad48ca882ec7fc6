package io.quantumtrader.persistence.replay;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What a replay did and how much processor time it took, the reading of the journal left out. Processor time, for a machine that does
 * other work beside it makes it wait and not work more.
 *
 * @param bars bars whose market state was computed again
 * @param barNanos processor time spent at that
 * @param decisions decisions derived again, from market states that were kept
 * @param decisionNanos processor time spent at that, with the fold of the events and the comparison
 */
public record Effort(long bars, long barNanos, long decisions, long decisionNanos) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    public static final Effort NONE = new Effort(0, 0, 0, 0);

    /** Processor time of the calling thread so far; where nobody counts it, the time that passed. */
    static long spentNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    public Effort plus(Effort more) {
        return new Effort(
                bars + more.bars,
                barNanos + more.barNanos,
                decisions + more.decisions,
                decisionNanos + more.decisionNanos);
    }

    /** Bars a second of processor time; 0 without one. */
    public double barsPerSecond() {
        return bars == 0 ? 0 : bars * 1e9 / Math.max(1, barNanos);
    }

    /** Decisions a second of processor time; 0 without one. */
    public double decisionsPerSecond() {
        return decisions == 0 ? 0 : decisions * 1e9 / Math.max(1, decisionNanos);
    }
}
