package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the settings come from: options that every command has. */
final class SettingsOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration instead of application.conf.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set one key below quantum-trader, such as risk.day-loss=0.02. May be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** Another option's value under the key that it stands for; nothing if the option was not given. */
    SettingsOptions with(String key, @Nullable Object value) {
        if (value != null) overrides.put(key, value.toString());
        return this;
    }

    /** The same options for another process of this program. */
    List<String> words() {
        var words = new ArrayList<String>();
        if (file != null) words.addAll(List.of("--config", file.toAbsolutePath().toString()));
        overrides.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        return words;
    }

    /** The settings for a command that only wants to know where the fund is. */
    Settings load() {
        return load(settings -> {});
    }

    /** The settings for a command that starts something: the check's findings are told with the rest. */
    Settings load(Consumer<Settings> check) {
        Path home = home();
        Path chosen = file == null ? home.resolve("application.conf") : file.toAbsolutePath();
        return SettingsLoader.load(home, chosen, file != null, overrides, check);
    }

    /** The project's folder as the launcher knows it; without a launcher the working directory. */
    static Path home() {
        return Path.of(System.getProperty("qt.home", "")).toAbsolutePath().normalize();
    }
}
