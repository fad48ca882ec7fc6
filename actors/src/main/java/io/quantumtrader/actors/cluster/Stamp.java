package io.quantumtrader.actors.cluster;

import java.util.Comparator;

/**
 * When a change was made, so that every copy agrees which of two is the later one: by the clock of the wall, but later than anything
 * its maker knew of.
 *
 * @param micros UTC epoch microseconds, or one more than the latest that its maker knew of
 * @param node who made it; decides between two of one moment
 */
public record Stamp(long micros, String node) implements Comparable<Stamp> {

    private static final Comparator<Stamp> ORDER =
            Comparator.comparingLong(Stamp::micros).thenComparing(Stamp::node);

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
