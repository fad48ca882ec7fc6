package io.quantumtrader.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** With logging.format = json each line of a running fund's log is one object that says what it is about. */
class JsonLogTest {

    private static final String SECRET = "a-token-of-this-test-only";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ch.qos.logback.classic.Logger root =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final ch.qos.logback.classic.Logger own =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.quantumtrader");
    private final @Nullable Level level = own.getLevel();

    @TempDir
    private Path data;

    @AfterEach
    void asBefore() {
        Appender<ILoggingEvent> file = root.getAppender("file");
        if (file != null) {
            root.detachAppender(file);
            file.stop();
        }
        own.setLevel(level);
    }

    @Test
    void linesOfARunningFundAreObjectsWithWhatTheyAreAbout() throws IOException {
        own.setLevel(Level.INFO);
        var settings = TestServer.fund(
                data,
                Map.of(
                        "market.source",
                        "synthetic:7",
                        "market.speed",
                        "max",
                        "market.ticks",
                        "400",
                        "logging.format",
                        "json",
                        "logging.decisions",
                        "true",
                        "data-directory",
                        data.toString()));
        Logging.into(data, settings);
        try (var fund = new WholeFund()
                .up(new UpRequest(data, Operators.named(Map.of("operator", SECRET))), settings, Progress.silent())) {
            var client = new FundClient(fund.page().toString(), Optional.of(new Token(SECRET)));
            client.post(
                    "/api/v1/kill-switch",
                    JSON.createObjectNode().put("enabled", true).put("reason", "a \"quoted\" reason"));
            await(line -> line.has("latch"));
            await(line -> line.has("decision"));
        }

        var lines = lines();
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(Instant.parse(line.path("time").asText())).isAfter(Instant.EPOCH);
            assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
            assertThat(line.path("logger").asText()).isNotBlank();
            assertThat(line.path("thread").asText()).isNotBlank();
            assertThat(line.path("message").asText()).isNotBlank();
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("latch").asText()).startsWith("kill-switch-");
            assertThat(line.path("layer").asText()).isEqualTo("KILL_SWITCH");
            assertThat(line.path("message").asText()).contains("a \"quoted\"");
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("decision").asText())
                    .startsWith(line.path("symbol").asText() + "-");
            assertThat(line.path("action").asText()).isNotBlank();
            assertThat(line.path("tick").isNumber()).isTrue();
        });
    }

    private void await(Predicate<JsonNode> wanted) throws IOException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (lines().stream().noneMatch(wanted)) {
            assertThat(System.nanoTime()).as("no such line in time").isLessThan(giveUpAt);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<JsonNode>();
        String text = Files.readString(data.resolve("fund.log"));
        for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) lines.add(JSON.readTree(line));
        return lines;
    }
}
