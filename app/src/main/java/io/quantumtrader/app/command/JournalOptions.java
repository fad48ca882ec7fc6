package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which journal is meant: options of every command that reads one without asking a fund. */
final class JournalOptions {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(names = "--data", paramLabel = "FOLDER", description = "The journal's folder; the fund's own without it.")
    private @Nullable Path data;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    /** The settings, whose data directory is the folder that was named. */
    Settings settings() {
        return settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .load();
    }

    /** The settings for a folder that must be there. */
    Settings ofJournal() {
        Settings settings = settings();
        if (!Files.isDirectory(settings.dataDirectory()))
            throw new ParameterException(spec.commandLine(), "there is no journal at " + settings.dataDirectory());
        return settings;
    }

    boolean json() {
        return json;
    }
}
