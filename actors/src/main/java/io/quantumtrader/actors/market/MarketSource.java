package io.quantumtrader.actors.market;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A market that is pulled tick by tick, or followed where it goes on by itself. The same source and seed give the same ticks, wherever reading starts. */
public interface MarketSource extends AutoCloseable {

    /** For example {@code recorded:<dir>} or {@code synthetic:7}. */
    String name();

    /** Whether the input is made up (rules, D7); status and page say so. */
    boolean synthetic();

    /** In symbol order. */
    List<String> symbols();

    /** Length of a bar in milliseconds. */
    long intervalMs();

    /** How many ticks there are, empty for a market without end. */
    OptionalLong length();

    /** Ticks at the start that only warm the readings up and are played without waiting for the clock. */
    long warmUpTicks();

    /** Goes on behind a tick that was played before, after a restart; 0 starts at the beginning. */
    void seek(long lastPlayed);

    /** The next tick, empty at the end; waits for it where the market is followed and not {@link Arrivals#ready}. */
    Optional<Tick> next();

    /** How ticks arrive where the market goes on by itself; empty for one whose next tick is there whenever it is pulled. */
    default Optional<Arrivals> arrivals() {
        return Optional.empty();
    }

    @Override
    void close();
}
