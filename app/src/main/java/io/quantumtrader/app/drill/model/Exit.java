package io.quantumtrader.app.drill.model;

/**
 * A reducing order, from the record to its last report.
 *
 * @param stage how far it is
 * @param left lots that the record waits for
 * @param atVenue lots that the venue still works on
 * @param firedBefore tranches fired before it, for one that no fill ever answers
 * @param firedAfter tranches fired with it
 * @param filled whether the record knows of a fill
 */
record Exit(Stage stage, int left, int atVenue, int firedBefore, int firedAfter, boolean filled) {

    static final Exit NONE = new Exit(Stage.NONE, 0, 0, 0, 0, false);

    /** How far a reducing order is. */
    enum Stage {
        NONE,
        RECORDED,
        SENT,
        /** Handed over and never arrived; its sender does not know. */
        LOST,
        /** The venue has it; its sender does not know. */
        UNANSWERED
    }

    static Exit recorded(int lots, int firedBefore, int firedAfter) {
        return new Exit(Stage.RECORDED, lots, 0, firedBefore, firedAfter, false);
    }

    boolean free() {
        return stage == Stage.NONE;
    }

    boolean harvests() {
        return firedAfter > firedBefore;
    }

    Exit sent() {
        return new Exit(Stage.SENT, left, left, firedBefore, firedAfter, filled);
    }

    Exit lost() {
        return new Exit(Stage.LOST, left, 0, firedBefore, firedAfter, filled);
    }

    Exit unanswered() {
        return new Exit(Stage.UNANSWERED, left, left, firedBefore, firedAfter, filled);
    }

    /** The venue knows of it after all. */
    Exit found() {
        return new Exit(Stage.SENT, left, atVenue, firedBefore, firedAfter, filled);
    }

    Exit atVenue(int lots) {
        return new Exit(stage, left, lots, firedBefore, firedAfter, filled);
    }

    /** A fill is recorded; a complete one ends the order. */
    Exit told(int lots, boolean complete) {
        return complete ? NONE : new Exit(stage, Math.max(0, left - lots), atVenue, firedBefore, firedAfter, true);
    }

    long push(long before) {
        long bits = Bits.push(before, stage, 3);
        bits = Bits.push(bits, left, 3);
        bits = Bits.push(bits, atVenue, 3);
        bits = Bits.push(bits, firedBefore, 2);
        bits = Bits.push(bits, firedAfter, 2);
        return Bits.push(bits, filled);
    }
}
