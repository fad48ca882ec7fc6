package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.Scope;
import org.apache.pekko.actor.typed.ActorRef;

/** What the seat of the conductor can be told by any node. */
public sealed interface SeatCommand {

    /**
     * A symbol asks portfolio and governor about an opening.
     *
     * @param automatic whether the strategy asks, not a person
     * @param ladderVersion of this symbol on its own node, whose gate the order has to pass
     * @param sizeScale share of the usual size that this node's ladder leaves, 0..1
     */
    record Judge(
            OpeningPlan plan,
            long tick,
            long atMs,
            boolean automatic,
            long ladderVersion,
            double sizeScale,
            ActorRef<OpenAnswer> replyTo)
            implements Message, SeatCommand {}

    /** A position ended. */
    record Closed(PortfolioCommand.Closed closed) implements Message, SeatCommand {}

    /**
     * The weakest holding is asked to make room.
     *
     * @param weakest the symbol that holds it
     * @param symbol whose entry was refused
     * @param confidence of that entry, 0..1
     */
    record MakeRoom(String weakest, String symbol, double confidence) implements Message, SeatCommand {}

    /** A symbol failed and is restarted, or cannot settle. */
    record Failed(String symbol, Fault fault, String why, long tick, long atMs) implements Message, SeatCommand {}

    /**
     * An operator's word to one symbol.
     *
     * @param deadlineMs by the clock of the wall, UTC epoch milliseconds
     */
    record Say(String symbol, SymbolCommand.Order order, long deadlineMs, ActorRef<Answer> replyTo)
            implements Message, SeatCommand {}

    /** What becomes of an operator's word. */
    sealed interface Answer extends Message {}

    /** The symbol has answered. */
    record Heard(SymbolCommand.Operated operated) implements Answer {}

    /** Nobody sits here any more, and it was not carried out: it is to be said again to whoever sits now. */
    record Elsewhere() implements Answer {}

    /** A node's copy of the ladder tightened: the symbols that it covers look at theirs again. */
    record Heed(Scope scope) implements Message, SeatCommand {}

    /** All symbols look at the ladder again, and whoever asks is told when they have. */
    record HeedAll(String who, ActorRef<Heeded> replyTo) implements Message, SeatCommand {}

    /**
     * Every symbol was asked.
     *
     * @param silent how many of them did not answer
     */
    record Heeded(int symbols, int silent) implements Message {}

    /** Leaves the seat: the tick under way is ended first. By the cluster. */
    record Leave() implements Message, SeatCommand {}

    /** The seat's own word: whoever sat has got up. */
    record Left() implements SeatCommand {}

    /** The seat's own word: whoever sat died. */
    record Died(Throwable cause) implements SeatCommand {}
}
