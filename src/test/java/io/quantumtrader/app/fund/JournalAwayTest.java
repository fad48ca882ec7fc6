package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fund whose database stands still for a while: what it tells, what it still does, and that it recovers by itself. */
class JournalAwayTest {

    @TempDir
    private Path folder;

    @Test
    void tellsThatTheDatabaseIsAway_killsAndCloses_andIsBackByItself() throws Exception {
        try (var fund = new TwoOperatorsFund(folder, Map.of("market.ticks", "300"))) {
            String held = opened(fund);
            signal("STOP");
            try {
                assertThat(fund.kill(TwoOperatorsFund.ADA, "REDUCE_ONLY").status())
                        .as("a kill is answered")
                        .isEqualTo(200);
                Patience.await("it is told", () -> journal(fund).path("away").asBoolean());

                assertThat(fund.get("/api/v1/ladder").body().toString()).contains("JOURNAL_AWAY");
                assertThat(fund.get("/health/ready").body().toString()).contains("its database is away");
                var closed = close(fund, held);
                assertThat(closed.status()).as("answered from memory").isEqualTo(200);
                assertThat(closed.body().path("action").asText()).isEqualTo("CLOSE");
                Patience.await(
                        "closed", () -> !position(fund, held).path("open").asBoolean());
                assertThat(journal(fund).path("events").asLong()).isPositive();
                assertThat(journal(fund).path("filled").asDouble()).isBetween(0.0, 1.0);
            } finally {
                signal("CONT");
            }

            Patience.await("it is back", () -> !journal(fund).path("away").asBoolean());
            Patience.await(
                    "every layer answers",
                    () -> status(fund).path("silent").isEmpty()
                            && !fund.get("/api/v1/ladder").body().toString().contains("JOURNAL_AWAY"));
        }
    }

    private static JsonNode status(TwoOperatorsFund fund) {
        return fund.get("/api/v1/status").body();
    }

    private static JsonNode journal(TwoOperatorsFund fund) {
        return status(fund).path("journal");
    }

    private static JsonNode position(TwoOperatorsFund fund, String symbol) {
        return fund.get("/api/v1/positions/" + symbol).body();
    }

    private static TwoOperatorsFund.Reply close(TwoOperatorsFund fund, String symbol) {
        return fund.post(TwoOperatorsFund.ADA, "/api/v1/positions/" + symbol + "/close", TwoOperatorsFund.word());
    }

    /** Some layer may refuse one symbol, so the others are asked too. */
    private static String opened(TwoOperatorsFund fund) {
        for (var symbol : status(fund).path("symbols")) {
            var order = TwoOperatorsFund.word()
                    .put("symbol", symbol.asText())
                    .put("side", "LONG")
                    .put("notional", 100);
            fund.post(TwoOperatorsFund.ADA, "/api/v1/positions", order);
            if (position(fund, symbol.asText()).path("open").asBoolean()) return symbol.asText();
        }
        throw new AssertionError("nothing was opened");
    }

    /** The server of this fund and its children, by their ids. */
    private void signal(String name) throws IOException, InterruptedException {
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(path -> path.endsWith("postmaster.pid")).toList();
        }
        var postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(files.getFirst()).getFirst()))
                .orElseThrow();
        var command = new ArrayList<>(List.of("kill", "-" + name, "" + postmaster.pid()));
        postmaster.descendants().forEach(child -> command.add("" + child.pid()));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
