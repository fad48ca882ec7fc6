package io.quantumtrader.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What holds of all commands together. */
class CommandTreeTest {

    /** Commands that print something and have no --json, and why. */
    private static final Map<String, String> WITHOUT_JSON = Map.of(
            "qt completion", "prints a script for a shell",
            "qt help", "prints what people read");

    @Test
    void everyCommandThatPrintsAResultPrintsItAsJsonToo() {
        var without = new TreeMap<String, CommandLine>();
        leaves("qt", root()).forEach(without::put);
        without.values().removeIf(command -> command.getCommandSpec().findOption("--json") != null);

        assertThat(without.keySet()).isEqualTo(new TreeMap<>(WITHOUT_JSON).keySet());
    }

    @Test
    void everyCommandOptionAndParameterIsDescribed() {
        leaves("qt", root()).forEach((name, command) -> {
            var spec = command.getCommandSpec();
            assertThat(String.join("", spec.usageMessage().description()))
                    .as(name)
                    .isNotBlank();
            spec.args()
                    .forEach(argument -> assertThat(String.join("", argument.description()))
                            .as(name + " " + argument.paramLabel())
                            .isNotBlank());
        });
    }

    @Test
    void exitCodesKeepTheirNumbers() {
        assertThat(Arrays.stream(ExitCode.values()).map(code -> code.number() + " " + code))
                .containsExactly(
                        "0 DONE", "1 FAILED", "2 USAGE", "3 CONFIGURATION", "4 NOT_REACHABLE", "5 VERIFICATION_FAILED");
    }

    private static CommandLine root() {
        return QuantumTrader.commandLine(new FakeLaunch());
    }

    /** Commands that do something, by all their words. */
    static Map<String, CommandLine> leaves(String name, CommandLine command) {
        if (command.getSubcommands().isEmpty()) return Map.of(name, command);
        var leaves = new TreeMap<String, CommandLine>();
        command.getSubcommands().forEach((word, child) -> leaves.putAll(leaves(name + " " + word, child)));
        return leaves;
    }

    /** All that can follow a word, for what completes it. */
    static Stream<String> words(CommandLine command) {
        return command.getSubcommands().keySet().stream();
    }
}
