package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.Progress;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a drill or a benchmark shows itself: a line of progress, then its report as text or as one JSON object. */
final class ReportOutput {

    @Option(names = "--json", description = "End with one JSON object on standard output.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    /** What is asked for; values that are unfit are refused with the usage of the command. */
    <T> T valid(Supplier<T> request) {
        try {
            return request.get();
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unfit.getMessage()));
        }
    }

    /** Does the work under a line of progress and prints what came of it. */
    <T> T report(Function<Progress, T> work, BiConsumer<T, PrintWriter> text) {
        var progress = new ProgressLine(spec.commandLine().getErr());
        T report = work.apply(progress);
        progress.end();
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.println(Json.write(report));
        else text.accept(report, out);
        out.flush();
        return report;
    }
}
