package io.quantumtrader.http.stream;

import java.util.function.BooleanSupplier;

/**
 * What one watcher wants.
 *
 * @param after id of the last event it saw, empty for a newcomer
 * @param newest how many notable events a newcomer wants to see
 * @param holds whether it wants decisions to do nothing
 * @param welcome whether it may still watch; asked once a second, must not block
 */
public record Watch(String after, int newest, boolean holds, BooleanSupplier welcome) {

    /** The same from another event on. */
    public Watch from(String event) {
        return new Watch(event, newest, holds, welcome);
    }
}
