package io.quantumtrader.persistence.governor;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Everything that can have happened to one governor. Times are UTC epoch milliseconds of the market's clock, money quote
 * currency; a time of 0 means never.
 */
public sealed interface GovernorEvent extends JournalEvent {

    long atMs();

    /** The guards moved; carries all they remember, so that reading it back needs no arithmetic. */
    record GuardsMoved(long tick, long atMs, GuardsRow guards) implements GovernorEvent {}

    /**
     * The opening equity of a day or week is its first reading and awaits a second. Follows the guards that it belongs to; when
     * they move without it, the opening equity is confirmed.
     *
     * @param window DAY or WEEK
     * @param before the last equity reading before the window, empty when there was none
     */
    record OpeningAwaited(long tick, long atMs, String window, OptionalDouble before) implements GovernorEvent {

        public static final String DAY = "DAY";
        public static final String WEEK = "WEEK";
    }

    /**
     * A guard begins to refuse opens.
     *
     * @param guard its name
     * @param reason the observed number against the limit
     * @param untilMs when it ends by itself, {@link Long#MAX_VALUE} if only a better reading or an operator ends it
     */
    record GuardTripped(long tick, long atMs, String guard, ReasonRow reason, long sinceMs, long untilMs)
            implements GovernorEvent {}

    /** A guard refuses no longer. */
    record GuardCleared(long tick, long atMs, String guard) implements GovernorEvent {}

    /**
     * An operator released a guard.
     *
     * @param guard its name
     * @param equity the new reference of this guard alone
     * @param drawdown from the reference before
     */
    record GuardReleased(long atMs, String guard, String who, String why, double equity, double drawdown)
            implements GovernorEvent {}

    /** Money was paid in (above 0) or out; references moved with it. */
    record MoneyMoved(long atMs, double amount, double equityBefore, String who, String why) implements GovernorEvent {}

    /**
     * A position was closed. It counts when the next reading is taken, together with the others of its tick and in the
     * order of their symbols, so that their order in the journal does not matter.
     *
     * @param pnlNet after fees and funding
     * @param byStop whether its stop closed it
     */
    record CloseReported(long atMs, String symbol, String positionId, double pnlNet, boolean byStop)
            implements GovernorEvent {}

    /** The reported closes were counted. */
    record ClosesCounted(long tick, long atMs, List<String> positionIds, int lossesInARow) implements GovernorEvent {
        public ClosesCounted {
            positionIds = List.copyOf(positionIds);
        }
    }

    /**
     * One opening order may be sent.
     *
     * @param number runs from 1 without gaps
     * @param side LONG or SHORT
     * @param notional what it allows to open
     */
    record PermitIssued(
            long tick,
            long atMs,
            long number,
            String permitId,
            String decisionId,
            String symbol,
            String side,
            double maxQuantity,
            double lowPrice,
            double highPrice,
            long ladderVersion,
            long expiresAtMs,
            double notional)
            implements GovernorEvent {}

    /** The order went out. */
    record PermitSpent(long atMs, String permitId) implements GovernorEvent {}

    /**
     * A permit lapsed unused.
     *
     * @param state EXPIRED or VOID
     * @param reason how long past its expiry, or which ladder version against which
     */
    record PermitEnded(long atMs, String permitId, String state, ReasonRow reason) implements GovernorEvent {}
}
