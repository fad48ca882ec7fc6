package io.quantumtrader.app.command;

import io.quantumtrader.app.doctor.Examination;
import io.quantumtrader.app.doctor.Finding;
import io.quantumtrader.app.launch.Launch;
import java.time.InstantSource;
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
        description = {
            "Check machine, clocks, configuration, data, tokens, certificates, database and, where one runs, the fund: its",
            "readiness, prices, stops and ladder. Each line says what was seen, what was expected and what to do.",
            "Ends with 5 if something fails; what only may hurt later (warn) ends with 0."
        })
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
        var patient = new Examination.Patient(() -> fund.settings(launch::check), fund::asking);
        List<Finding> findings = Examination.examine(patient, InstantSource.system());
        boolean failed = findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.FAIL);
        var out = spec.commandLine().getOut();
        if (fund.json()) out.println(Json.write(Map.of("healthy", !failed, "findings", findings)));
        else findings.forEach(finding -> out.println(finding.line()));
        out.flush();
        return (failed ? ExitCode.VERIFICATION_FAILED : ExitCode.DONE).number();
    }
}
