package io.quantumtrader.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Who asks. */
@Command(
        name = "whoami",
        description = "Say whom the fund takes the asker for by their token, and what they may do there.")
final class WhoAmI implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(fund.client().get("/api/v1/me"), spec.commandLine().getOut(), Table::fields);
    }
}
