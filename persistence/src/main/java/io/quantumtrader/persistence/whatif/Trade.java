package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.position.Side;
import java.util.List;
import java.util.Optional;

/**
 * One position from its entry to flat, or to the end of the record.
 *
 * @param entryId which entry of the record it comes from: the decision that opened it; of an adopted one its symbol and time
 * @param enteredAtMs first fill, UTC epoch milliseconds
 * @param entryPrice volume-weighted
 * @param quantity all entry fills together, base asset
 * @param exits in order
 * @param rMultiple everything earned and paid over the risk of the original quantity; what is open counts at the last mark
 * @param net the same in quote currency
 * @param open whether the record ended before it
 * @param tranches harvest tranches fired
 * @param added whether the record has no such entry
 */
public record Trade(
        String symbol,
        String entryId,
        Side side,
        long enteredAtMs,
        double entryPrice,
        double quantity,
        List<Exit> exits,
        double rMultiple,
        double net,
        boolean open,
        int tranches,
        boolean added) {

    public Trade {
        exits = List.copyOf(exits);
    }

    /** When it ended; empty while it is open. */
    public Optional<Exit> end() {
        return open || exits.isEmpty() ? Optional.empty() : Optional.of(exits.getLast());
    }

    /** Why it ended; OPEN while it is open. */
    public String reason() {
        return end().map(Exit::reason).orElse("OPEN");
    }

    boolean won() {
        return net > 0;
    }
}
