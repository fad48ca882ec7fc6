package io.quantumtrader.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Which code this is: it changes with every change of a class, and nobody has to remember to raise it. */
public final class CodeFingerprint {

    private static final int BYTES = 6;

    private CodeFingerprint() {}

    /** Twelve hexadecimal digits that change with any class of the jar or folder that this one lies in. */
    public static String of(Class<?> member) {
        try {
            var place = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) return fingerprint(place);
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return fingerprint(jar.getPath("/"));
            }
        } catch (IOException | URISyntaxException | NoSuchAlgorithmException unreadable) {
            throw new IllegalStateException("the code of " + member.getName() + " cannot be read", unreadable);
        }
    }

    /** Of all classes under a folder, by their names. */
    private static String fingerprint(Path root) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file))
                    .map(Object::toString)
                    .sorted()
                    .forEach(name -> add(digest, name, root.resolve(name)));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void add(MessageDigest digest, String name, Path file) {
        try {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
