package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.MarketClock;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import java.util.concurrent.CompletableFuture;

/** The conductor as those meet him who bring operators' words, wherever he is. */
public interface Conducting extends MarketClock {

    /**
     * An operator's word to one symbol; completes when it is recorded and, where it sends orders, they are sent. A symbol that hears an
     * opening or the close of a part after the deadline does not carry it out: whoever spoke was told that there was no answer. A run at
     * full speed does not go by that clock.
     *
     * @param deadlineMs by the clock of the wall, UTC epoch milliseconds
     */
    CompletableFuture<Operated> operate(String symbol, SymbolCommand.Order order, long deadlineMs);

    /** Makes every symbol look at the ladder again, at once. */
    Heeding heedLadder(String who);
}
