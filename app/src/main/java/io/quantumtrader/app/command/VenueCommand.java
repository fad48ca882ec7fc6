package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.RunningVenue;
import io.quantumtrader.app.launch.VenueRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the simulated venue alone and stays until it is stopped. */
@Command(
        name = "venue",
        description =
                "Start the simulated venue and its market as a process of its own, for funds whose venue.url names it;"
                        + " print its address. Ctrl-C stops it.")
final class VenueCommand implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 for any that is free.")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Where the venue's log lies.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print the address as one line of JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    VenueCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws InterruptedException {
        market.into(settingsOptions);
        Settings settings = settingsOptions
                .with("venue.server.port", port)
                .with("data-directory", data == null ? null : data.toAbsolutePath())
                .load(launch::check);
        Path folder = DataFolder.make(settings.dataDirectory());
        Logging.into(folder, "venue-server", settings);
        RunningVenue venue = launch.venue(new VenueRequest(folder), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(venue::close, "stop"));
        var out = spec.commandLine().getOut();
        out.println(json ? Json.line(Map.of("venue", venue.address().toString())) : venue.address());
        out.flush();
        try {
            venue.awaitStopped();
        } finally {
            venue.close();
        }
        return ExitCode.DONE.number();
    }
}
