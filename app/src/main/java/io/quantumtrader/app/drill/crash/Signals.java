package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Signals to the database of a fund: its postmaster, with or without the processes under it.
 *
 * @param cluster the server's own data directory
 */
public record Signals(Path cluster) {

    /** As {@code kill -9} of the postmaster alone; the others notice and end. */
    public void kill() {
        send("KILL", List.of(postmaster()));
    }

    /** Fast shutdown. */
    public void stop() {
        send("INT", List.of(postmaster()));
    }

    /** All of them stand still until they go on. */
    public void stall() {
        send("STOP", all());
    }

    public void goOn() {
        send("CONT", all());
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException gone) {
            throw new LaunchFailed("no database runs in " + cluster, gone);
        }
    }

    private List<Long> all() {
        var all = new ArrayList<Long>();
        long postmaster = postmaster();
        all.add(postmaster);
        ProcessHandle.of(postmaster).ifPresent(process -> process.descendants().forEach(child -> all.add(child.pid())));
        return all;
    }

    private static void send(String signal, List<Long> processes) {
        var words = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> words.add(Long.toString(process)));
        try {
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new LaunchFailed("cannot send " + signal + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("interrupted", interrupted);
        }
    }
}
