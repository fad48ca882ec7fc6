package io.quantumtrader.app.drill.model;

/**
 * An opening order on its way, from the wish to the venue.
 *
 * @param stage how far it is
 * @param permitAt tick at which its permit was issued
 * @param permitVersion version of the ladder that the permit is bound to
 * @param permitAtHand whether the symbol still holds the permit; it lives in memory only
 * @param resting lots working at the venue
 * @param uses how often the order was handed to the venue under this permit; told by the model, not by the code
 * @param tightened whether the ladder became stricter since the permit was issued; told by the model
 */
record Entry(
        Stage stage, int permitAt, int permitVersion, boolean permitAtHand, int resting, int uses, boolean tightened) {

    static final Entry NONE = new Entry(Stage.NONE, 0, 0, false, 0, 0, false);

    /** How far an opening order is. */
    enum Stage {
        NONE,
        /** The symbol's own layers let it pass; it travels up. */
        WISHED,
        PERMITTED,
        /** Journaled, not sent. */
        RECORDED,
        /** Past the last hop's check of the permit, not yet through the gate. */
        CLEARED,
        /** The venue has it. */
        SENT,
        /** Handed over and never arrived; its sender does not know. */
        LOST,
        /** The venue has it; its sender does not know. */
        UNANSWERED,
        /** The venue refused it. */
        REFUSED
    }

    Entry at(Stage next) {
        return new Entry(next, permitAt, permitVersion, permitAtHand, resting, uses, tightened);
    }

    Entry permitted(int now, int version) {
        return new Entry(Stage.PERMITTED, now, version, false, 0, 0, false);
    }

    Entry withPermitAtHand(boolean atHand) {
        return new Entry(stage, permitAt, permitVersion, atHand, resting, uses, tightened);
    }

    /** Handed to the venue connection once more. */
    Entry handedOver(Stage outcome, int lots) {
        return new Entry(outcome, permitAt, permitVersion, permitAtHand, lots, uses + 1, tightened);
    }

    Entry resting(int lots) {
        return new Entry(stage, permitAt, permitVersion, permitAtHand, lots, uses, tightened);
    }

    Entry afterTightening() {
        boolean waits = stage == Stage.PERMITTED || stage == Stage.RECORDED || stage == Stage.CLEARED;
        return waits && !tightened
                ? new Entry(stage, permitAt, permitVersion, permitAtHand, resting, uses, true)
                : this;
    }

    long bits() {
        long bits = Bits.push(Bits.number(stage), permitAt, 5);
        bits = Bits.push(bits, permitVersion, 8);
        bits = Bits.push(bits, permitAtHand);
        bits = Bits.push(bits, resting, 3);
        bits = Bits.push(bits, uses, 2);
        return Bits.push(bits, tightened);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Entry one && one.bits() == bits());
    }

    @Override
    public int hashCode() {
        return Bits.hash(bits());
    }
}
