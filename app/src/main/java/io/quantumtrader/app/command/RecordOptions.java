package io.quantumtrader.app.command;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.OpenRecord;
import io.quantumtrader.http.view.RecordView;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewParameters;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which record is asked, and how its answer is shown: of a fund that runs on this machine, or of one that does not. */
final class RecordOptions {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The fund's folder, whether it runs or not; data-directory without it.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print the API's own JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    boolean json() {
        return json;
    }

    /** Opens the record, does something with it, and closes it. */
    <T> T with(Launch launch, Function<OpenRecord, T> work) {
        Settings settings = settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .load(launch::check);
        Path folder = settings.dataDirectory();
        if (!Files.isDirectory(folder.resolve("postgres")) && !namesADatabase(settings))
            throw usage("there is no journal at " + folder);
        try (var record = launch.record(folder, settings, progress())) {
            return work.apply(record);
        }
    }

    private static boolean namesADatabase(Settings settings) {
        return JournalSection.read(settings.section("journal")).external().isPresent();
    }

    ProgressLine progress() {
        return new ProgressLine(spec.commandLine().getErr());
    }

    /** The question that these parameters make; null values are left out. */
    ViewRequest request(String view, Map<String, @Nullable String> parameters) {
        var given = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            if (value != null) given.put(name, value);
        });
        var read = ViewParameters.read(view, given).orElseThrow(() -> usage("there is no view " + view));
        return switch (read) {
            case Checked.Ok<ViewRequest>(var request) -> request;
            case Checked.Refused<ViewRequest>(var violations) ->
                throw usage(violations.stream()
                        .map(wrong -> wrong.field() + " must be " + wrong.bound() + ", was " + wrong.observed())
                        .collect(Collectors.joining("; ")));
        };
    }

    /** Asks, and prints the answer as JSON or as a table of these columns. */
    int ask(Launch launch, String view, Map<String, @Nullable String> parameters, List<String> columns) {
        var request = request(view, parameters);
        ViewPage page = with(launch, record -> record.views().page(request));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(RecordView.of(view, page)));
        } else {
            PageTable.of(page, columns).print(out);
            page.untilMs()
                    .ifPresent(until ->
                            out.println("counted back from " + PageTable.time(until) + " of the market's clock"));
            if (page.behind() > 0)
                out.printf("the view is %,d places behind the journal; ./qt projections status%n", page.behind());
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
