package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.client.FundClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One job that is not wanted any more. */
@Command(name = "cancel", description = "Cancel a job that waits or runs; one that has ended stays as it is.")
final class JobCancel implements Callable<Integer> {

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
        var answer = fund.acting()
                .post("/api/v1/jobs/" + FundClient.encoded(id) + "/cancel", JsonNodeFactory.instance.objectNode());
        return fund.show(answer, spec.commandLine().getOut(), Table::fields);
    }
}
