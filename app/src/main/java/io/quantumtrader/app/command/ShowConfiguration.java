package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every value in force and where it came from. */
@Command(name = "config", description = "Check the configuration and print every value in force with its source.")
final class ShowConfiguration implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Parameters(paramLabel = "PART", arity = "0..1", description = "Only keys that contain this text.")
    private String part = "";

    @Option(names = "--json", description = "One JSON array on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    ShowConfiguration(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        List<Settings.Entry> entries = settingsOptions.load(launch::check).entries().stream()
                .filter(entry -> entry.key().contains(part))
                .toList();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(entries));
            out.flush();
        } else {
            Table table = new Table();
            entries.forEach(entry ->
                    table.row(List.of(entry.key() + " =", String.valueOf(entry.value()), "# " + entry.source())));
            table.print(out);
        }
        return ExitCode.DONE.number();
    }
}
