package io.quantumtrader.app.command;

import io.quantumtrader.app.config.CandidateReader;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.WhatIfAnswer;
import io.quantumtrader.app.launch.WhatIfRequest;
import io.quantumtrader.persistence.whatif.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What other theta or limits would have made of the same inputs. */
@Command(
        name = "whatif",
        description = {
            "Decide the journal's exits again by other settings and compare, side by side.",
            "The fills of exits that never happened are a model's; it is stated with the result."
        })
final class WhatIf implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(
            names = "--theta",
            paramLabel = "[NAME:]KEY=VALUE,...",
            description = "A candidate, such as T1=1.5,kill_threshold=0.7. May be repeated.")
    private List<String> candidates = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Candidates by name, each with its keys, as application.conf has them.")
    private @Nullable Path file;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The journal's folder; the fund's own without it.")
    private @Nullable Path data;

    @Option(names = "--symbol", paramLabel = "SYMBOL", split = ",", description = "Only these symbols.")
    private Set<String> symbols = new TreeSet<>();

    @Option(names = "--from", paramLabel = "TIME", description = "Positions entered from then on; UTC date or time.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "The record until then; UTC date or time.")
    private @Nullable String to;

    @Option(names = "--csv", paramLabel = "FILE", description = "One row per position and candidate.")
    private @Nullable Path csv;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    WhatIf(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        Span span = span();
        if (candidates.isEmpty() && file == null)
            throw new ParameterException(spec.commandLine(), "name a candidate: --theta T1=1.5, or --file FILE");
        Settings settings = settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .load(launch::check);
        CandidateReader reader = new CandidateReader();
        candidates.forEach(reader::option);
        if (file != null) reader.file(file.toAbsolutePath());
        var checked = reader.over(settings, launch::check);
        Path folder = settings.dataDirectory();
        if (!Files.isDirectory(folder))
            throw new ParameterException(spec.commandLine(), "there is no journal at " + folder);
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        WhatIfAnswer answer = launch.whatIf(new WhatIfRequest(folder, checked, symbols, span), settings, progress);
        progress.end();
        var out = spec.commandLine().getOut();
        if (csv != null) write(csv, answer);
        if (json) out.println(Json.write(answer.result()));
        else WhatIfTable.print(answer.result(), out);
        out.flush();
        return ExitCode.DONE.number();
    }

    private Span span() {
        long fromMs = from == null ? Long.MIN_VALUE : time("--from", from);
        long toMs = to == null ? Long.MAX_VALUE : time("--to", to);
        if (fromMs >= toMs) throw new ParameterException(spec.commandLine(), "--from must be before --to");
        return new Span(fromMs, toMs);
    }

    private long time(String option, String written) {
        try {
            return written.contains("T")
                    ? Instant.parse(written).toEpochMilli()
                    : LocalDate.parse(written)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli();
        } catch (DateTimeParseException unreadable) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be like 2025-05-14 or 2025-05-14T06:00:00Z, was " + written,
                    unreadable);
        }
    }

    private static void write(Path file, WhatIfAnswer answer) {
        try {
            Files.writeString(file, WhatIfCsv.of(answer.lives()));
        } catch (IOException failed) {
            throw new LaunchFailed("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }
}
