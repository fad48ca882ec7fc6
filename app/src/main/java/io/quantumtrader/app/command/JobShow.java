package io.quantumtrader.app.command;

import io.quantumtrader.app.client.FundClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One job with its result. */
@Command(name = "show", description = "Show one job: how far it is, and its result.")
final class JobShow implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(paramLabel = "JOB", description = "Its id, as ./qt jobs list shows it.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String id;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var answer = fund.client().get("/api/v1/jobs/" + FundClient.encoded(id));
        return fund.show(answer, spec.commandLine().getOut(), Table::fields);
    }
}
