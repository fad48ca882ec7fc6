package io.quantumtrader.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.doctor.Finding.Verdict;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.door.TokenBook;
import io.quantumtrader.http.door.TokenDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aTokenThatEndsSoonIsNamed_othersAreCounted() throws IOException {
        var book = folder.resolve("tokens");
        new TokenBook(List.of(given("ada", 90), given("eve", 3), given("old", -1))).write(book);

        assertThat(Ends.tokens(book, NOW)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.seen()).isEqualTo("of eve ends at 2026-03-05T12:00:00Z");
            assertThat(finding.advice()).contains("./qt token give");
        });
        assertThat(Ends.tokens(book, NOW.minus(Duration.ofDays(30))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).isEqualTo("3 hold"));
        assertThat(Ends.tokens(folder.resolve("none"), NOW)).isEmpty();
    }

    @Test
    void aBookThatCannotBeReadIsAFault() throws IOException {
        var book = Files.writeString(folder.resolve("tokens"), "no book");

        assertThat(Ends.tokens(book, NOW)).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
    }

    @Test
    void aCertificateThatEndedEndsSoonOrCannotBeReadIsFound() throws IOException, InterruptedException {
        var file = folder.resolve("node.crt");
        keytool("-genkeypair", "-alias", "node", "-dname", "CN=node", "-validity", "90");
        keytool("-exportcert", "-rfc", "-alias", "node", "-file", file.toString());
        var made = Instant.now();

        assertThat(verdict(file, made)).isEqualTo(Verdict.OK);
        assertThat(verdict(file, made.plus(Duration.ofDays(70)))).isEqualTo(Verdict.WARN);
        assertThat(verdict(file, made.plus(Duration.ofDays(91)))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(file, made.minus(Duration.ofDays(1)))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(folder.resolve("none"), made)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(Files.writeString(folder.resolve("text"), "text"), made))
                .isEqualTo(Verdict.FAIL);
    }

    private static Verdict verdict(Path file, Instant now) {
        return Ends.certificate(file, now).verdict();
    }

    private static TokenBook.Given given(String name, int days) {
        return new TokenBook.Given(
                new Person(name, Role.VIEWER),
                TokenDigest.of("a-token-of-" + name),
                NOW.minus(Duration.ofDays(100)),
                Optional.of(NOW.plus(Duration.ofDays(days))),
                Optional.empty());
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                folder.resolve("store").toString(),
                "-storepass",
                "of-a-test",
                "-keyalg",
                "EC"));
        all.addAll(1, List.of(words));
        var log = folder.resolve("keytool.log").toFile();
        int code = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(log.toPath())).isZero();
    }
}
