package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The numbers that the fund decides by. */
@Command(
        name = "limits",
        description = {
            "Show theta of the exits and the limits on opens as they are in force, each with its source.",
            "With KEY=VALUE change them: recorded with who and why, in force when the fund has started anew, within seconds.",
            "Where a release takes two persons so does this: both say the same."
        })
final class Limits implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            arity = "0..*",
            description =
                    "What to change, keys as they are shown; nothing after the sign for what the configuration says.")
    private List<String> numbers = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; recorded. Needed for a change.")
    private String reason = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!numbers.isEmpty()) return change();
        return fund.show(fund.client().get("/api/v1/limits"), spec.commandLine().getOut(), Limits::table);
    }

    private int change() {
        if (reason.isBlank()) throw new ParameterException(spec.commandLine(), "--reason is missing: it is recorded");
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("numbers", String.join(",", numbers))
                .put("reason", reason);
        return fund.show(
                fund.acting().post("/api/v1/limits", body), spec.commandLine().getOut(), Limits::changed);
    }

    private static Table changed(JsonNode change) {
        var table = new Table();
        change.path("changes")
                .forEach(one -> table.row(List.of(
                        Table.cell(one.path("key")),
                        Table.cell(one.path("from")) + " -> " + Table.cell(one.path("to"))
                                + (one.path("asConfigured").asBoolean() ? " (as configured)" : ""))));
        table.row(List.of("said by " + Table.cell(change.path("persons"))));
        return table.row(List.of(Table.cell(change.path("inForce"))));
    }

    private static Table table(JsonNode limits) {
        var table = Table.columns(limits, List.of("kind", "key", "value", "source"));
        for (var limit : limits) {
            if (!limit.path("setAside").asText().isEmpty()) table.row(setAside(limit));
            limit.path("waiting").forEach(one -> table.row(waiting(limit, one)));
        }
        return table;
    }

    private static List<String> setAside(JsonNode limit) {
        return List.of(
                "SET ASIDE",
                Table.cell(limit.path("key")),
                Table.cell(limit.path("setAside")),
                "operators' numbers do not fit the configuration: nothing is opened until they do");
    }

    private static List<String> waiting(JsonNode limit, JsonNode one) {
        return List.of(
                "WAITING",
                Table.cell(limit.path("key")),
                Table.cell(one.path("to")),
                "by " + Table.cell(one.path("who")) + ", until "
                        + Instant.ofEpochMilli(one.path("untilMs").asLong()) + ": " + Table.cell(one.path("reason")));
    }
}
