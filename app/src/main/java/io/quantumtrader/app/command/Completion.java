package io.quantumtrader.app.command;

import io.quantumtrader.app.config.ConfigurationRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a shell needs to complete the words of {@code ./qt}. */
@Command(
        name = "completion",
        description = {
            "Print a script by which the shell completes ./qt: commands, options, values, and symbols of a running fund.",
            "bash: source <(./qt completion bash)    zsh: source <(./qt completion zsh)"
        })
final class Completion implements Callable<Integer> {

    private static final String NAME = "qt";
    private static final String SYMBOLS = "symbols.bash";

    /** The script finds out by itself in which of them it is read. */
    static final List<String> SHELLS = List.of("bash", "zsh");

    private final Supplier<CommandLine> whole;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Parameters(
            paramLabel = "SHELL",
            completionCandidates = Candidates.Shells.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String shell;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The fund that is asked for its symbols; http.host and http.port without it.")
    private @Nullable String url;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    /** @param whole the whole command line, made anew */
    Completion(Supplier<CommandLine> whole) {
        this.whole = whole;
    }

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell))
            throw new ParameterException(
                    spec.commandLine(), "SHELL must be one of " + String.join(", ", SHELLS) + ", was " + shell);
        var out = spec.commandLine().getOut();
        out.println(AutoComplete.bash(NAME, withLauncher(whole.get())));
        out.println(symbols().replace("FUND", url == null ? address() : url.replaceAll("/+$", "")));
        out.flush();
        return ExitCode.DONE.number();
    }

    /** The commands that the launcher does by itself. */
    private static CommandLine withLauncher(CommandLine root) {
        for (String name : new String[] {"test", "build", "reference", "mutation"})
            root.addSubcommand(name, CommandSpec.create());
        return root;
    }

    private String address() {
        try {
            return settingsOptions.load().address();
        } catch (ConfigurationRefused broken) {
            return "http://127.0.0.1:8080";
        }
    }

    private static String symbols() {
        try (InputStream script = Objects.requireNonNull(Completion.class.getResourceAsStream(SYMBOLS), SYMBOLS)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
