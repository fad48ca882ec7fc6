package io.quantumtrader.app.client;

/** The fund answered, and the answer is no. */
public final class FundRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    FundRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
