package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.persistence.explain.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
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

    @Option(
            names = "--decision",
            paramLabel = "DECISION",
            description = "With --verify: compare only this one, such as BTCUSDT-17; the record before it is read.")
    private @Nullable String decision;

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
        var one = decision == null ? Optional.<Asked.Numbered>empty() : Optional.of(asked(decision));
        return new ReplayRequest(
                folder,
                verify,
                one.map(Asked.Numbered::name).map(Set::of).orElse(symbols),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                one.map(Asked.Numbered::number).map(OptionalLong::of).orElse(OptionalLong.empty()),
                Runtime.getRuntime().availableProcessors());
    }

    private Asked.Numbered asked(String text) {
        if (!verify || !symbols.isEmpty() || from != null || to != null)
            throw new ParameterException(
                    spec.commandLine(), "--decision takes --verify, and neither --symbol nor --from nor --to");
        if (Asked.parse(text).orElse(null) instanceof Asked.Numbered numbered && numbered.number() >= 1)
            return numbered;
        throw new ParameterException(
                spec.commandLine(), "--decision must be one of a symbol, such as BTCUSDT-17, was " + text);
    }
}
