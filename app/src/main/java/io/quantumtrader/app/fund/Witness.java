package io.quantumtrader.app.fund;

import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes down, outside the journal, which events were acknowledged: one line each, id and number. For drills, which hold it
 * against the journal after a crash. It survives the process, not the machine.
 */
final class Witness implements EventFeed, AutoCloseable {

    private final BufferedWriter out;

    Witness(Path file) throws IOException {
        out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        try {
            out.write(persistenceId + " " + sequenceNr + "\n");
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
