package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether the fund may be relied on. */
@Command(
        name = "health",
        description = "Show whether the fund may be relied on, check by check; ends with 1 if a check failed.")
final class Health implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(names = "--live", description = "Only whether the process answers at all.")
    private boolean live;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var answer = fund.client().checks(live ? "/health/live" : "/health/ready");
        fund.show(answer, spec.commandLine().getOut(), Health::table);
        return (answer.path("healthy").asBoolean() ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private static Table table(JsonNode health) {
        var table = new Table().row(List.of("check", "passed", "seen"));
        health.path("checks")
                .forEach(check -> table.row(List.of(
                        Table.cell(check.path("name")),
                        check.path("passed").asBoolean() ? "yes" : "NO",
                        Table.cell(check.path("detail")))));
        return table;
    }
}
