package io.quantumtrader.app.drill.model;

/**
 * One report of the venue to the symbol; reports come in order, some twice.
 *
 * @param kind what happened
 * @param slot which exit it is about, 0 if none
 * @param lots traded
 * @param complete whether the order is done with it
 */
record News(Kind kind, int slot, int lots, boolean complete) {

    static final News NONE = new News(Kind.NONE, 0, 0, false);

    /** What the venue reports. */
    enum Kind {
        NONE,
        ENTRY_FILLED,
        EXIT_FILLED,
        EXIT_GONE,
        STOP_FILLED
    }

    long push(long before) {
        long bits = Bits.push(before, kind, 3);
        bits = Bits.push(bits, slot, 2);
        bits = Bits.push(bits, lots, 3);
        return Bits.push(bits, complete);
    }
}
