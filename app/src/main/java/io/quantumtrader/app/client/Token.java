package io.quantumtrader.app.client;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What every write to the API must carry: 256 random bits, base64url, in a file that only its owner can read.
 *
 * @param secret the token as it is sent
 */
public record Token(String secret) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER_ALONE = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** Prints no secret, so that none ends in a log. */
    @Override
    public String toString() {
        return "Token[hidden]";
    }

    /** A new one. */
    public static Token random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** A token file that may not be there yet. */
    public static Place at(Path file) {
        return new Place(file);
    }

    /**
     * A token file.
     *
     * @param file where it is
     */
    public record Place(Path file) {

        /** The token, or nothing if there is none yet; a file that others can read is refused. */
        public Optional<Token> read() {
            try {
                if (!Files.exists(file)) return Optional.empty();
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                if (!OWNER_ONLY.containsAll(permissions))
                    throw new LaunchFailed("others can read " + file + " ("
                            + PosixFilePermissions.toString(permissions)
                            + "): delete it, and ./qt up makes a new one");
                return Optional.of(new Token(
                        Files.readString(file, StandardCharsets.US_ASCII).strip()));
            } catch (IOException failure) {
                throw new LaunchFailed("cannot read " + file + ": " + failure.getMessage(), failure);
            }
        }

        /** The token that is there, or a new one. */
        public Token readOrCreate() {
            return read().orElseGet(this::create);
        }

        private Token create() {
            var token = random();
            try {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null && !Files.exists(folder))
                    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                Files.writeString(file, token.secret() + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
                return token;
            } catch (FileAlreadyExistsException raced) {
                return read().orElseThrow();
            } catch (IOException failure) {
                throw new LaunchFailed("cannot write " + file + ": " + failure.getMessage(), failure);
            }
        }
    }
}
