package io.quantumtrader.persistence.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the embedded server is run.
 *
 * @param directory holds everything of this server: data, password, port, log; made if absent, owner-only
 * @param programs where the server's programs are unpacked once; may be shared by many directories
 * @param maxConnections 8..100; the journal takes at most 8
 * @param startWithin how long a start may take, crash recovery included
 * @param overrides further server settings by name; they win over ours, and the durability check still refuses
 */
public record ServerSettings(
        Path directory, Path programs, int maxConnections, Duration startWithin, Map<String, String> overrides) {

    public ServerSettings {
        directory = directory.toAbsolutePath().normalize();
        programs = programs.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** 32 connections, 60 s to start, no overrides. */
    public static ServerSettings in(Path directory, Path programs) {
        return new ServerSettings(directory, programs, 32, Duration.ofSeconds(60), Map.of());
    }
}
