package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.http.view.RecordView;
import io.quantumtrader.persistence.projection.Column;
import io.quantumtrader.persistence.projection.ViewPage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Whose record answers a question, and how the answer is shown: a folder's on this machine, whether its fund runs or not; or a running
 * fund's over its API, where {@code --url}, or who asks, is given.
 */
final class ViewOptions {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    /** Asks, and prints the answer as JSON or as a table of these columns, all where none are named. */
    int ask(Launch launch, String view, Map<String, @Nullable String> parameters, List<String> columns) {
        CommandLine command = spec.commandLine();
        var request = RecordOptions.request(command, view, parameters);
        var out = command.getOut();
        if (fund.named()) {
            var answer = fund.client().get(path(view, parameters));
            fund.show(answer, out, shown -> table(shown.path("rows"), columns));
            if (!fund.json())
                besides(answer.path("untilMs").asLong(-1), answer.path("behind").asLong(), out);
            return ExitCode.DONE.number();
        }
        ViewPage page = RecordOptions.with(
                command,
                launch,
                fund.settings(launch::check),
                record -> record.views().page(request));
        if (fund.json()) {
            out.println(Json.write(RecordView.of(view, page)));
        } else {
            PageTable.of(page, columns).print(out);
            besides(page.untilMs().orElse(-1L), page.behind(), out);
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    /** @param untilMs negative where the answer does not count back from a time */
    private static void besides(long untilMs, long behind, PrintWriter out) {
        if (untilMs >= 0) out.println("counted back from " + PageTable.time(untilMs) + " of the market's clock");
        if (behind > 0) out.printf("the view is %,d places behind the journal; ./qt projections status%n", behind);
        out.flush();
    }

    private static String path(String view, Map<String, @Nullable String> parameters) {
        var given = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            if (value != null) given.put(name, FundClient.encoded(value));
        });
        return given.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&", "/api/v1/views/" + view + (given.isEmpty() ? "" : "?"), ""));
    }

    private static Table table(JsonNode rows, List<String> columns) {
        var names = new ArrayList<>(columns);
        if (names.isEmpty()) rows.path(0).fieldNames().forEachRemaining(name -> names.add(columnName(name)));
        var table = new Table().row(names.isEmpty() ? List.of("no rows") : names);
        rows.forEach(
                row -> table.row(names.stream().map(name -> cell(row, name)).toList()));
        return table;
    }

    /** As the folder's table has it: {@code last_15} for {@code last15}. */
    private static String columnName(String jsonName) {
        return jsonName.replaceAll("(?<=[a-z])(?=[A-Z0-9])", "_").toLowerCase(Locale.ROOT);
    }

    private static String cell(JsonNode row, String name) {
        var value = row.path(new Column(name, Column.Type.TEXT, "").jsonName());
        return name.endsWith("_ms") ? Table.time(value) : Table.cell(value);
    }
}
