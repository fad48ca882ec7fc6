package io.quantumtrader.app.launch;

import java.net.URI;

/** A venue that answers and plays its market. Closing it may be repeated. */
public interface RunningVenue extends AutoCloseable {

    /** Where it listens. */
    URI address();

    /** Waits until it has stopped; throws {@link LaunchFailed} if it did so by itself. */
    void awaitStopped() throws InterruptedException;

    @Override
    void close();
}
