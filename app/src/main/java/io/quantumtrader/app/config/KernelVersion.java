package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.kernel.symbol.SymbolSettings;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which kernel decides: a fingerprint of its code, twelve hexadecimal digits. It changes with every change of the kernel, and nobody
 * has to remember to raise it. It is written to the journal with the settings (rules, D1).
 */
public final class KernelVersion {

    private static final String PATH = "code.kernel";
    private static final int BYTES = 6;
    private static final String CURRENT = read();

    private KernelVersion() {}

    /** That of this program. */
    public static String current() {
        return CURRENT;
    }

    /** That of a record, by the text of its settings; empty where an earlier version did not write it. */
    public static Optional<String> recordedIn(String text) {
        var root = ConfigFactory.parseString(text);
        return root.hasPath(PATH) ? Optional.of(root.getString(PATH)) : Optional.empty();
    }

    static Config into(Config text) {
        return text.withValue(PATH, ConfigValueFactory.fromAnyRef(CURRENT));
    }

    private static String read() {
        try {
            var place = Path.of(SymbolSettings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) return fingerprint(place);
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return fingerprint(jar.getPath("/"));
            }
        } catch (IOException | URISyntaxException | NoSuchAlgorithmException unreadable) {
            throw new IllegalStateException("the kernel's own code cannot be read", unreadable);
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
