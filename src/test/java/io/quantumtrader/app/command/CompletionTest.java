package io.quantumtrader.app.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantumtrader.app.process.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers when somebody presses the tabulator. */
class CompletionTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void bashIsThere() {
        assumeTrue(Tool.isThere("bash"), "skipped: no bash on this machine");
    }

    @Test
    void commandsAreCompletedAlsoThoseOfTheLauncher() throws IOException {
        var script = script("http://127.0.0.1:1");

        assertThat(offered(script, "./qt", "pos")).containsExactly("positions");
        assertThat(offered(script, "./qt", "")).contains("up", "status", "watch", "test", "build", "completion");
        assertThat(offered(script, "./qt", "token", "")).containsExactlyInAnyOrder("give", "list", "revoke");
    }

    @Test
    void everyCommandOfTheTreeIsOffered() throws IOException {
        var script = script("http://127.0.0.1:1");
        var root = QuantumTrader.commandLine(new FakeLaunch());

        assertThat(offered(script, "./qt", ""))
                .containsAll(CommandTreeTest.words(root).toList());
        for (String group : List.of("cluster", "projections", "token", "audit", "drill", "bench"))
            assertThat(offered(script, "./qt", group, ""))
                    .containsAll(CommandTreeTest.words(
                                    requireNonNull(root.getSubcommands().get(group)))
                            .toList());
    }

    @Test
    void optionsAndTheirValuesAreCompleted() throws IOException {
        var script = script("http://127.0.0.1:1");

        assertThat(offered(script, "./qt", "kill", "--f")).containsExactly("--flatten");
        assertThat(offered(script, "./qt", "token", "give", "ada", "--role", ""))
                .containsExactlyInAnyOrder("viewer", "operator", "risk-officer", "admin");
        assertThat(offered(script, "./qt", "performance", "--by", "re")).containsExactly("regime");
        assertThat(offered(script, "./qt", "open", "BTCUSDT", "--side", "")).containsExactlyInAnyOrder("LONG", "SHORT");
        assertThat(offered(script, "./qt", "view", "tr")).contains("trades", "training");
        assertThat(offered(script, "./qt", "completion", "")).containsExactlyInAnyOrder("bash", "zsh");
    }

    @Test
    void symbolsComeFromTheFundThatRuns() throws IOException {
        assumeTrue(Tool.isThere("curl"), "skipped: no curl on this machine");
        try (var fund = new FakeFund()
                .at("/api/v1/status", 200, "{\"tick\":1,\"symbols\":[\"BTCUSDT\",\"ETHUSDT\"],\"silent\":[]}")) {
            var script = script(fund.url());

            assertThat(offered(script, "./qt", "decisions", "B")).containsExactly("BTCUSDT");
            assertThat(offered(script, "./qt", "positions", "")).contains("BTCUSDT", "ETHUSDT");
            assertThat(offered(script, "./qt", "replay", "--symbol", "ETH")).containsExactly("ETHUSDT");
            assertThat(offered(script, "./qt", "decisions", "--"))
                    .contains("--limit")
                    .doesNotContain("BTCUSDT");
        }
        assertThat(offered(script("http://127.0.0.1:1"), "./qt", "decisions", "B"))
                .as("no fund answers")
                .isEmpty();
    }

    @Test
    void anUnknownShellIsRefused() {
        assertThat(QuantumTrader.commandLine(new FakeLaunch())
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute("completion", "fish"))
                .isEqualTo(2);
    }

    private Path script(String fund) throws IOException {
        var out = new StringWriter();
        int code = QuantumTrader.commandLine(new FakeLaunch())
                .setOut(new PrintWriter(out))
                .execute("completion", "bash", "--url", fund);
        assertThat(code).isZero();
        return Files.writeString(folder.resolve("qt.bash"), out.toString());
    }

    private static List<String> offered(Path script, String... words) throws IOException {
        var typed = String.join(
                " ", Arrays.stream(words).map(word -> "'" + word + "'").toList());
        var said = Tool.run(List.of(
                "bash",
                "-c",
                "compopt() { :; }; source " + script + "; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.length - 1)
                        + "; _complete_qt_and_symbols; printf '%s\\n' \"${COMPREPLY[@]}\""));
        return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
