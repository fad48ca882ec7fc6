package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.AuditResult;
import io.quantumtrader.app.launch.Launch;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Recomputes chains and seals and names whatever does not fit. */
@Command(
        name = "verify",
        description = {
            "Recompute the hash chain of every entity and every seal, and name each row that was altered, removed",
            "or put elsewhere; findings end with code 5. Only reads, also beside a running fund."
        })
final class AuditVerify implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    AuditVerify(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var settings = journal.ofJournal();
        var progress = new ProgressLine(spec.commandLine().getErr());
        var result = launch.keeping().audit(settings.dataDirectory(), settings, progress);
        progress.end();
        var out = spec.commandLine().getOut();
        if (journal.json()) out.println(Json.write(result));
        else print(out, result);
        out.flush();
        return (result.intact() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    static void print(PrintWriter out, AuditResult result) {
        out.printf(
                "%,d events of %,d entities, %,d files of the archive, %,d seals, %,d events behind the last seal, %,d waiting in the spool, %.1f s%n",
                result.events(),
                result.entities(),
                result.segments(),
                result.seals(),
                result.unsealed(),
                result.waiting(),
                result.seconds());
        if (!result.dailyRoots().isEmpty()) {
            var last = result.dailyRoots().getLast();
            out.printf("root of %s: %s (seal %d)%n", last.day(), last.root(), last.seal());
        }
        if (result.intact()) out.println("intact: everything is as it was written");
        else out.printf("NOT INTACT: %,d findings%n", result.findings().size());
        result.findings().forEach(finding -> out.println("  " + finding.text()));
    }
}
