package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every trigger that can close a position, take from it or restrict it, with the single change that fires it. */
public final class PositionDistances {

    /** Share of the price that stands for the range of a bar where that is not known. */
    private static final double USUAL_RANGE = 0.01;

    private PositionDistances() {}

    /**
     * Nearest first; without a reading last. What a price fires is as near as that price, measured in ranges of a bar, however much of a
     * limit is used up: a stop half a range away comes before a bound a hundred ranges away.
     */
    public static List<Distance> of(Sight seen, SymbolSettings settings, BrainLimits limits) {
        var found = new ArrayList<Distance>(new ExitChanges(seen, settings).all());
        if (seen.kill().isPresent() && seen.market().isPresent()) {
            found.addAll(KillChanges.of(
                    seen.kill().get(), seen.market().get(), seen.position().terms(), settings.kill()));
        }
        found.addAll(StateChanges.of(seen, limits));
        for (var floor : seen.floors()) found.add(equity(seen, floor));
        found.sort(Comparator.comparingDouble(distance -> -nearness(distance, seen)));
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

    /** 1 where it stands, towards 0 the farther it is, below 0 without a reading. */
    static double nearness(Distance distance, Sight seen) {
        if (Double.isNaN(distance.share())) return -1;
        if (!(distance.change() instanceof Change.MarkTo(double price))) return distance.share();
        double range = seen.atr() > 0 ? seen.atr() : seen.mark() * USUAL_RANGE;
        return 1 / (1 + Math.abs(price - seen.mark()) / range);
    }
}
