package io.quantumtrader.exchange.remote;

import java.io.Serial;

/** The venue's server gave no answer, not in time, or none that makes sense. What was asked may have been done. */
public final class VenueUnreachable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    VenueUnreachable(String message) {
        super(message);
    }

    VenueUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
