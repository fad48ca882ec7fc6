package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads a journal and says what it holds; with {@code --verify} re-derives every decision and compares. */
@Command(
        name = "replay",
        description = {
            "Read the journal and count what it holds.",
            "With --verify also re-run the kernel from the raw inputs and compare bit for bit,",
            "and compare the journal with the venue's own log, order by order."
        })
final class Replay implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(names = "--verify", description = "Derive decisions again and compare; differences end with code 5.")
    private boolean verify;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            split = ",",
            arity = "1..*",
            description = "Only these symbols; then neither portfolio and layers nor the venue's log are compared.")
    private Set<String> symbols = new TreeSet<>();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "Compare decisions from then on, such as 2025-05-19 or 2025-05-19T12:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "Compare decisions before it; what is outside is read and not compared.")
    private @Nullable Instant to;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The journal's folder; the fund's own without it.")
    private @Nullable Path data;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Replay(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        if (from != null && to != null && !from.isBefore(to))
            throw new ParameterException(spec.commandLine(), "--to must be later than --from " + from + ", was " + to);
        Settings settings = settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .load(launch::check);
        Path folder = settings.dataDirectory();
        if (!Files.isDirectory(folder))
            throw new ParameterException(spec.commandLine(), "there is no journal at " + folder);
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        ReplayResult result = launch.replay(request(folder), settings, progress);
        progress.end();
        var out = spec.commandLine().getOut();
        if (json) out.println(Json.write(result));
        else new ReplayReport(out).print(result, verify);
        out.flush();
        return (result.agrees() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private ReplayRequest request(Path folder) {
        return new ReplayRequest(
                folder,
                verify,
                symbols,
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Runtime.getRuntime().availableProcessors());
    }
}
