package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.venue.InstrumentRules;

/**
 * Which tranches of a position have fired. Each fires once; a jump over several marks all; every closed unit counts
 * towards the target, whatever closed it; a tranche that the venue's grid makes zero stays unfired (rules, C3).
 *
 * @param fired number of tranches that have fired, 0..3
 */
public record TrancheLadder(int fired) {

    /** Of a position that has just been opened. */
    public static final TrancheLadder NONE_FIRED = new TrancheLadder(0);

    /**
     * What one observation calls for.
     *
     * @param after the ladder once this step is decided
     * @param close what to close now; its quantity is 0 if nothing
     * @param tranche number of the highest tranche that fires, 0 if none
     */
    public record Step(TrancheLadder after, CloseQuantity close, int tranche) {

        public boolean closes() {
            return close.quantity() > 0;
        }
    }

    /**
     * The step for a reading (R, or the move as a fraction of entry).
     *
     * @param original base asset of all entry fills
     * @param held base asset held now
     * @param price at which the remainder is valued, quote per base
     */
    public Step step(
            TrancheTargets targets, double reading, double original, double held, double price, InstrumentRules rules) {
        int reached = targets.reached(reading);
        if (reached <= fired) return new Step(this, new CloseQuantity(0, held, false), 0);
        double due = targets.share(reached) * original - (original - held);
        if (due <= 0) return new Step(new TrancheLadder(reached), new CloseQuantity(0, held, false), reached);
        CloseQuantity close = CloseQuantity.part(due, held, price, rules);
        if (close.quantity() <= 0) return new Step(this, close, 0);
        return new Step(new TrancheLadder(reached), close, reached);
    }
}
