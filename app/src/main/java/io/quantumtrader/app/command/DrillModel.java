package io.quantumtrader.app.command;

import io.quantumtrader.app.drill.model.ModelCheck;
import io.quantumtrader.app.drill.model.Mutant;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches every state that a small model of the ladder can reach. */
@Command(
        name = "model",
        description = {
            "Search every state of a small model of the ladder, with the real kernel inside.",
            "A violated invariant is shown with the shortest way to it and ends with code 5."
        })
final class DrillModel implements Callable<Integer> {

    @Option(names = "--mutants", description = "Break one guard at a time and show which invariant finds it.")
    private boolean mutants;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean holds = mutants ? breakGuards() : search();
        spec.commandLine().getOut().flush();
        return (holds ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private boolean search() {
        var progress = new ProgressLine(spec.commandLine().getErr());
        var result = ModelCheck.full(states -> progress.at("states", states, 0));
        progress.end();
        if (json) spec.commandLine().getOut().println(Json.write(result));
        else print(spec.commandLine().getOut(), result);
        return result.holds();
    }

    private static void print(PrintWriter out, ModelCheck.Result result) {
        var searches = new Table().row(List.of("search", "states", "transitions", "depth", "complete"));
        for (var part : result.searches()) {
            var found = part.found();
            searches.row(List.of(
                    part.name(),
                    whole(found.states()),
                    whole(found.transitions()),
                    whole(found.depth()),
                    found.complete() ? "yes" : "no"));
        }
        searches.print(out);
        out.println();
        var invariants = new Table().row(List.of("invariant", "violations", ""));
        result.violations().forEach((name, count) -> invariants.row(List.of(name, whole(count), "")));
        invariants.print(out);
        result.searches().forEach(part -> part.found().traces().forEach((name, trace) -> print(out, name, trace)));
        out.printf(
                Locale.ROOT,
                "%n%,d states, %,d transitions, %,d violations, %.1f s%n",
                result.states(),
                result.transitions(),
                result.violations().values().stream().mapToLong(Long::longValue).sum(),
                result.seconds());
    }

    private boolean breakGuards() {
        var caught = Arrays.stream(Mutant.values()).map(ModelCheck::find).toList();
        boolean all = caught.stream().allMatch(ModelCheck.Caught::asNamed);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(Map.of("mutants", caught)));
            return all;
        }
        var table = new Table().row(List.of("mutant", "what is broken", "found by", "steps", "states"));
        for (var one : caught) {
            table.row(List.of(
                    one.mutant(),
                    one.breaks(),
                    one.foundBy().isEmpty() ? "nothing" : one.foundBy(),
                    whole(one.steps()),
                    whole(one.states())));
        }
        table.print(out);
        out.printf(
                Locale.ROOT,
                "%n%,d mutants, %,d found by the invariant named for them%n",
                caught.size(),
                caught.stream().filter(ModelCheck.Caught::asNamed).count());
        return all;
    }

    private static void print(PrintWriter out, String invariant, List<String> trace) {
        out.printf(Locale.ROOT, "%n%s, violated after %,d steps:%n", invariant, trace.size());
        trace.forEach(step -> out.println("  " + step));
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
