package io.quantumtrader.persistence.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Many rows by one {@code COPY}, in PostgreSQL's binary form: half the work for both sides of what an insert of the same rows takes,
 * for one more exchange with the server. Like an insert it is one statement, all rows or none.
 */
final class RowsCopy {

    private static final String SQL = "copy event_journal (persistence_id, sequence_number, writer, write_timestamp,"
            + " adapter_manifest, event_ser_id, event_ser_manifest, event_payload, chain) from stdin (format binary)";

    private static final short FIELDS = 9;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final short END = -1;
    private static final int SENT_AT_ONCE = 1 << 14;

    private final CopyManager copies;
    private final Form form = new Form();

    RowsCopy(Connection connection) throws SQLException {
        copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Stores these rows in their order. The server takes the first while the last are still hashed. */
    void write(List<JournalRow> rows, ChainHeads heads) throws SQLException {
        var copy = copies.copyIn(SQL);
        try {
            form.writeBytes(SIGNATURE);
            form.putInt(0);
            form.putInt(0);
            for (var row : rows) {
                put(row, heads.next(row));
                if (form.size() >= SENT_AT_ONCE) form.sendTo(copy);
            }
            form.putShort(END);
            form.sendTo(copy);
            copy.endCopy();
        } finally {
            form.reset();
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private void put(JournalRow row, byte[] chain) {
        form.putShort(FIELDS);
        form.putText(row.persistenceId());
        form.putLongField(row.sequenceNr());
        form.putText(row.writer());
        form.putLongField(row.writtenAtMs());
        form.putText(row.adapterManifest());
        form.putIntField(row.serializerId());
        form.putText(row.manifest());
        form.putField(row.payload());
        form.putField(chain);
    }

    /** Bytes in network order; its space is used again. */
    private static final class Form extends ByteArrayOutputStream {

        Form() {
            super(2 * SENT_AT_ONCE);
        }

        void putShort(short value) {
            write(value >> 8);
            write(value);
        }

        void putInt(int value) {
            putShort((short) (value >> 16));
            putShort((short) value);
        }

        void putIntField(int value) {
            putInt(Integer.BYTES);
            putInt(value);
        }

        void putLongField(long value) {
            putInt(Long.BYTES);
            putInt((int) (value >> 32));
            putInt((int) value);
        }

        void putText(String text) {
            putField(text.getBytes(StandardCharsets.UTF_8));
        }

        void putField(byte[] value) {
            putInt(value.length);
            writeBytes(value);
        }

        void sendTo(CopyIn copy) throws SQLException {
            copy.writeToCopy(buf, 0, count);
            copy.flushCopy();
            reset();
        }
    }
}
