package io.quantumtrader.app.command;

import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static final int MOST_LISTED = 20;

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(names = "--verify", description = "Re-derive and compare every decision; differences end with code 5.")
    private boolean verify;

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
        Settings settings = settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .load(launch::check);
        Path folder = settings.dataDirectory();
        if (!Files.isDirectory(folder))
            throw new ParameterException(spec.commandLine(), "there is no journal at " + folder);
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        ReplayResult result = launch.replay(new ReplayRequest(folder, verify), settings, progress);
        progress.end();
        print(spec.commandLine().getOut(), result);
        return (result.agrees() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private static void print(PrintWriter out, Books.Comparison venue) {
        out.printf(
                "venue log: %,d orders, %,d fills, %,d open positions, %,d differences%n",
                venue.orders(),
                venue.fills(),
                venue.positions(),
                venue.differences().size());
        venue.differences().stream().limit(MOST_LISTED).forEach(difference -> out.println("  " + difference));
        list(out, "unsettled; the next start asks the venue", venue.unsettled());
        list(out, "notes", venue.notes());
    }

    private static void list(PrintWriter out, String what, List<String> lines) {
        if (lines.isEmpty()) return;
        out.printf("%s: %,d%n", what, lines.size());
        lines.stream().limit(MOST_LISTED).forEach(line -> out.println("  " + line));
    }

    private void print(PrintWriter out, ReplayResult result) {
        if (json) {
            out.println(Json.write(result));
        } else {
            if (!verify) result.byName().forEach((name, count) -> out.printf("%,12d  %s%n", count, name));
            out.printf("%,d events read, ", result.events());
            if (verify)
                out.printf(
                        "%,d decisions compared, %,d differences",
                        result.decisionsCompared(), result.differenceCount());
            else out.print("nothing compared (that is --verify)");
            out.printf(", state %s, %.1f s%n", result.stateHash(), result.seconds());
            result.differences().forEach(difference -> out.println("  " + difference));
            result.venue().ifPresent(venue -> print(out, venue));
        }
        out.flush();
    }
}
