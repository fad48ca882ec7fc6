package io.quantumtrader.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.door.TokenBook;
import io.quantumtrader.http.door.TokenDigest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are given out, listed and taken back by command; what is kept is a digest. */
class TokensTest {

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @Test
    void aTokenIsPrintedOnceAndKeptAsADigest() throws IOException {
        assertThat(qt("token", "give", "ada", "--role", "risk-officer", "--days", "7"))
                .isZero();
        String token = out.toString().lines().findFirst().orElseThrow();

        var given = TokenBook.read(folder.resolve("tokens.json")).tokens().getFirst();

        assertThat(given.person().name()).isEqualTo("ada");
        assertThat(given.person().role()).isEqualTo(Role.RISK_OFFICER);
        assertThat(given.digest()).isEqualTo(TokenDigest.of(token));
        assertThat(given.until().orElseThrow()).isEqualTo(given.given().plus(Duration.ofDays(7)));
        assertThat(Files.readString(folder.resolve("tokens.json"))).doesNotContain(token);
    }

    @Test
    void oneThatWasTakenBackIsListedAsSuch_andTheNameIsFreeAgain() throws IOException {
        qt("token", "give", "ada", "--role", "viewer");
        assertThat(qt("token", "give", "Ada", "--role", "admin")).isEqualTo(2);
        assertThat(err.toString()).contains("has a token already");

        assertThat(qt("token", "revoke", "ada")).isZero();
        assertThat(qt("token", "revoke", "ada")).isEqualTo(1);
        assertThat(qt("token", "give", "ada", "--role", "admin")).isZero();
        qt("token", "list", "--json");

        var listed = new ObjectMapper().readTree(out.toString()).path("tokens");
        assertThat(listed).hasSize(2);
        assertThat(listed.path(0).path("state").asText()).startsWith("taken back");
        assertThat(listed.path(1).path("state").asText()).isEqualTo("holds");
        assertThat(TokenBook.read(folder.resolve("tokens.json"))
                        .tokens()
                        .getFirst()
                        .holds(Instant.now()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "token give",
                "token give ada",
                "token give ada --role king",
                "token give a/b --role viewer",
                "token give ada --role viewer --days 0",
                "token give OPERATOR --role viewer",
                "token revoke"
            })
    void whatIsNotUnderstoodEndsWith2_andGivesNothing(String words) {
        assertThat(qt(words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty();
        assertThat(folder.resolve("tokens.json")).doesNotExist();
    }

    @Test
    void aBookThatIsNoneIsNotWrittenOver() throws IOException {
        Files.writeString(folder.resolve("tokens.json"), "{\"tokens\":[{}]}");

        assertThat(qt("token", "give", "ada", "--role", "viewer")).isEqualTo(1);
        assertThat(err.toString()).contains("tokens.json does not hold tokens");
        assertThat(Files.readString(folder.resolve("tokens.json"))).isEqualTo("{\"tokens\":[{}]}");
    }

    private int qt(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        boolean complete = words.length > 1;
        var all = complete ? Stream.concat(Stream.of(words), Stream.of("--data", folder.toString())) : Stream.of(words);
        return QuantumTrader.commandLine(new FakeLaunch())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }
}
