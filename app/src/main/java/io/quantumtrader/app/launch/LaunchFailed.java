package io.quantumtrader.app.launch;

/** The fund could not be started or run on; the message says what is in the way and what to do about it. */
public final class LaunchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LaunchFailed(String message) {
        super(message);
    }

    public LaunchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
