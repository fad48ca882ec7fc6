package io.quantumtrader.persistence.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one server: {@code data/} (the cluster), {@code password} (random, owner-only), {@code port} (chosen
 * once, kept while it is free), {@code server.log}. Made step by step so that a kill at any point leaves either
 * nothing or the finished thing.
 */
record DataDirectory(Path root) {

    static final String USER = "quantum_trader";

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final String ATTEMPT = "data.new-";

    /** Rounds of password hashing: the password has 192 random bits, so more rounds would only slow each log-in. */
    private static final String SCRAM_ROUNDS = "scram_iterations=1";

    static DataDirectory at(Path root) throws IOException {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        return new DataDirectory(root);
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("server.log");
    }

    String password() throws IOException {
        var file = root.resolve("password");
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            replace(file, HexFormat.of().formatHex(bytes) + "\n");
        }
        return Files.readString(file).strip();
    }

    /**
     * Makes the cluster unless it is there: beside its place, then one rename. Each attempt has a folder of its own,
     * because the program that makes it outlives a killed fund and may still be writing.
     */
    void initialise(Programs programs) throws IOException {
        if (Files.isDirectory(data())) return;
        password();
        removeAttempts();
        var half = Files.createTempDirectory(root, ATTEMPT);
        ServerCommand.of(
                        programs.program("initdb"),
                        List.of(
                                "--pgdata=" + half,
                                "--username=" + USER,
                                "--auth=scram-sha-256",
                                "--pwfile=" + root.resolve("password"),
                                "--set=" + SCRAM_ROUNDS,
                                "--encoding=UTF8",
                                "--locale=C",
                                "--no-instructions"))
                .run(root.resolve("initdb.log"), Duration.ofMinutes(2));
        Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeAttempts() throws IOException {
        try (var attempts = Files.newDirectoryStream(root, ATTEMPT + "*")) {
            for (var attempt : attempts) {
                try {
                    Programs.delete(attempt);
                } catch (IOException | UncheckedIOException stillWritten) {
                    LOG.debug("An abandoned {} is still being written; the next start removes it", attempt);
                }
            }
        }
    }

    /** The remembered port if it is free, else a free one, remembered. */
    int port() throws IOException {
        var file = root.resolve("port");
        if (Files.exists(file)) {
            var remembered = Integer.parseInt(Files.readString(file).strip());
            if (isPortFree(remembered)) return remembered;
        }
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            replace(file, Integer.toString(any.getLocalPort()));
            return any.getLocalPort();
        }
    }

    Database database(int port) throws IOException {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable&gssEncMode=disable",
                USER,
                password());
    }

    boolean isPortFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }

    private static void replace(Path file, String text) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, text);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
