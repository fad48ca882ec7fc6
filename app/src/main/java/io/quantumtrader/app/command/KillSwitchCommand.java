package io.quantumtrader.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the kill switch holds. */
@Command(name = "kill-switch", description = "Show the kill switch: its latches, who may release them, and a halt.")
final class KillSwitchCommand implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(
                fund.client().get("/api/v1/kill-switch"), spec.commandLine().getOut(), Latches::standing);
    }
}
