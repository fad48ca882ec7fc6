package io.quantumtrader.persistence.replay;

import java.util.function.Consumer;

/** What the layers above the symbols came to: differences as they are found, and how much was compared. */
final class Findings {

    private final Period period;
    private final Consumer<Difference> differences;
    private final Tally tally = new Tally();
    private long compared;

    Findings(Period period, Consumer<Difference> differences) {
        this.period = period;
        this.differences = differences;
    }

    boolean asksFor(long atMs) {
        return period.has(atMs);
    }

    void derived(Kind kind) {
        tally.derived(kind);
    }

    void read(Kind kind, String because) {
        tally.read(kind, because);
    }

    /** Holds one event against the record. */
    void compare(String persistenceId, long sequenceNr, Object recorded, Object derived) {
        compared++;
        if (!recorded.equals(derived)) tell(Difference.between(persistenceId, sequenceNr, recorded, derived));
    }

    void tell(Difference difference) {
        differences.accept(difference);
    }

    Tally tally() {
        return tally;
    }

    long compared() {
        return compared;
    }
}
