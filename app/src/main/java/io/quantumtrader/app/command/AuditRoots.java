package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.Launch;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the daily roots, to be noted where nobody who can alter the journal can alter them. */
@Command(
        name = "roots",
        description = {
            "List the root of each day (UTC): the last seal set on it, and whether the copy outside the database has it.",
            "Noted elsewhere, a root shows later that nothing before it was changed."
        })
final class AuditRoots implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    AuditRoots(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var settings = journal.ofJournal();
        var roots = launch.keeping().roots(settings.dataDirectory(), settings);
        var out = spec.commandLine().getOut();
        if (journal.json()) {
            out.println(Json.write(roots));
            out.flush();
        } else {
            Table.columns(Json.tree(roots), List.of("day", "seal", "events", "root", "copied"))
                    .print(out);
        }
        return ExitCode.DONE.number();
    }
}
