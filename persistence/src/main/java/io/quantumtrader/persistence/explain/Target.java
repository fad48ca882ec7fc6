package io.quantumtrader.persistence.explain;

import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.Optional;

/** The decision that is explained, with its place in the journal. */
public sealed interface Target {

    Entry entry();

    /** A bar on which nothing was done. */
    record Held(Entry entry, ObservationRow row) implements Target {}

    /** A decision with a record of its own. */
    record Made(Entry entry, Decided decided) implements Target {}

    default long atMs() {
        return switch (this) {
            case Held held -> held.row().atMs();
            case Made made -> made.decided().atMs();
        };
    }

    default long tick() {
        return switch (this) {
            case Held held -> held.row().tick();
            case Made made -> made.decided().tick();
        };
    }

    /** The name that it can be asked for by. */
    default String id(String symbol) {
        return switch (this) {
            case Held held -> symbol + "@" + held.row().tick();
            case Made made -> made.decided().decisionId();
        };
    }

    /** Whether it was judged on the close of a bar, rather than between bars. */
    default boolean onBar() {
        return switch (this) {
            case Held held -> true;
            case Made made -> made.decided().observation().isPresent();
        };
    }

    /** HOLD, or the recorded action. */
    default String action() {
        return switch (this) {
            case Held held -> "HOLD";
            case Made made -> made.decided().action();
        };
    }

    static Optional<Target> of(Entry entry) {
        return switch (entry.event()) {
            case ObservationRow row -> Optional.of(new Held(entry, row));
            case Decided decided -> Optional.of(new Made(entry, decided));
            default -> Optional.empty();
        };
    }
}
