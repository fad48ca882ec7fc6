package io.quantumtrader.persistence.journal.archive;

import io.quantumtrader.persistence.journal.JournalRow;
import io.quantumtrader.persistence.journal.StoredRow;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Some consecutive rows of one id, compressed together.
 *
 * @param firstNr number of its first row
 * @param lastNr number of its last row
 * @param firstPlace of its first row among all rows
 * @param lastPlace of its last row
 * @param rows how many
 * @param offset where it begins in the file
 * @param length compressed bytes
 */
record Block(
        String persistenceId,
        long firstNr,
        long lastNr,
        long firstPlace,
        long lastPlace,
        int rows,
        long offset,
        int length) {

    private static final int CHAIN = 32;

    static void write(StoredRow stored, DataOutputStream out) throws IOException {
        var row = stored.row();
        out.writeLong(stored.ordering());
        out.writeBoolean(stored.deleted());
        out.writeLong(row.sequenceNr());
        text(row.writer(), out);
        out.writeLong(row.writtenAtMs());
        text(row.adapterManifest(), out);
        out.writeInt(row.serializerId());
        text(row.manifest(), out);
        content(row.payload(), out);
        out.write(stored.chain());
    }

    List<StoredRow> read(byte[] compressed) throws IOException {
        var found = new ArrayList<StoredRow>(rows);
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 14))) {
            for (int i = 0; i < rows; i++) found.add(read(in));
            if (in.read() >= 0) throw new IOException("a block has more rows than its index says");
        }
        return found;
    }

    private StoredRow read(DataInputStream in) throws IOException {
        long ordering = in.readLong();
        boolean deleted = in.readBoolean();
        var row = new JournalRow(
                persistenceId, in.readLong(), text(in), in.readLong(), text(in), in.readInt(), text(in), content(in));
        return new StoredRow(ordering, deleted, row, in.readNBytes(CHAIN));
    }

    static void text(String text, DataOutputStream out) throws IOException {
        content(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(content(in), StandardCharsets.UTF_8);
    }

    private static void content(byte[] content, DataOutputStream out) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] content = length < 0 ? new byte[0] : in.readNBytes(length);
        if (content.length != length) throw new IOException("a block ends within a row");
        return content;
    }
}
