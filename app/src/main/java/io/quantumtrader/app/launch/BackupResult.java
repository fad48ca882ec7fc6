package io.quantumtrader.app.launch;

import io.quantumtrader.persistence.backup.Manifest;
import java.util.List;

/**
 * What was backed up.
 *
 * @param file where it is
 * @param bytes of the file, compressed
 * @param takenAt the moment, UTC
 * @param running whether the fund was running
 * @param events rows, archived ones included
 * @param seals how many
 * @param stateHash what a replay of it adds up to
 * @param parts what the file holds
 * @param notes for whoever restores
 * @param seconds wall-clock duration
 */
public record BackupResult(
        String file,
        long bytes,
        String takenAt,
        boolean running,
        long events,
        int seals,
        String stateHash,
        List<Manifest.Part> parts,
        List<String> notes,
        double seconds) {

    public BackupResult {
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }
}
