package io.quantumtrader.kernel.kill;

/**
 * What the venue holds of one symbol. Only the venue's own answer verifies that a symbol is flat.
 *
 * @param signedQuantity base asset at the venue, 0 when flat; not finite when the venue did not answer
 * @param restingEntries orders at the venue that would increase exposure, negative when unknown
 * @param atMs UTC epoch milliseconds of the venue's answer
 */
public record FlatReport(String portfolio, String symbol, double signedQuantity, int restingEntries, long atMs) {

    public boolean flat() {
        return signedQuantity == 0;
    }

    public boolean entriesGone() {
        return restingEntries == 0;
    }

    /** {@code portfolio/symbol}. */
    public String key() {
        return portfolio + "/" + symbol;
    }
}
