package io.quantumtrader.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A setting that nothing reads is a promise that nobody keeps. */
class KeysInUseTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<String> NAMED_BY_ENUMS = List.of("quantum-trader.profiles", "quantum-trader.ceo.modes");

    @Test
    void everyKeyOfTheReferenceIsReadSomewhere() {
        String sources = sources();

        var unread = ConfigFactory.parseResources("reference.conf").getConfig("quantum-trader").entrySet().stream()
                .map(entry -> "quantum-trader." + entry.getKey())
                .filter(key -> NAMED_BY_ENUMS.stream().noneMatch(key::startsWith))
                .filter(key -> !sources.contains(ConfigUtil.splitPath(key).getLast() + "\""))
                .toList();

        assertThat(unread).isEmpty();
    }

    private static String sources() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(KeysInUseTest::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
