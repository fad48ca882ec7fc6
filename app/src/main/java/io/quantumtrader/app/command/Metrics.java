package io.quantumtrader.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a monitoring system reads. */
@Command(
        name = "metrics",
        description = {
            "Print the figures that a monitoring system reads, in the text format of Prometheus.",
            "With --json an array of samples with their values."
        })
final class Metrics implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(paramLabel = "PART", arity = "0..1", description = "Only lines that contain this text.")
    private String part = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var lines = fund.client().lines("/metrics", "text/plain").stream()
                .filter(line -> line.contains(part))
                .toList();
        var out = spec.commandLine().getOut();
        if (fund.json()) {
            out.println(Json.write(lines.stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Metrics::sample)
                    .toList()));
        } else {
            lines.forEach(out::println);
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    /**
     * One figure.
     *
     * @param sample its name with its labels
     * @param value as the format writes it, where infinity is {@code +Inf}
     */
    record Sample(String sample, String value) {}

    private static Sample sample(String line) {
        int end = line.lastIndexOf(' ');
        return new Sample(line.substring(0, end), line.substring(end + 1));
    }
}
