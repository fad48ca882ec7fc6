package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.audit.Finding.Kind;
import io.quantumtrader.persistence.journal.Chain;
import io.quantumtrader.persistence.journal.StoredRow;
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
        if (number <= last) return Optional.of(finding(Kind.REORDERED, stored, "stands behind #" + last));
        boolean first = last == 0 && startsAnywhere;
        if (number > last + 1 && !first) {
            var missing = missing(stored.row().persistenceId(), number, stored.ordering());
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

    /** A number that waits in the spool; whether those between the journal and it are missing. */
    Optional<Finding> waits(String persistenceId, long number) {
        boolean gap = number > last + 1 && !(last == 0 && startsAnywhere);
        var missing = gap ? Optional.of(missing(persistenceId, number, 0)) : Optional.<Finding>empty();
        last = Math.max(last, number);
        return missing;
    }

    private Finding missing(String persistenceId, long before, long place) {
        return new Finding(
                Kind.MISSING,
                persistenceId,
                last + 1,
                place,
                before == last + 2 ? "is not there" : "to #" + (before - 1) + " are not there");
    }

    private static Finding altered(StoredRow stored) {
        return finding(Kind.ALTERED, stored, stored.row().manifest() + " is not what was written");
    }

    /** After a gap there is nothing to hold this row against: the next ones are held against it. */
    private void trust(StoredRow stored) {
        last = stored.row().sequenceNr();
        carried = stored.chain();
        given = Optional.empty();
    }

    private static Finding finding(Kind kind, StoredRow stored, String detail) {
        return new Finding(kind, stored.row().persistenceId(), stored.row().sequenceNr(), stored.ordering(), detail);
    }
}
