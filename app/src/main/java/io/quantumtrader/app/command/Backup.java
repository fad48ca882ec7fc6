package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.BackupResult;
import io.quantumtrader.app.launch.Launch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a journal as of one moment into one file. */
@Command(
        name = "backup",
        description = {
            "Write the journal as of one moment into one file: rows, seals, archive, the simulated venue's log,",
            "settings without secrets. The fund may run; it is not disturbed."
        })
final class Backup implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Parameters(
            paramLabel = "FILE|FOLDER",
            description = "Where to; in a folder that exists the file is named after the moment.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path target;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Backup(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var settings = journal.ofJournal();
        var progress = new ProgressLine(spec.commandLine().getErr());
        var result = launch.keeping()
                .backup(settings.dataDirectory(), target.toAbsolutePath().normalize(), settings, progress);
        progress.end();
        var out = spec.commandLine().getOut();
        if (journal.json()) out.println(Json.write(result));
        else print(out, result);
        out.flush();
        return ExitCode.DONE.number();
    }

    private static void print(PrintWriter out, BackupResult result) {
        out.printf("%s, %,d bytes%n", result.file(), result.bytes());
        out.printf(
                "%,d events, %,d seals as of %s, %s, state %s, %.1f s%n",
                result.events(),
                result.seals(),
                result.takenAt(),
                result.running() ? "fund running" : "fund stopped",
                result.stateHash(),
                result.seconds());
        result.notes().forEach(note -> out.println("note: " + note));
    }
}
