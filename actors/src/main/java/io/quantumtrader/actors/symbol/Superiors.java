package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import java.util.concurrent.CompletionStage;

/**
 * Layers 2 and 3 as a symbol meets them: it asks them about opening plans and tells them what happened. There is no way to
 * ask them about a reduction.
 */
public interface Superiors {

    /**
     * Asks portfolio and governor, in that order.
     *
     * @param automatic whether the strategy asks, not a person
     */
    CompletionStage<OpenAnswer> judge(OpeningPlan plan, long tick, long atMs, boolean automatic);

    /** The permit was spent by the order that it allowed. */
    void spent(String permitId, String symbol, long atMs);

    /**
     * Slots alone refuse an entry that is better than the weakest holding: that one is asked to make room.
     *
     * @param weakest the symbol that holds it
     * @param symbol whose entry was refused
     * @param confidence of that entry, 0..1
     */
    void makeRoom(String weakest, String symbol, double confidence);

    /** A position ended; told again after a restart, to be recognised by its number. */
    void closed(String symbol, ClosedPosition position);

    /** A symbol failed and is restarted, or cannot settle; what our own code did counts as an input of layer 5. */
    void failed(String symbol, Fault fault, String why, long tick, long atMs);
}
