package io.quantumtrader.persistence.backup;

import io.quantumtrader.persistence.journal.StoredRow;
import io.quantumtrader.persistence.journal.archive.SegmentEntry;
import java.util.HexFormat;

/** Rows as lines of CSV that {@code COPY ... FROM (FORMAT csv)} of any PostgreSQL reads: texts quoted, bytes as {@code \x} hex. */
final class CsvRows {

    /** The columns of a line of {@code journal.csv}, in their order. */
    static final String COLUMNS = "ordering, persistence_id, sequence_number, deleted, writer, write_timestamp,"
            + " adapter_manifest, event_ser_id, event_ser_manifest, event_payload, chain";

    private CsvRows() {}

    static String line(StoredRow stored) {
        var row = stored.row();
        var line = new StringBuilder(256 + 2 * row.payload().length);
        line.append(stored.ordering()).append(',');
        text(line, row.persistenceId()).append(',').append(row.sequenceNr()).append(',');
        line.append(stored.deleted() ? 't' : 'f').append(',');
        text(line, row.writer()).append(',').append(row.writtenAtMs()).append(',');
        text(line, row.adapterManifest()).append(',').append(row.serializerId()).append(',');
        text(line, row.manifest()).append(',');
        bytes(line, row.payload()).append(',');
        return bytes(line, stored.chain()).append('\n').toString();
    }

    static String line(SegmentEntry entry) {
        var line = new StringBuilder().append(entry.number()).append(',');
        text(line, entry.file()).append(',').append(entry.fromOrdering()).append(',');
        line.append(entry.toOrdering()).append(',').append(entry.events()).append(',');
        line.append(entry.bytes()).append(",\\x").append(entry.sha256()).append(',');
        return line.append(entry.archivedAtMs()).append('\n').toString();
    }

    private static StringBuilder text(StringBuilder line, String text) {
        return line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }

    private static StringBuilder bytes(StringBuilder line, byte[] content) {
        return line.append("\\x").append(HexFormat.of().formatHex(content));
    }
}
