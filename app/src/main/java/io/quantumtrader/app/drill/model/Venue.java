package io.quantumtrader.app.drill.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The truth at the venue, as far as no order tells it.
 *
 * @param held lots, negative if a close ever turned the position round
 * @param stop whether a protective stop rests
 * @param mail reports that the symbol has not got yet, oldest first
 * @param last the report that the symbol got last
 */
record Venue(int held, boolean stop, List<News> mail, News last) {

    static final Venue EMPTY = new Venue(0, false, List.of(), News.NONE);

    Venue traded(int lots, News report) {
        int now = held + lots;
        return new Venue(now, stop && now != 0, with(report), last);
    }

    Venue withStop() {
        return new Venue(held, true, mail, last);
    }

    Venue reports(News report) {
        return new Venue(held, stop, with(report), last);
    }

    Venue delivered(boolean repeats) {
        return new Venue(held, stop, List.copyOf(mail.subList(1, mail.size())), repeats ? mail.getFirst() : News.NONE);
    }

    private List<News> with(News report) {
        var more = new ArrayList<>(mail);
        more.add(report);
        return List.copyOf(more);
    }

    long bits() {
        long bits = Bits.push(held + 8, stop);
        for (News news : mail) bits = news.push(bits);
        return last.push(Bits.push(bits, mail.size(), 3));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Venue one && one.bits() == bits());
    }

    @Override
    public int hashCode() {
        return Bits.hash(bits());
    }
}
