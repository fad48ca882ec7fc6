package io.quantumtrader.app.launch;

import java.net.URI;
import java.util.List;

/** A fund that answers. Closing it stops market, actors, API and embedded database in that order, and may be repeated. */
public interface RunningFund extends AutoCloseable {

    /** Where the page is, without the token. */
    URI page();

    /** What is traded, for a person: source, interval and pace. */
    String market();

    /** The symbols, in the order of evaluation. */
    List<String> symbols();

    /** Waits until the fund has stopped, by itself or by {@link #close()}. */
    void awaitStopped() throws InterruptedException;

    @Override
    void close();
}
