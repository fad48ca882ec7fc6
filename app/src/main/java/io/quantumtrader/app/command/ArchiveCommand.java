package io.quantumtrader.app.command;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.app.launch.Launch;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves old events out of the database of a fund that does not run. */
@Command(
        name = "archive",
        description = {
            "Seal the journal and move what was sealed long enough ago from the database to compressed files in archive/",
            "of its folder, which everything still reads. The fund must not run: while it does, it archives by",
            "itself (journal.keep)."
        })
final class ArchiveCommand implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            defaultValue = "30d",
            description = "How long ago, such as 30d or 12h. Default: ${DEFAULT-VALUE}.")
    private String olderThan = "30d";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    ArchiveCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var age = age();
        var settings = journal.ofJournal();
        var progress = new ProgressLine(spec.commandLine().getErr());
        var result = launch.keeping().archive(settings.dataDirectory(), age, settings, progress);
        progress.end();
        var out = spec.commandLine().getOut();
        if (journal.json()) out.println(Json.write(result));
        else
            out.printf(
                    "%,d events in %,d new files, %,d bytes; %,d rows taken out of the database, %.1f s%n",
                    result.events(), result.segments(), result.bytes(), result.removed(), result.seconds());
        out.flush();
        return ExitCode.DONE.number();
    }

    private Duration age() {
        try {
            var read = ConfigFactory.empty()
                    .withValue("age", ConfigValueFactory.fromAnyRef(olderThan))
                    .getDuration("age");
            if (!read.isNegative()) return read;
        } catch (ConfigException unreadable) {
            // told below
        }
        throw new ParameterException(spec.commandLine(), "--older-than is no duration such as 30d: " + olderThan);
    }
}
