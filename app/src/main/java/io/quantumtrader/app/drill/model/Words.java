package io.quantumtrader.app.drill.model;

/**
 * What was said for the release of the latch that closes everything.
 *
 * @param proposer who made the proposal that is open, empty if none
 * @param proposedAt tick of the proposal
 * @param annaAt tick of Anna's last word, -1 if she said none; told by the model
 * @param benAt the same of Ben
 */
record Words(String proposer, int proposedAt, int annaAt, int benAt) {

    static final Words NONE = new Words("", 0, -1, -1);

    /** The tick at which the other of the two persons spoke last, -1 if never. */
    int otherSpokeAt(String who) {
        return isAnna(who) ? benAt : annaAt;
    }

    Words spoken(String who, int now) {
        if (who.isBlank()) return this;
        return isAnna(who) ? new Words(proposer, proposedAt, now, benAt) : new Words(proposer, proposedAt, annaAt, now);
    }

    Words proposed(String who, int now) {
        return new Words(who, now, annaAt, benAt);
    }

    /** Anna is one person, however she spells herself. */
    private static boolean isAnna(String who) {
        return who.strip().equalsIgnoreCase("anna");
    }
}
