package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can have happened to one symbol of one portfolio. Times are UTC epoch milliseconds of the market's clock,
 * quantities base asset, prices quote per base, money quote currency.
 */
public sealed interface SymbolEvent extends JournalEvent permits ObservationRow, SymbolEvent.Noted {

    long atMs();

    /** All but the compact row of a hold. */
    sealed interface Noted extends SymbolEvent {}

    /** A new incarnation owns the symbol; everything before it is settled with the venue. */
    record OwnershipTaken(long atMs, long epoch) implements Noted {}

    /**
     * What the symbol decides by from here on: instrument rules and settings, so that replay uses what was in force.
     *
     * @param settings the settings of the kernel as JSON text, exactly as they were read
     * @param version short fingerprint of the settings
     */
    record TermsSet(
            long atMs,
            String version,
            String settings,
            double tickSize,
            double stepSize,
            double minNotional,
            double maintenanceMarginRate,
            double maxLeverage)
            implements Noted {}

    /**
     * A decision that is more than a hold.
     *
     * @param decisionId symbol and running number; orders derive their ids from it
     * @param observation the bar it was made on; empty for decisions made between bars
     * @param action what is done: OPEN, REFUSE_OPEN, CLOSE, REDUCE, PROTECT, CANCEL_ENTRY, WATCH, WORD_EXPIRED
     * @param quantity base asset to open or close, 0 for the rest
     * @param stop protective stop that shall stand afterwards, NaN for none
     * @param reasons why, most urgent first
     * @param verdicts what each layer said, in order
     * @param termsVersion the settings it was made by
     * @param causedBy the command or observation behind it; of an operator's word an {@link OperatorWord}
     * @param care what housekeeping heeded; since version 2
     * @param word what a word that closes asked for; since version 2
     * @param wish what an entry was decided by; since version 2
     */
    record Decided(
            String decisionId,
            long tick,
            long atMs,
            Optional<ObservationRow> observation,
            String action,
            double quantity,
            double stop,
            List<ReasonRow> reasons,
            List<VerdictRow> verdicts,
            String termsVersion,
            String causedBy,
            Optional<CareRow> care,
            Optional<WordRow> word,
            Optional<WishRow> wish)
            implements Noted {
        public Decided {
            reasons = List.copyOf(reasons);
            verdicts = List.copyOf(verdicts);
        }

        /** A decision whose inputs are its observation, or in no record. */
        public Decided(
                String decisionId,
                long tick,
                long atMs,
                Optional<ObservationRow> observation,
                String action,
                double quantity,
                double stop,
                List<ReasonRow> reasons,
                List<VerdictRow> verdicts,
                String termsVersion,
                String causedBy) {
            this(
                    decisionId,
                    tick,
                    atMs,
                    observation,
                    action,
                    quantity,
                    stop,
                    reasons,
                    verdicts,
                    termsVersion,
                    causedBy,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same with other verdicts. */
        public Decided saying(List<VerdictRow> others) {
            return new Decided(
                    decisionId,
                    tick,
                    atMs,
                    observation,
                    action,
                    quantity,
                    stop,
                    reasons,
                    others,
                    termsVersion,
                    causedBy,
                    care,
                    word,
                    wish);
        }

        /** The same with what housekeeping heeded. */
        public Decided by(CareRow heeded) {
            return with(Optional.of(heeded), word, wish);
        }

        /** The same with what a word asked for. */
        public Decided by(WordRow said) {
            return with(care, Optional.of(said), wish);
        }

        /** The same with what an entry was decided by. */
        public Decided by(WishRow wished) {
            return with(care, word, Optional.of(wished));
        }

        private Decided with(Optional<CareRow> heeded, Optional<WordRow> said, Optional<WishRow> wished) {
            return new Decided(
                    decisionId,
                    tick,
                    atMs,
                    observation,
                    action,
                    quantity,
                    stop,
                    reasons,
                    verdicts,
                    termsVersion,
                    causedBy,
                    heeded,
                    said,
                    wished);
        }
    }

    /**
     * An order that may now be sent; nothing is sent before this event.
     *
     * @param purpose ENTRY, EXIT, STOP
     * @param kind MARKET, LIMIT, CLOSE_STOP, QUANTITY_STOP
     * @param side BUY or SELL
     * @param quantity base asset, 0 where the venue resolves it
     * @param price limit or trigger price, 0 for a market order
     * @param permitId the permit that this event spends; empty for reducing and protective orders
     * @param firedBefore harvest tranches fired before this order
     * @param firedAfter harvest tranches fired with it; the same where it harvests nothing
     * @param entry what is frozen at the first fill; present for entries
     */
    record OrderIntended(
            long tick,
            long atMs,
            String decisionId,
            String clientOrderId,
            String purpose,
            String kind,
            String side,
            double quantity,
            double price,
            boolean reduceOnly,
            String permitId,
            int firedBefore,
            int firedAfter,
            Optional<EntryTermsRow> entry)
            implements Noted {}

    /**
     * What an entry freezes for the life of its position (rules C1, C2).
     *
     * @param side LONG or SHORT
     * @param stopDistance 1R per unit in price units
     * @param leverage of the isolated position
     * @param profile exit profile
     * @param sigmaReference volatility that a spike is measured against
     * @param trendReference trend strength in favour at entry
     * @param flipArmed whether a regime flip can count
     * @param regime dominant regime at entry
     */
    record EntryTermsRow(
            String side,
            double stopDistance,
            double leverage,
            String profile,
            double sigmaReference,
            double trendReference,
            boolean flipArmed,
            String regime) {

        public static EntryTermsRow of(EntryTerms terms) {
            return new EntryTermsRow(
                    terms.side().name(),
                    terms.stopDistance(),
                    terms.leverage(),
                    terms.profile().name(),
                    terms.sigmaReference(),
                    terms.trendReference(),
                    terms.flipArmed(),
                    terms.regime().name());
        }

        public EntryTerms terms() {
            return new EntryTerms(
                    Side.valueOf(side),
                    stopDistance,
                    leverage,
                    ExitProfile.valueOf(profile),
                    sigmaReference,
                    trendReference,
                    flipArmed,
                    Regime.valueOf(regime));
        }
    }

    /** A working order is to be withdrawn. */
    record CancelIntended(long tick, long atMs, String decisionId, String clientOrderId) implements Noted {}

    /** The venue has the order. */
    record OrderAccepted(long atMs, String clientOrderId) implements Noted {}

    /** The venue refused the order. */
    record OrderRefused(long atMs, String clientOrderId, int code, String message) implements Noted {}

    /** The send gate or the position-state brain held an opening order back at the last hop. */
    record OrderHeldBack(long atMs, String clientOrderId, List<ReasonRow> reasons) implements Noted {
        public OrderHeldBack {
            reasons = List.copyOf(reasons);
        }
    }

    /** No answer in time: the order may live; it is asked for by its id before anything else. */
    record OrderUnknown(long atMs, String clientOrderId, String why) implements Noted {}

    /** The order is gone without a further fill. */
    record OrderGone(long atMs, long venueSequence, String clientOrderId, String reason) implements Noted {}

    /** The venue triggered a stop. */
    record StopTriggered(long atMs, long venueSequence, String clientOrderId, double mark) implements Noted {}

    /** A trade of one of our orders. */
    record OrderFilled(
            long atMs,
            long venueSequence,
            String clientOrderId,
            long tradeId,
            String side,
            double quantity,
            double price,
            double fee,
            boolean complete)
            implements Noted {}

    /** Funding was charged; a negative amount was received. */
    record FundingCharged(long atMs, long venueSequence, double amount, double rate, double mark) implements Noted {}

    /** The venue took the position over. */
    record PositionLiquidated(
            long atMs, long venueSequence, long tradeId, String side, double quantity, double price, double fee)
            implements Noted {}

    /** A position was found at the venue that the record did not know (rules, C1, D4). */
    record PositionAdopted(long atMs, double quantity, double price, EntryTermsRow terms) implements Noted {}

    /**
     * The record and the venue were compared and differed (rules, D4).
     *
     * @param outcome ADOPT or FLATTEN
     */
    record DriftResolved(long atMs, double journalQuantity, double venueQuantity, double venueEntry, String outcome)
            implements Noted {}

    /** A reading of one of the symbol's regimes changed. */
    record RegimeChanged(long atMs, String reading, String from, String to) implements Noted {}

    /**
     * What levels 1 or 4 say of this symbol changed; it acts before it is written.
     *
     * @param layer KILL_SCORE or POSITION_STATE_BRAIN
     * @param permission from now on
     * @param reasons why, empty when nothing is restricted any more
     * @param untilMs when it ends by itself, {@link Long#MAX_VALUE} when its cause does
     * @param state what level 4 judged by; empty for level 1; since version 2
     */
    record StandingChanged(
            long tick,
            long atMs,
            String layer,
            String permission,
            List<ReasonRow> reasons,
            long untilMs,
            Optional<PositionStateRow> state)
            implements Noted {
        public StandingChanged {
            reasons = List.copyOf(reasons);
        }
    }

    /** No bar arrived for a tick that had one for others. */
    record ObservationMissed(long tick, long atMs) implements Noted {}

    /** An observation was refused at the door; nothing was computed from it. */
    record ObservationRefused(long tick, long atMs, String field, String observed, String bound) implements Noted {}
}
