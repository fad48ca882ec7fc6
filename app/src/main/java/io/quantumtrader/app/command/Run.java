package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.RunSummary;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The same fund without waiting for the clock. */
@Command(
        name = "run",
        description = "Play a market through the same fund without waiting for the clock, then say what happened.")
final class Run implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(names = "--exit-at-end", description = "Close what is open when the bars end.")
    private boolean exitAtEnd;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Empty or new folder for journal and venue log; a new one under var/runs without it.")
    private @Nullable Path data;

    @Option(names = "--json", description = "End with one JSON object on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Run(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        Path folder = data == null ? newFolder() : data.toAbsolutePath().normalize();
        if (!DataFolder.isEmpty(folder))
            throw new ParameterException(
                    spec.commandLine(),
                    folder + " is not empty: a run starts from an empty journal; name a new folder");
        settingsOptions.with("market.speed", "max");
        market.into(settingsOptions);
        Settings settings = settingsOptions.with("data-directory", folder).load(launch::check);
        DataFolder.make(folder);
        Logging.into(folder, settings);
        ProgressLine progress = ProgressLine.beside(settings, spec.commandLine().getErr());
        RunSummary summary = launch.run(new RunRequest(folder, exitAtEnd), settings, progress);
        progress.end();
        var out = spec.commandLine().getOut();
        if (json) out.println(Json.write(summary));
        else Table.fields(Json.tree(summary)).print(out);
        out.flush();
        return ExitCode.DONE.number();
    }

    private static Path newFolder() {
        return SettingsOptions.home().resolve("var/runs").resolve(STAMP.format(ZonedDateTime.now(ZoneOffset.UTC)));
    }
}
