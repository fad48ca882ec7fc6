package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.journal.StoredRow;
import java.io.IOException;
import java.util.List;

/** Rows that are held against the seals that cover them, as they come by in the order of their places. */
final class SealedRows {

    private final List<Seal> seals;
    private int covering;
    private Seal.Root root;

    SealedRows(List<Seal> seals) {
        this.seals = seals;
        this.root = begun(seals.getFirst());
    }

    private static Seal.Root begun(Seal seal) {
        return new Seal.Root(seal.number(), seal.atMs(), seal.previous(), 0);
    }

    void take(StoredRow stored) throws IOException {
        while (stored.ordering() > seals.get(covering).toOrdering()) close();
        root.add(stored.ordering(), stored.chain());
    }

    /** All seals fit what came by. */
    void end() throws IOException {
        while (covering < seals.size()) close();
    }

    private void close() throws IOException {
        var seal = seals.get(covering++);
        if (!root.seal().root().equals(seal.root()))
            throw new IOException("seal " + seal.number() + " does not fit what it covers: ask ./qt audit verify");
        if (covering < seals.size()) root = begun(seals.get(covering));
    }
}
