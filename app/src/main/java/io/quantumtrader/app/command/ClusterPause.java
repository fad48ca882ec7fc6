package io.quantumtrader.app.command;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A node stands still. */
@Command(name = "pause", description = "Let a node stand still (SIGSTOP), for some seconds or until it is resumed.")
final class ClusterPause implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as n2.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "SECONDS", description = "After which it goes on by itself.")
    private @Nullable Double seconds;

    @Override
    public Integer call() {
        var node = folder.node(name);
        node.pause();
        if (seconds == null)
            return folder.done(name, "paused", name + " stands still until ./qt cluster resume " + name);
        LockSupport.parkNanos((long) (seconds * 1e9));
        node.resume();
        return folder.done(name, "running", name + " stood still for " + seconds + " s and goes on");
    }
}
