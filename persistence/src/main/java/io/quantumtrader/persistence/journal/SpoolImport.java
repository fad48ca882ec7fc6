package io.quantumtrader.persistence.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings what waits in the spool to the database, in its order. Idempotent: a row that is there already, from a batch whose
 * acknowledgement was lost or from an import that was broken off, is skipped. A row whose place somebody else has taken is
 * kept unchanged under {@code orphan|id|writer}, and so is all that the same writer has written after it (rules, D6).
 */
final class SpoolImport {

    private static final int ROWS = 1_000;

    private final SpoolFile spool;
    private final JournalInsert insert;
    private final Consumer<JournalWatch.Orphaned> orphans;
    private final Map<String, String> setAside = new HashMap<>();
    private long position = SpoolFile.beginning();

    /**
     * An import from the beginning of the file.
     *
     * @param orphans told of each run that is set aside
     */
    SpoolImport(SpoolFile spool, JournalInsert insert, Consumer<JournalWatch.Orphaned> orphans) {
        this.spool = spool;
        this.insert = insert;
        this.orphans = orphans;
    }

    JournalInsert insert() {
        return insert;
    }

    /** Brings over what is there now, in steps, until little is left: the database has shown then that it takes writes. */
    void catchUp() throws IOException, SQLException {
        do step();
        while (spool.end() - position > 1 << 16);
    }

    /** Brings over everything; nobody appends meanwhile. */
    void finish() throws IOException, SQLException {
        while (position < spool.end()) step();
    }

    private void step() throws IOException, SQLException {
        var stretch = spool.read(position, ROWS);
        bring(stretch.rows());
        position = stretch.next();
    }

    private void bring(List<JournalRow> rows) throws SQLException {
        var named = new ArrayList<JournalRow>();
        for (var row : rows) named.add(placed(row));
        try {
            insert.write(named);
        } catch (SQLException refused) {
            if (!GroupCommit.isRefusalOfRows(refused)) throw refused;
            if (rows.size() == 1) {
                settle(rows.getFirst(), named.getFirst());
                return;
            }
            bring(rows.subList(0, rows.size() / 2));
            bring(rows.subList(rows.size() / 2, rows.size()));
        }
    }

    private JournalRow placed(JournalRow row) {
        var aside = setAside.get(key(row));
        return aside == null ? row : row.of(aside);
    }

    /** A row that the database refuses: it is there already, or its place is taken. */
    private void settle(JournalRow row, JournalRow named) throws SQLException {
        var there = insert.stored(named.persistenceId(), named.sequenceNr());
        if (there.isPresent() && same(there.get(), named)) return;
        if (setAside.containsKey(key(row)))
            throw new SQLException("a run that was set aside differs from what is kept: " + named);
        var aside = ChainHeads.ORPHAN + row.persistenceId() + "|" + row.writer();
        setAside.put(key(row), aside);
        insert.refuse(row);
        orphans.accept(new JournalWatch.Orphaned(row.persistenceId(), aside, row.sequenceNr()));
        bring(List.of(row));
    }

    private static boolean same(JournalRow one, JournalRow other) {
        return one.writer().equals(other.writer())
                && one.manifest().equals(other.manifest())
                && Arrays.equals(one.payload(), other.payload());
    }

    private static String key(JournalRow row) {
        return row.persistenceId() + "|" + row.writer();
    }
}
