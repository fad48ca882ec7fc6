package io.quantumtrader.persistence.whatif;

/**
 * One fill that took something off a position.
 *
 * @param atMs UTC epoch milliseconds
 * @param quantity base asset
 * @param price quote per base
 * @param reason code of the most urgent reason; STOP where the protective stop was hit
 */
public record Exit(long atMs, double quantity, double price, String reason) {

    /** The protective stop was hit. */
    public static final String STOP = "STOP";
}
