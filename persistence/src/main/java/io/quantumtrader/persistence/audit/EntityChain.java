package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.journal.Chain;
import java.util.Arrays;
import java.util.Optional;

/** The chain of one id as far as it was followed. */
final class EntityChain {

    private final Chain chain;
    private final boolean startsAnywhere;
    private long last;
    private byte[] carried = Chain.start();
    /** What the last row gives, where that is not what it carries. */
    private Optional<byte[]> given = Optional.empty();

    EntityChain(Chain chain, boolean startsAnywhere) {
        this.chain = chain;
        this.startsAnywhere = startsAnywhere;
    }

    /** Follows one more row; what is wrong with it, or with the one before it. */
    Optional<Finding> follow(StoredRow stored) {
        long number = stored.row().sequenceNr();
        if (number <= last) return Optional.of(finding(Finding.Kind.REORDERED, stored, "stands behind #" + last));
        boolean first = last == 0 && startsAnywhere;
        if (number > last + 1 && !first) {
            var missing = new Finding(
                    Finding.Kind.MISSING,
                    stored.row().persistenceId(),
                    last + 1,
                    number == last + 2 ? "is not there" : "to #" + (number - 1) + " are not there");
            trust(stored);
            return Optional.of(missing);
        }
        last = number;
        var behindCarried = chain.next(carried, stored.row());
        boolean fits = Arrays.equals(behindCarried, stored.chain())
                || given.map(head -> Arrays.equals(chain.next(head, stored.row()), stored.chain()))
                        .orElse(false);
        carried = stored.chain();
        given = fits ? Optional.empty() : Optional.of(behindCarried);
        return fits ? Optional.empty() : Optional.of(altered(stored));
    }

    private Finding altered(StoredRow stored) {
        return finding(
                Finding.Kind.ALTERED,
                stored,
                "row " + stored.ordering() + " (" + stored.row().manifest() + ") is not what was written");
    }

    /** After a gap there is nothing to hold this row against: the next ones are held against it. */
    private void trust(StoredRow stored) {
        last = stored.row().sequenceNr();
        carried = stored.chain();
        given = Optional.empty();
    }

    private static Finding finding(Finding.Kind kind, StoredRow stored, String detail) {
        return new Finding(kind, stored.row().persistenceId(), stored.row().sequenceNr(), detail);
    }
}
