package io.quantumtrader.app.drill.model;

/**
 * One state of the model.
 *
 * @param now tick of the clock
 * @param gate the ladder
 * @param said what operators and layers said and did not take back, as bits of {@link Gates.Change}; told by the model
 * @param entry the opening order
 * @param book the symbol's record
 * @param venue the truth
 * @param emergency the emergency stop
 * @param words for a release
 * @param left what may still happen
 */
record World(
        int now,
        Gate gate,
        int said,
        Entry entry,
        Book book,
        Venue venue,
        Emergency emergency,
        Words words,
        Left left) {

    private static final long PRIME = 0xD1B54A32D192ED03L;

    World at(int tick) {
        return new World(tick, gate, said, entry, book, venue, emergency, words, left);
    }

    /** With another ladder, and what was said for it. */
    World with(Gate ladder, int saidNow) {
        return new World(now, ladder, saidNow, entry, book, venue, emergency, words, left);
    }

    World with(Entry one) {
        return new World(now, gate, said, one, book, venue, emergency, words, left);
    }

    World with(Book one) {
        return new World(now, gate, said, entry, one, venue, emergency, words, left);
    }

    World with(Venue one) {
        return new World(now, gate, said, entry, book, one, emergency, words, left);
    }

    World with(Emergency one) {
        return new World(now, gate, said, entry, book, venue, one, words, left);
    }

    World with(Words some) {
        return new World(now, gate, said, entry, book, venue, emergency, some, left);
    }

    World with(Left less) {
        return new World(now, gate, said, entry, book, venue, emergency, words, less);
    }

    /** Whether a report about an order of a kind, or about the exit in a slot, is still on its way. */
    boolean mailOf(News.Kind kind, int slot) {
        for (News news : venue.mail()) if (news.kind() == kind && news.slot() == slot) return true;
        return false;
    }

    /** What is over is forgotten: an entry that has filled or was withdrawn, once every report of it is in. */
    World settled() {
        boolean over = entry.stage() == Entry.Stage.SENT && entry.resting() == 0 && !mailOf(News.Kind.ENTRY_FILLED, 0);
        return over ? with(Entry.NONE) : this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof World one
                && now == one.now
                && gate == one.gate
                && said == one.said
                && entry.equals(one.entry)
                && book.equals(one.book)
                && venue.equals(one.venue)
                && emergency.equals(one.emergency)
                && words.equals(one.words)
                && left.equals(one.left);
    }

    @Override
    public int hashCode() {
        long hash = gate.number * 31L + now;
        hash = hash * PRIME + entry.bits();
        hash = hash * PRIME + book.bits();
        hash = hash * PRIME + venue.bits();
        hash = hash * PRIME + emergency.bits();
        hash = hash * PRIME + words.hashCode();
        hash = hash * PRIME + left.bits();
        return Bits.hash(hash * PRIME + said);
    }
}
