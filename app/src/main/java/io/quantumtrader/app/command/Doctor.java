package io.quantumtrader.app.command;

import io.quantumtrader.app.doctor.Examination;
import io.quantumtrader.app.doctor.Finding;
import io.quantumtrader.app.launch.Launch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at machine, configuration, data and fund, and says what to do about what is not well. */
@Command(
        name = "doctor",
        description = "Check machine, configuration, data and fund; each line says ok, warn or fail and what to do.")
final class Doctor implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Doctor(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Examination.examine(() -> fund.settings(launch::check), fund::address);
        boolean failed = findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.FAIL);
        var out = spec.commandLine().getOut();
        if (fund.json()) out.println(Json.write(Map.of("healthy", !failed, "findings", findings)));
        else findings.forEach(finding -> out.println(finding.line()));
        out.flush();
        return (failed ? ExitCode.VERIFICATION_FAILED : ExitCode.DONE).number();
    }
}
