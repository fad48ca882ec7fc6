package io.quantumtrader.exchange.recorded;

import io.quantumtrader.kernel.check.Violation;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a record: the first twenty findings in words, the others as a count. */
final class Findings {

    private static final int MOST = 20;

    private final List<Violation> first = new ArrayList<>();
    private long count;

    void add(String where, String observed, String bound) {
        count++;
        if (first.size() < MOST) first.add(new Violation(where, observed, bound));
    }

    boolean none() {
        return count == 0;
    }

    List<Violation> list() {
        if (count == first.size()) return List.copyOf(first);
        List<Violation> all = new ArrayList<>(first);
        all.add(new Violation("the rest of the record", (count - first.size()) + " more violations", "without any"));
        return all;
    }
}
