package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.process.Signal;
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
        Signal.KILL.to(List.of(postmaster()));
    }

    /** Fast shutdown. */
    public void stop() {
        Signal.INT.to(List.of(postmaster()));
    }

    /** All of them stand still until they go on. */
    public void stall() {
        Signal.STOP.to(all());
    }

    public void goOn() {
        Signal.CONT.to(all());
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
}
