package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import java.util.concurrent.CompletableFuture;

/**
 * An operator's word on its way in.
 *
 * @param deadlineMs as of {@link SymbolCommand.Operate}
 * @param acknowledged whether the symbol answered it, known as soon as it did
 * @param answer when the tick that carries it is recorded, and what it sends is sent
 */
record Word(
        String symbol,
        SymbolCommand.Order order,
        long deadlineMs,
        CompletableFuture<Boolean> acknowledged,
        CompletableFuture<Operated> answer) {

    static Word to(String symbol, SymbolCommand.Order order, long deadlineMs) {
        return new Word(symbol, order, deadlineMs, new CompletableFuture<>(), new CompletableFuture<>());
    }

    boolean heeds() {
        return order instanceof SymbolCommand.Order.HeedLadder;
    }

    boolean opens() {
        return order instanceof SymbolCommand.Order.Open;
    }

    /** Whether a symbol that did not answer may carry it out after all, until the deadline. */
    boolean mayStillBeHeard() {
        return order.once() && deadlineMs != SymbolCommand.Operate.NEVER;
    }

    /** Nobody carries it out; answers whoever waits. */
    Operated turnAway(String why) {
        var answered = unheard(why);
        acknowledged.complete(false);
        answer.complete(answered);
        return answered;
    }

    Operated unheard(String why) {
        return new Operated(symbol, false, why, false, false);
    }
}
