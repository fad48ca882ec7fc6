package io.quantumtrader.http.tls;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who can read a private key: its owner alone, or a group where the key is root's, as files of a container's secrets are. */
public final class KeyFile {

    private static final Set<PosixFilePermission> NEVER =
            EnumSet.of(OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE, GROUP_WRITE);

    private KeyFile() {}

    /** Who else can read it, in words; empty if nobody can, or where the file system does not say. */
    public static Optional<String> exposed(Path key) {
        try {
            if (!Files.getFileStore(key).supportsFileAttributeView("posix")) return Optional.empty();
            var permissions = Files.getPosixFilePermissions(key);
            boolean ofRoot = Files.getOwner(key).getName().equals("root");
            boolean exposed = permissions.stream().anyMatch(NEVER::contains)
                    || (permissions.contains(GROUP_READ) && !(ofRoot && !runsAsRoot()));
            return exposed
                    ? Optional.of(key + ", can be read or changed by others ("
                            + PosixFilePermissions.toString(permissions) + "): chmod 600")
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }

    private static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
