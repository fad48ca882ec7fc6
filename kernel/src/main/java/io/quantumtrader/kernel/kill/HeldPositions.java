package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;

/**
 * The positions of a portfolio in a tick, counted.
 *
 * @param held all of them, also those whose symbol is silent
 * @param blind those whose symbol answered and whose mark price is stale or was refused
 * @param unheard those whose symbol did not answer
 * @param unmanaged those of them whose symbol failed last by a fault of our own code: nobody manages them
 */
public record HeldPositions(int held, int blind, int unheard, int unmanaged) {

    public static final HeldPositions NONE = new HeldPositions(0, 0, 0, 0);

    public HeldPositions {
        new Checks()
                .require(held >= 0, "held", held, ">= 0")
                .require(unheard >= 0 && unheard <= held, "unheard", unheard, "0 to held")
                .require(blind >= 0 && blind <= held - unheard, "blind", blind, "0 to held less unheard")
                .require(unmanaged >= 0 && unmanaged <= unheard, "unmanaged", unmanaged, "0 to unheard")
                .orThrow();
    }

    /** Positions whose symbols all answered. */
    public static HeldPositions answered(int held, int blind) {
        return new HeldPositions(held, blind, 0, 0);
    }

    /** Whether a share of the positions whose symbols answered is blind. */
    boolean blindBy(double share) {
        return blind > 0 && blind >= share * (held - unheard);
    }
}
