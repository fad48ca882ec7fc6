package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.http.json.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One view of a running fund's record. */
@Command(
        name = "view",
        description = {
            "Ask a running fund for one view of its record: rows newest first, or an answer over many rows.",
            "Without the fund: ./qt trades, why-not, performance, export. Which views there are: ./qt views."
        })
final class ViewCommand implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(
            index = "0",
            paramLabel = "VIEW",
            completionCandidates = Candidates.Views.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String view;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Parameters of the view, such as symbol=BTCUSDT limit=20; see docs/reference/views.md.")
    private Map<String, String> filters = new LinkedHashMap<>();

    @Option(names = "--csv", description = "Comma-separated values; without limit all rows there are.")
    private boolean csv;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var client = fund.client();
        var out = spec.commandLine().getOut();
        if (csv && fund.json()) throw new ParameterException(spec.commandLine(), "--csv and --json: give one of them");
        if (csv) {
            client.lines(path() + (filters.isEmpty() ? "?" : "&") + "format=csv", "text/csv").stream()
                    .map(PlainText::escaped)
                    .forEach(out::println);
            out.flush();
            return ExitCode.DONE.number();
        }
        var answer = client.get(path());
        return fund.show(answer, out, shown -> table(shown, client.get("/api/v1/views")));
    }

    private String path() {
        var query = filters.entrySet().stream()
                .map(filter -> FundClient.encoded(filter.getKey()) + "=" + FundClient.encoded(filter.getValue()))
                .collect(Collectors.joining("&"));
        return "/api/v1/views/" + FundClient.encoded(view) + (query.isEmpty() ? "" : "?" + query);
    }

    /** The columns as the view describes them; an answer over many rows has those of its first row. */
    private Table table(JsonNode answer, JsonNode descriptions) {
        var rows = answer.path("rows");
        var names = new ArrayList<String>();
        var times = new HashSet<String>();
        for (var column : columns(descriptions)) {
            names.add(column.path("name").asText());
            if (column.path("type").asText().equals("TIME"))
                times.add(column.path("name").asText());
        }
        if (names.isEmpty()) rows.path(0).fieldNames().forEachRemaining(names::add);
        var table = new Table().row(names.isEmpty() ? List.of("no rows") : names);
        rows.forEach(row -> table.row(names.stream()
                .map(name -> times.contains(name) ? Table.time(row.path(name)) : Table.cell(row.path(name)))
                .toList()));
        if (answer.hasNonNull("next"))
            table.row(List.of("more: add after=" + answer.path("next").asText()));
        return table;
    }

    private JsonNode columns(JsonNode descriptions) {
        for (var description : descriptions)
            if (description.path("view").asText().equals(view)) return description.path("columns");
        return MissingNode.getInstance();
    }
}
