package io.quantumtrader.app.client;

/** No fund answers at the address. */
public final class NotReachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReachable(String address, Throwable cause) {
        super(
                "no fund answers at " + address
                        + ". Is it running? Start one with ./qt up, or name another with --url.",
                cause);
    }
}
