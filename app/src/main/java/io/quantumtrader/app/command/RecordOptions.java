package io.quantumtrader.app.command;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.OpenRecord;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.persistence.projection.ViewParameters;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which record in a folder is meant: of a fund that runs on this machine, or of one that does not. */
final class RecordOptions {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The fund's folder, whether it runs or not; data-directory without it.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print the API's own JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    boolean json() {
        return json;
    }

    /** Opens the record, does something with it, and closes it. */
    <T> T with(Launch launch, Function<OpenRecord, T> work) {
        Settings settings = settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .load(launch::check);
        return with(spec.commandLine(), launch, settings, work);
    }

    /** The same for a command with options of its own. */
    static <T> T with(CommandLine command, Launch launch, Settings settings, Function<OpenRecord, T> work) {
        Path folder = settings.dataDirectory();
        if (!Files.isDirectory(folder.resolve("postgres")) && !namesADatabase(settings))
            throw new CommandLine.ParameterException(command, "there is no journal at " + folder);
        try (var record = launch.record(folder, settings, new ProgressLine(command.getErr()))) {
            return work.apply(record);
        }
    }

    private static boolean namesADatabase(Settings settings) {
        return JournalSection.read(settings.section("journal")).external().isPresent();
    }

    ProgressLine progress() {
        return new ProgressLine(spec.commandLine().getErr());
    }

    /** The question that these parameters make; null values are left out. */
    ViewRequest request(String view, Map<String, @Nullable String> parameters) {
        return request(spec.commandLine(), view, parameters);
    }

    /** The same for a command with options of its own. */
    static ViewRequest request(CommandLine command, String view, Map<String, @Nullable String> parameters) {
        var given = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            if (value != null) given.put(name, value);
        });
        var read = ViewParameters.read(view, given)
                .orElseThrow(() -> new CommandLine.ParameterException(command, "there is no view " + view));
        return switch (read) {
            case Checked.Ok<ViewRequest>(var request) -> request;
            case Checked.Refused<ViewRequest>(var violations) ->
                throw new CommandLine.ParameterException(
                        command,
                        violations.stream()
                                .map(wrong -> wrong.field() + " must be " + wrong.bound() + ", was " + wrong.observed())
                                .collect(Collectors.joining("; ")));
        };
    }

    CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
