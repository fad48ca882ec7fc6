package io.quantumtrader.app.drill.model;

import java.util.List;

/**
 * What the symbol's journal adds up to. Quantities in lots.
 *
 * @param original all entry fills of the position
 * @param held what the record says is held
 * @param fired tranches fired
 * @param closing whether a close of the whole was decided
 * @param exits the reducing orders, by slot; the last slot takes closes of the whole only
 * @param closed lots of this position that reports said are closed; told by the model, not by the code
 * @param harvested tranches that an order which was not taken back stands for, as bits; told by the model
 * @param fault what the model saw go wrong
 */
record Book(
        int original, int held, int fired, boolean closing, List<Exit> exits, int closed, int harvested, Fault fault) {

    static final Book EMPTY = new Book(0, 0, 0, false, List.of(Exit.NONE, Exit.NONE, Exit.NONE), 0, 0, Fault.NONE);

    /** What invariants over more than one step look for. */
    enum Fault {
        NONE,
        /** More was closed than was opened. */
        CLOSED_TOO_MUCH,
        /** A tranche fired that had fired. */
        FIRED_TWICE
    }

    /** What is held beyond what working exits already close. */
    int uncommitted() {
        return Math.max(0, held - committed());
    }

    int committed() {
        int lots = 0;
        for (Exit exit : exits) lots += exit.left();
        return lots;
    }

    Book withExit(int slot, Exit exit) {
        var changed = new Exit[] {exits.get(0), exits.get(1), exits.get(2)};
        changed[slot] = exit;
        return new Book(original, held, fired, closing, List.of(changed), closed, harvested, fault);
    }

    Book closing(boolean whole) {
        return new Book(original, held, fired, closing || whole, exits, closed, harvested, fault);
    }

    /** Tranches up to a number have fired, by an order or by what was closed before. */
    Book harvest(int upTo, boolean byOrder) {
        boolean again = byOrder && (harvested & 1 << upTo) != 0;
        int bits = harvested | (2 << upTo) - 2;
        return new Book(original, held, upTo, closing, exits, closed, bits, again ? Fault.FIRED_TWICE : fault);
    }

    /** Where the fired tranches stand after an order ended without a fill. */
    Book takenBack(int firedNow, Exit order) {
        int bits = (2 << order.firedAfter()) - (2 << order.firedBefore());
        return new Book(original, held, firedNow, closing, exits, closed, harvested & ~bits, fault);
    }

    Book entered(int newOriginal, int newHeld) {
        return new Book(newOriginal, newHeld, fired, closing, exits, closed, harvested, fault);
    }

    /** After lots were closed; the position ends with the last one. */
    Book left(int lots, int newHeld) {
        boolean excess = closed + lots > original;
        var seen = excess ? Fault.CLOSED_TOO_MUCH : fault;
        return newHeld == 0
                ? new Book(0, 0, 0, false, exits, 0, 0, seen)
                : new Book(original, newHeld, fired, closing, exits, closed + lots, harvested, seen);
    }

    long bits() {
        long bits = Bits.push(original, held, 3);
        bits = Bits.push(bits, fired, 2);
        bits = Bits.push(bits, closing);
        for (Exit exit : exits) bits = exit.push(bits);
        bits = Bits.push(bits, closed, 4);
        bits = Bits.push(bits, harvested, 4);
        return Bits.push(bits, fault, 2);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Book one && one.bits() == bits());
    }

    @Override
    public int hashCode() {
        return Bits.hash(bits());
    }
}
