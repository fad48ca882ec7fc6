package io.quantumtrader.persistence.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as the body of a record of the spool: each column in the order of the table, texts and payload behind their length. */
final class SpoolRows {

    private SpoolRows() {}

    static byte[] write(List<JournalRow> rows) {
        var bytes = new ByteArrayOutputStream(rows.size() * 512);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(rows.size());
            for (var row : rows) write(row, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(JournalRow row, DataOutputStream out) throws IOException {
        text(row.persistenceId(), out);
        out.writeLong(row.sequenceNr());
        text(row.writer(), out);
        out.writeLong(row.writtenAtMs());
        text(row.adapterManifest(), out);
        out.writeInt(row.serializerId());
        text(row.manifest(), out);
        content(row.payload(), out);
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        content(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void content(byte[] content, DataOutputStream out) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    static void read(ByteBuffer body, List<JournalRow> into) {
        int count = body.getInt();
        for (int i = 0; i < count; i++) {
            into.add(new JournalRow(
                    text(body),
                    body.getLong(),
                    text(body),
                    body.getLong(),
                    text(body),
                    body.getInt(),
                    text(body),
                    content(body)));
        }
    }

    private static String text(ByteBuffer body) {
        return new String(content(body), StandardCharsets.UTF_8);
    }

    private static byte[] content(ByteBuffer body) {
        var content = new byte[body.getInt()];
        body.get(content);
        return content;
    }
}
