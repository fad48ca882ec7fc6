package io.quantumtrader.app.process;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals to processes. */
public enum Signal {
    /** Ends at once; nothing is written out. */
    KILL,
    /** Asks to end. */
    TERM,
    /** As Ctrl-C. */
    INT,
    /** Stands still. */
    STOP,
    /** Goes on. */
    CONT;

    /** Sends it; processes that are gone are passed over. */
    public void to(List<Long> processes) {
        if (processes.isEmpty()) return;
        var words = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(process -> words.add(Long.toString(process)));
        try {
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new LaunchFailed("cannot send " + name() + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("interrupted", interrupted);
        }
    }
}
