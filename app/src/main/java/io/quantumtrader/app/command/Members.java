package io.quantumtrader.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Which node answers, and who else there is. */
@Command(
        name = "members",
        description = {
            "Show which node of a fund answers, the others as it sees them, what lives there, and for how long it may send.",
            "A fund in one process is alone. Nodes on this machine, without asking them: ./qt cluster status."
        })
final class Members implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(
                fund.client().get("/api/v1/cluster"), spec.commandLine().getOut(), Table::fields);
    }
}
