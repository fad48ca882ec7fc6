package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.position.Costs;
import io.quantumtrader.kernel.position.Position;
import java.util.ArrayList;
import java.util.List;

/** A position that is being lived through: what a {@link Trade} needs and a position forgets. */
final class Draft {

    private final String symbol;
    private final String entryId;
    private final boolean added;
    private final List<Exit> exits = new ArrayList<>();

    Draft(String symbol, String entryId, boolean added) {
        this.symbol = symbol;
        this.entryId = entryId;
        this.added = added;
    }

    String entryId() {
        return entryId;
    }

    void exit(long atMs, double quantity, double price, String reason) {
        exits.add(new Exit(atMs, quantity, price, reason));
    }

    Trade ended(Position last, Costs costs) {
        return trade(last, costs.net(), false);
    }

    Trade openAt(Position held, double mark) {
        return trade(held, held.costs().net() + held.unrealised(mark), true);
    }

    private Trade trade(Position position, double net, boolean open) {
        return new Trade(
                symbol,
                entryId,
                position.side(),
                position.openedAtMs(),
                position.averageEntry(),
                position.originalQuantity(),
                exits,
                net / (position.terms().stopDistance() * position.originalQuantity()),
                net,
                open,
                position.fired(),
                added);
    }
}
