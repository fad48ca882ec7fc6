package io.quantumtrader.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each test that the page on security names is there. */
class SecurityPageTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void theTestsItNamesAreThere() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/explanation/security.md"));
        var tests = sources();

        var named = NAMED.matcher(page).results().toList();

        assertThat(named).hasSizeGreaterThan(20);
        for (var name : named) {
            assertThat(tests)
                    .as(name.group())
                    .anyMatch(file ->
                            file.endsWith(name.group(1) + ".java") && text(file).contains(" " + name.group(2) + "("));
        }
    }

    private static List<Path> sources() throws IOException {
        try (var own = Files.walk(PROJECT.resolve("http/src/test"));
                var whole = Files.walk(PROJECT.resolve("src/test"))) {
            return Stream.concat(own, whole)
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
