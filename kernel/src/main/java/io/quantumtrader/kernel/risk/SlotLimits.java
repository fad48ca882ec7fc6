package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.check.Checks;

/**
 * How many positions may be open at once (rules, C6).
 *
 * @param base when neither label applies
 * @param trend while the market as a whole trends
 * @param chop while the market as a whole chops
 * @param label mean published probability from which the market trends or chops
 * @param rotationEdge by how much a candidate's score must beat the weakest holding's, 0..1
 */
public record SlotLimits(int base, int trend, int chop, double label, double rotationEdge) {

    public SlotLimits {
        new Checks()
                .require(chop >= 1, "chop", chop, ">= 1")
                .require(base >= chop, "base", base, "at least chop " + chop)
                .require(trend >= base, "trend", trend, "at least base " + base)
                .within("label", label, 0.5, 1)
                .within("rotation-edge", rotationEdge, 0, 1)
                .orThrow();
    }
}
