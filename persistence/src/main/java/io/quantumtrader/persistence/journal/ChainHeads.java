package io.quantumtrader.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the chain of each id ends, as far as this writer knows: what it wrote itself it remembers, the rest it asks the
 * database for. Chains of rows that are not committed yet are kept apart. Confined to the thread that writes.
 */
final class ChainHeads {

    /** Ids whose chain starts anew with their first row, whatever its number: runs set aside (rules, D6). */
    static final String ORPHAN = "orphan|";

    /** Class 23, as constraints of the database: the row is refused, not the way to the server. */
    private static final String PREDECESSOR_MISSING = "23Q01";

    private static final String SET_ASIDE = "23Q02";

    private final Chain chain = new Chain();
    /** Ids with their writers whose events were set aside: what they still write builds on events that do not stand. */
    private final Set<String> refused = new HashSet<>();

    private final Map<String, Head> committed = new HashMap<>();
    private final Map<String, Head> pending = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Head(long sequenceNr, byte[] chain) {}

    /** Looks up what these rows follow; {@link #next} of each of them is to be asked in their order. */
    void begin(Connection connection, List<JournalRow> rows) throws SQLException {
        pending.clear();
        pending.putAll(ask(connection, unknown(rows)));
    }

    /**
     * The chain of the next row.
     *
     * @throws SQLException of class 23 if the event before it is neither stored nor among the rows
     */
    byte[] next(JournalRow row) throws SQLException {
        byte[] next = chain.next(before(row), row);
        pending.put(row.persistenceId(), new Head(row.sequenceNr(), next));
        return next;
    }

    /** The rows of the last question are stored. */
    void commit() {
        committed.putAll(pending);
        pending.clear();
    }

    /** Forgets everything: somebody else may have written. */
    void forget() {
        committed.clear();
        pending.clear();
    }

    /** Takes no more events of that row's id from that row's writer. */
    void refuse(JournalRow row) {
        refused.add(row.persistenceId() + "|" + row.writer());
    }

    private byte[] before(JournalRow row) throws SQLException {
        if (!refused.isEmpty() && refused.contains(row.persistenceId() + "|" + row.writer()))
            throw new SQLException(
                    "event " + row.sequenceNr() + " of " + row.persistenceId() + " follows events that were set aside",
                    SET_ASIDE);
        var head = head(row.persistenceId());
        if (head != null && head.sequenceNr() == row.sequenceNr() - 1) return head.chain();
        if (row.sequenceNr() == 1 || (head == null && row.persistenceId().startsWith(ORPHAN))) return Chain.start();
        throw new SQLException(
                "event " + row.sequenceNr() + " of " + row.persistenceId() + " has no event before it in the journal",
                PREDECESSOR_MISSING);
    }

    private @Nullable Head head(String id) {
        var fresh = pending.get(id);
        return fresh == null ? committed.get(id) : fresh;
    }

    /** The events that the first row of each id follows, where this writer does not know their chain. */
    private Map<String, Long> unknown(List<JournalRow> rows) {
        var first = new LinkedHashMap<String, Long>();
        for (var row : rows) first.putIfAbsent(row.persistenceId(), row.sequenceNr() - 1);
        first.entrySet().removeIf(wanted -> {
            var head = committed.get(wanted.getKey());
            return wanted.getValue() == 0 || (head != null && head.sequenceNr() == wanted.getValue());
        });
        return first;
    }

    private static Map<String, Head> ask(Connection connection, Map<String, Long> wanted) throws SQLException {
        var found = new HashMap<String, Head>();
        if (wanted.isEmpty()) return found;
        var sql = "select persistence_id, sequence_number, chain from event_journal"
                + " join unnest(?::text[], ?::bigint[]) as wanted (id, number)"
                + " on persistence_id = id and sequence_number = number";
        try (var question = connection.prepareStatement(sql)) {
            question.setArray(
                    1, connection.createArrayOf("text", wanted.keySet().toArray()));
            question.setArray(2, connection.createArrayOf("int8", new ArrayList<>(wanted.values()).toArray()));
            try (var row = question.executeQuery()) {
                while (row.next()) found.put(row.getString(1), new Head(row.getLong(2), row.getBytes(3)));
            }
        }
        return found;
    }
}
