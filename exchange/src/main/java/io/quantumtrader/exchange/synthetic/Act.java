package io.quantumtrader.exchange.synthetic;

import io.quantumtrader.kernel.check.Checks;
import java.util.Map;

/**
 * A stretch of time in which each group of symbols behaves in one way.
 *
 * @param bars how long, above 0
 * @param moves by group
 */
record Act(String name, int bars, Map<String, Move> moves) {

    /**
     * How a group moves in an act.
     *
     * @param driftBps mean log return of a bar, basis points
     * @param sigmaBps deviation of a bar's log return, basis points, above 0
     * @param autoregression of the return around its drift, −0.95..0.95: above 0 trends, below 0 reverts
     * @param pull share of the distance to the reference price that a bar takes back, 0..0.5
     * @param gapPercent jump between the last close and the first open of the act
     */
    record Move(double driftBps, double sigmaBps, double autoregression, double pull, double gapPercent) {
        Move {
            new Checks()
                    .within("drift_bps", driftBps, -500, 500)
                    .above("sigma_bps", sigmaBps, 0, 500)
                    .within("autoregression", autoregression, -0.95, 0.95)
                    .within("pull", pull, 0, 0.5)
                    .within("gap_percent", gapPercent, -50, 100)
                    .orThrow();
        }
    }

    Act {
        new Checks().require(bars > 0, "bars", bars, "> 0").orThrow();
        moves = Map.copyOf(moves);
    }

    Move of(String group) {
        var move = moves.get(group);
        if (move == null) throw new IllegalArgumentException("act " + name + " does not say how " + group + " moves");
        return move;
    }
}
