package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/** Rows written past Pekko. */
final class TestRows {

    private TestRows() {}

    static JournalRow row(String id, long sequenceNr, JournalEvent event) {
        try {
            var manifest = SampleEvent.CATALOGUE.manifest(event);
            var payload = SampleEvent.CATALOGUE.write(event);
            return new JournalRow(id, sequenceNr, "writer", 0, "", JournalSerializer.IDENTIFIER, manifest, payload);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Rows whose event holds their own number. */
    static List<JournalRow> counted(String id, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> row(id, number, new SampleEvent.Counted(number)))
                .toList();
    }

    /** A row of another writer. */
    static JournalRow by(String writer, String id, long sequenceNr) {
        var row = row(id, sequenceNr, new SampleEvent.Counted(sequenceNr));
        return new JournalRow(
                id,
                sequenceNr,
                writer,
                row.writtenAtMs(),
                row.adapterManifest(),
                row.serializerId(),
                row.manifest(),
                row.payload());
    }

    static void removeAll(Database database) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute("truncate event_journal cascade");
        }
    }

    static long count(Database database, String id) throws SQLException {
        try (var connection = database.connect("test");
                var statement =
                        connection.prepareStatement("select count(*) from event_journal where persistence_id = ?")) {
            statement.setString(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
