package io.quantumtrader.kernel.exit;

import java.util.List;

/**
 * What the harvest kernel asks for on one observation, with every number on the way (formulas, P2).
 *
 * @param action the strictest answer: a full close wins over a tranche
 * @param newStop the profit lock, quote per base; NaN if none is proposed
 * @param rNet open profit after cost in multiples of the risk unit
 * @param riskUnit 1R in price units
 * @param cost round-trip cost in price units
 * @param kill the kill score and its components
 * @param reasonBits set of {@link HarvestReason}
 */
public record HarvestProposal(
        HarvestAction action,
        double newStop,
        double rNet,
        double riskUnit,
        double cost,
        KillReading kill,
        int reasonBits) {

    public List<HarvestReason> reasons() {
        return HarvestReason.of(reasonBits);
    }

    public boolean movesStop() {
        return !Double.isNaN(newStop);
    }
}
