package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every trigger that can close a position, take from it or restrict it, with the single change that fires it. */
public final class PositionDistances {

    private PositionDistances() {}

    /** Nearest first; without a reading last. */
    public static List<Distance> of(Sight seen, SymbolSettings settings, BrainLimits limits) {
        var found = new ArrayList<Distance>(new ExitChanges(seen, settings).all());
        if (seen.kill().isPresent() && seen.market().isPresent()) {
            found.addAll(KillChanges.of(
                    seen.kill().get(), seen.market().get(), seen.position().terms(), settings.kill()));
        }
        found.addAll(StateChanges.of(seen, limits));
        for (var floor : seen.floors()) found.add(equity(seen, floor));
        found.sort(Comparator.comparingDouble(PositionDistances::order));
        return List.copyOf(found);
    }

    /** Where the mark of this symbol alone takes the portfolio's equity to a floor; its margin is all it can lose. */
    private static Distance equity(Sight seen, Sight.Floor floor) {
        var held = seen.position();
        if (floor.observed() >= floor.limit()) {
            return Distance.rising(floor.code(), floor.observed(), floor.limit(), new Change.Stands());
        }
        double price = Marks.ofEquity(held.side(), held.quantity(), seen.mark(), seen.equity(), floor.equity());
        boolean liquidated = seen.liquidation() > 0
                && held.side().crossed(price, seen.liquidation())
                && !held.side().crossed(seen.mark(), seen.liquidation());
        Change change = Double.isNaN(price)
                ? new Change.Nothing("no price does it")
                : liquidated ? new Change.Nothing("it is liquidated before") : new Change.MarkTo(price);
        return Distance.rising(floor.code(), floor.observed(), floor.limit(), change);
    }

    private static double order(Distance distance) {
        return Double.isNaN(distance.share()) ? Double.POSITIVE_INFINITY : -distance.share();
    }
}
