package io.quantumtrader.app.drill.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.process.FreePort;
import io.quantumtrader.app.process.ProgramStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A fund in a process of its own, so that it can be killed. */
public final class FundProcess implements AutoCloseable {

    private static final long POLL_NANOS = 20_000_000;
    private static final List<String> FLAGS = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final FundClient client;
    private final Path output;

    private FundProcess(Process process, FundClient client, Path output) {
        this.process = process;
        this.client = client;
        this.output = output;
    }

    /**
     * Starts {@code up}.
     *
     * @param home what relative folders of the settings start from
     * @param data where journal and venue log lie
     * @param options further options of the command
     */
    public static FundProcess start(Path home, Path data, List<String> options) throws IOException {
        int port = FreePort.one();
        Files.createDirectories(data);
        var output = data.resolve("output.log");
        var arguments = new ArrayList<>(List.of("up", "--data", data.toString(), "--port", Integer.toString(port)));
        arguments.addAll(options);
        var process = new ProgramStart(ProgramStart.command(FLAGS, home, arguments), Map.of(), home, output).start();
        return new FundProcess(process, new FundClient("http://127.0.0.1:" + port, Optional.empty()), output);
    }

    /** Asks the fund's API. */
    public JsonNode get(String path) {
        return client.get(path);
    }

    /** Waits until the fund says that it may be relied on, and returns how long that took. */
    public Duration awaitReady(Duration patience) throws IOException {
        long began = System.nanoTime();
        while (!ready()) {
            if (!process.isAlive())
                throw new LaunchFailed("the fund ended with " + process.exitValue() + "\n" + output());
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new LaunchFailed("not ready after " + patience + ": " + health() + "\n" + output());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean ready() {
        try {
            client.get("/health/ready");
            return true;
        } catch (NotReachable | FundRefused notYet) {
            return false;
        }
    }

    private String health() {
        try {
            return client.get("/health/ready").toString();
        } catch (NotReachable | FundRefused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private String output() throws IOException {
        return Files.readString(output);
    }

    /** Lets the fund run, and says so if it ends by itself. */
    public void runFor(Duration time) throws IOException, InterruptedException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new LaunchFailed("the fund ended with " + process.exitValue() + "\n" + output());
        }
    }

    /** As {@code kill -9}: nothing is written out, and the database is left an orphan. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C; returns the exit code. */
    public int stop(Duration patience) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new LaunchFailed("not stopped after " + patience + "\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
