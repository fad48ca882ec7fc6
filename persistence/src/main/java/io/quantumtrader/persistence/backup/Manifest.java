package io.quantumtrader.persistence.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * What a backup holds; its last part, {@value #NAME}.
 *
 * @param format always {@value #FORMAT}
 * @param version of the layout
 * @param takenAt UTC, ISO 8601
 * @param journal which journal it is; the restored one has the same identity
 * @param program what wrote the backup
 * @param schema version of the tables that the rows come from
 * @param running whether its fund was running
 * @param events rows, archived ones included
 * @param lastPlace the last place that was taken
 * @param seals how many
 * @param stateHash what a replay of the rows adds up to
 * @param parts all files but this one
 * @param notes for whoever restores
 */
public record Manifest(
        String format,
        int version,
        String takenAt,
        String journal,
        String program,
        String schema,
        boolean running,
        long events,
        long lastPlace,
        int seals,
        String stateHash,
        List<Part> parts,
        List<String> notes) {

    static final String NAME = "manifest.json";
    static final String FORMAT = "quantum-trader-backup";
    static final int VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Manifest {
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }

    /**
     * One file of a backup.
     *
     * @param bytes uncompressed
     * @param sha256 of the uncompressed bytes, hexadecimal
     */
    public record Part(String name, long bytes, String sha256) {}

    byte[] write() throws IOException {
        return MAPPER.writeValueAsBytes(this);
    }

    static Manifest read(InputStream in) throws IOException {
        return MAPPER.readValue(in, Manifest.class);
    }
}
