package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.client.FundClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A replay or a what-if beside the running fund. */
@Command(
        name = "start",
        description = {
            "Start a replay or, with --theta, a what-if over the journal beside the running fund; one runs at a time.",
            "With --wait stays until it has ended: 0 if it is done, 1 if it failed or was cancelled."
        })
final class JobStart implements Callable<Integer> {

    private static final Set<String> ENDED = Set.of("DONE", "FAILED", "CANCELLED");
    private static final long BETWEEN_LOOKS_NANOS = 200_000_000L;

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(
            names = "--theta",
            paramLabel = "KEY=VALUE,...",
            description = "A candidate, such as T1=1.5,kill_threshold=0.7. May be repeated.")
    private List<String> theta = new ArrayList<>();

    @Option(names = "--symbol", paramLabel = "SYMBOL", split = ",", description = "Only these symbols.")
    private Set<String> symbols = new TreeSet<>();

    @Option(names = "--from", paramLabel = "TIME", description = "Only what was from then on; UTC date or time.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only what was before; UTC date or time.")
    private @Nullable String to;

    @Option(
            names = "--decision",
            paramLabel = "DECISION",
            description = "Replay only this one, such as BTCUSDT-17: the record before it is read, and not compared.")
    private @Nullable String decision;

    @Option(names = "--wait", description = "Stay until it has ended.")
    private boolean wait;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var client = fund.acting();
        var body = JsonNodeFactory.instance.objectNode().put("kind", theta.isEmpty() ? "REPLAY" : "WHAT_IF");
        if (!symbols.isEmpty()) body.put("symbols", String.join(",", symbols));
        if (from != null) body.put("from", from);
        if (to != null) body.put("to", to);
        if (decision != null) body.put("decision", decision);
        if (!theta.isEmpty()) body.put("theta", String.join(";", theta));
        var job = client.post("/api/v1/jobs", body);
        var progress = new ProgressLine(spec.commandLine().getErr());
        while (wait && !ENDED.contains(job.path("state").asText())) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            job = client.get("/api/v1/jobs/" + FundClient.encoded(job.path("id").asText()));
            progress.at(
                    job.path("step").asText(),
                    job.path("done").asLong(),
                    job.path("total").asLong());
        }
        progress.end();
        fund.show(job, spec.commandLine().getOut(), Table::fields);
        boolean failed = ENDED.contains(job.path("state").asText())
                && !job.path("state").asText().equals("DONE");
        return (failed ? ExitCode.FAILED : ExitCode.DONE).number();
    }
}
