package io.quantumtrader.app.command;

import io.quantumtrader.app.export.ViewExport;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.projection.ViewRequest.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a view into a file. */
@Command(name = "export", description = "Write all rows of a view of the record into a file, oldest first.")
final class Export implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private RecordOptions record = new RecordOptions();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Parameters(
            paramLabel = "VIEW",
            completionCandidates = Candidates.Tables.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String view;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Candidates.Formats.class,
            description = "csv or parquet (default: ${DEFAULT-VALUE}).")
    private String format = "csv";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Replaced if it is there.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private Path out;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Such as BTCUSDT; all without it.")
    private @Nullable String symbol;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Export(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        if (!(record.request(view, filter.with(symbol)) instanceof Listing wanted))
            throw record.usage(view + " is an answer to a question and has no rows of its own; ask for it with --json");
        var kind = kind();
        long rows = record.with(launch, open -> {
            try {
                return ViewExport.write(open.views(), wanted.view(), wanted.filter(), kind, out.toAbsolutePath());
            } catch (IOException failed) {
                throw new LaunchFailed("cannot write " + out + ": " + failed.getMessage(), failed);
            }
        });
        var printed = spec.commandLine().getOut();
        if (record.json()) printed.println(Json.write(new Written(view, format, rows, out.toString())));
        else printed.printf("%,d rows of %s in %s%n", rows, view, out);
        printed.flush();
        return ExitCode.DONE.number();
    }

    /** What {@code --json} prints. */
    record Written(String view, String format, long rows, String file) {}

    private ViewExport.Format kind() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "csv" -> ViewExport.Format.CSV;
            case "parquet" -> ViewExport.Format.PARQUET;
            default -> throw record.usage("--format must be csv or parquet, was " + format);
        };
    }
}
