package io.quantumtrader.app.process;

import io.quantumtrader.app.launch.LaunchFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that somebody started, found again by its number and the moment of its start, so that a number used anew is not taken
 * for it.
 *
 * @param pid its number
 * @param startedAtMs when it was started, UTC epoch milliseconds; 0 where the system does not say
 */
public record Running(long pid, long startedAtMs) {

    public static Running of(ProcessHandle process) {
        return new Running(process.pid(), startOf(process));
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** The process, unless it has ended. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(found -> startOf(found) == startedAtMs);
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Sends a signal if it is still there. */
    public void signal(Signal signal) {
        if (isAlive()) signal.to(List.of(pid));
    }

    /** Waits for its end; false if it still lives after that time. */
    public boolean awaitEnd(Duration patience) {
        var found = handle();
        if (found.isEmpty()) return true;
        try {
            found.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException lives) {
            return !isAlive();
        } catch (ExecutionException failed) {
            throw new LaunchFailed("cannot wait for process " + pid + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("interrupted", interrupted);
        }
    }
}
