package io.quantumtrader.http.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens that were given out, in a file of digests that only its owner can read: name, role, until when, and whether it was taken
 * back. A file is replaced whole, never altered in place.
 *
 * @param tokens in the order they were given out
 */
public record TokenBook(List<Given> tokens) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** No token given out yet. */
    public static final TokenBook EMPTY = new TokenBook(List.of());

    public TokenBook {
        tokens = List.copyOf(tokens);
    }

    /**
     * One token.
     *
     * @param person whose it is, and what for
     * @param until from then on it is not known any more; empty for one without an end
     * @param revoked when it was taken back
     */
    public record Given(
            Person person, TokenDigest digest, Instant given, Optional<Instant> until, Optional<Instant> revoked) {

        public boolean holds(Instant now) {
            return revoked.isEmpty() && until.map(now::isBefore).orElse(true);
        }

        /** Names that differ in case are one person. */
        private boolean holdsFor(String name, Instant now) {
            return person.name().equalsIgnoreCase(name) && holds(now);
        }
    }

    /** With one more. Throws {@link IllegalArgumentException} if the name has one that holds. */
    public TokenBook with(Given token, Instant now) {
        String name = token.person().name();
        if (tokens.stream().anyMatch(one -> one.holdsFor(name, now)))
            throw new IllegalArgumentException(name + " has a token already; revoke it first");
        var all = new ArrayList<>(tokens);
        all.add(token);
        return new TokenBook(all);
    }

    /** With the token of a name taken back; empty if it has none that holds. */
    public Optional<TokenBook> without(String name, Instant now) {
        boolean there = tokens.stream().anyMatch(one -> one.holdsFor(name, now));
        if (!there) return Optional.empty();
        return Optional.of(new TokenBook(tokens.stream()
                .map(one -> one.holdsFor(name, now)
                        ? new Given(one.person(), one.digest(), one.given(), one.until(), Optional.of(now))
                        : one)
                .toList()));
    }

    /** What the file holds, nothing if there is none. Throws {@link IOException} if it cannot be read or says something else. */
    public static TokenBook read(Path file) throws IOException {
        if (!Files.exists(file)) return EMPTY;
        try {
            var list = JSON.readTree(Files.readString(file)).path("tokens");
            if (!list.isArray()) throw new IllegalArgumentException("there is no list \"tokens\"");
            var tokens = new ArrayList<Given>();
            for (JsonNode one : list) tokens.add(token(one));
            return new TokenBook(tokens);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException malformed) {
            throw new IOException(file + " does not hold tokens: " + malformed.getMessage(), malformed);
        }
    }

    private static Given token(JsonNode one) {
        String role = one.path("role").asText();
        return new Given(
                new Person(
                        one.path("name").asText(),
                        Role.named(role).orElseThrow(() -> new IllegalArgumentException("no role is called " + role))),
                TokenDigest.parse(one.path("sha256").asText()),
                Instant.parse(one.path("given").asText()),
                instant(one, "until"),
                instant(one, "revoked"));
    }

    private static Optional<Instant> instant(JsonNode one, String field) {
        return one.hasNonNull(field) ? Optional.of(Instant.parse(one.get(field).asText())) : Optional.empty();
    }

    /** Replaces the file once it is on the disk; throws {@link IOException} if it belongs to somebody else, whose fund could not read it. */
    public void write(Path file) throws IOException {
        var root = JSON.createObjectNode();
        var list = root.putArray("tokens");
        for (Given token : tokens) {
            var one = list.addObject()
                    .put("name", token.person().name())
                    .put("role", token.person().role().word())
                    .put("sha256", token.digest().hex())
                    .put("given", token.given().toString());
            token.until().ifPresent(end -> one.put("until", end.toString()));
            token.revoked().ifPresent(end -> one.put("revoked", end.toString()));
        }
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, "tokens", ".json", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            put(fresh, root.toPrettyString() + "\n");
            if (Files.exists(file) && !Files.getOwner(file).equals(Files.getOwner(fresh)))
                throw new IOException(file + " belongs to " + Files.getOwner(file) + ": do it as them");
            replace(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void put(Path fresh, String text) throws IOException {
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    private static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
