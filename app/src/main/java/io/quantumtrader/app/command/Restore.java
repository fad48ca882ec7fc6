package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.RestoreRequest;
import io.quantumtrader.app.launch.RestoreResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup into an empty database and proves what came of it. */
@Command(
        name = "restore",
        description = {
            "Bring a backup into an empty database, then audit it and compare what it adds up to with the backup.",
            "A backup that is not whole is refused; what does not come out the same ends with code 5."
        })
final class Restore implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Parameters(paramLabel = "BACKUP", description = "The file.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path backup;

    @Option(
            names = "--data",
            paramLabel = "NEWFOLDER",
            description = "The data folder to be made; absent or empty. Holds the database too, without --into.")
    private @Nullable Path data;

    @Option(
            names = "--into",
            paramLabel = "URL",
            description = "An empty PostgreSQL of yours, as journal.url; the schema that currentSchema names is made.")
    private @Nullable String into;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who logs in there, as journal.user; password in QT_JOURNAL_PASSWORD.")
    private @Nullable String user;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Restore(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        if (data == null && into == null)
            throw new ParameterException(
                    spec.commandLine(), "name where to: --data NEWFOLDER, --into URL, or both for files and rows");
        var settings = settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .with("journal.url", into)
                .with("journal.user", user)
                .load();
        var progress = new ProgressLine(spec.commandLine().getErr());
        var request = new RestoreRequest(backup.toAbsolutePath().normalize(), settings.dataDirectory(), into != null);
        var result = launch.keeping().restore(request, settings, progress);
        progress.end();
        var out = spec.commandLine().getOut();
        if (json) out.println(Json.write(result));
        else print(out, result);
        out.flush();
        return (result.sound() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private static void print(PrintWriter out, RestoreResult result) {
        out.printf(
                "restored as of %s into %s (database: %s), %.1f s%n",
                result.takenAt(), result.data(), result.database(), result.seconds());
        out.printf(
                "state %s, %s%n",
                result.stateHash(),
                result.stateHash().equals(result.expected())
                        ? "as the backup says"
                        : "NOT what the backup says: " + result.expected());
        AuditVerify.print(out, result.audit());
    }
}
