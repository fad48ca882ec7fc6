package io.quantumtrader.kernel.venue;

/**
 * What a venue tells after the fact. Every event has a sequence number that rises without gaps over the whole venue, so
 * that a reader which was away can ask for what it missed.
 */
public sealed interface VenueEvent {

    long sequence();

    /** UTC epoch milliseconds at the venue. */
    long atMs();

    String symbol();

    /** What happened to one order. */
    sealed interface OfOrder extends VenueEvent {
        String clientOrderId();
    }

    /** The order rests or is about to trade. */
    record Accepted(long sequence, long atMs, String symbol, String clientOrderId) implements OfOrder {}

    /** The venue refused the order after accepting the request; code and message as the venue words them. */
    record Rejected(long sequence, long atMs, String symbol, String clientOrderId, int code, String message)
            implements OfOrder {}

    /** A stop's trigger was reached; its fill follows. */
    record Triggered(long sequence, long atMs, String symbol, String clientOrderId, double markPrice)
            implements OfOrder {}

    /**
     * A trade.
     *
     * @param tradeId unique at the venue
     * @param quantity base asset traded by this fill, above 0
     * @param price quote per base
     * @param fee quote currency, positive is paid
     * @param complete whether nothing of the order is left
     */
    record Filled(
            long sequence,
            long atMs,
            String symbol,
            String clientOrderId,
            long tradeId,
            OrderSide side,
            double quantity,
            double price,
            double fee,
            boolean complete)
            implements OfOrder {}

    /** The order is gone without a (further) fill: asked for, or by the venue (position closed otherwise, expired). */
    record Cancelled(long sequence, long atMs, String symbol, String clientOrderId, String reason) implements OfOrder {}

    /**
     * Funding of a position.
     *
     * @param amount quote currency, positive is paid, negative is received
     * @param rate fraction of notional for the interval
     */
    record Funded(long sequence, long atMs, String symbol, double amount, double rate, double markPrice)
            implements VenueEvent {}

    /** The venue took the position over; the margin is lost. */
    record Liquidated(
            long sequence,
            long atMs,
            String symbol,
            long tradeId,
            OrderSide side,
            double quantity,
            double price,
            double fee)
            implements VenueEvent {}
}
