package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.persistence.projection.ProjectionCare;
import io.quantumtrader.persistence.projection.ProjectionStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes projections anew. */
@Command(
        name = "rebuild",
        description = {
            "Throw away what projections wrote and make it anew from event one, with progress; tables that are missing are made.",
            "A fund that runs does it by itself, in its own pace, and goes on meanwhile."
        })
final class ProjectionsRebuild implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private RecordOptions record = new RecordOptions();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            completionCandidates = Candidates.Projections.class,
            description = "Any of: ${COMPLETION-CANDIDATES}; all without it.")
    private List<String> names = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    ProjectionsRebuild(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        Set<String> known = new LinkedHashSet<>(ProjectionCare.names());
        var unknown = names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty())
            throw record.usage(
                    "there is no projection " + String.join(", ", unknown) + "; there are " + String.join(", ", known));
        Set<String> chosen = names.isEmpty() ? known : new LinkedHashSet<>(names);
        List<ProjectionStatus> status = record.with(launch, open -> {
            ProgressLine progress = record.progress();
            open.rebuild(chosen, progress);
            progress.end();
            return open.status();
        });
        ProjectionsStatus.print(status, record.json(), spec.commandLine().getOut());
        return ExitCode.DONE.number();
    }
}
