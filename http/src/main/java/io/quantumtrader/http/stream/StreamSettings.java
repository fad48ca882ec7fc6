package io.quantumtrader.http.stream;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;

/**
 * Sizes and times of the event stream.
 *
 * @param watchers connections at once; more answer 503
 * @param ring events kept for a watcher that comes back with Last-Event-ID
 * @param buffer events that may wait for one watcher before it is dropped
 * @param inbox facts that may wait to be written before holds, then anything, is lost (and told as a gap)
 * @param snapshotEvery at most one snapshot of a kind in this time
 * @param heartbeat a comment line is sent after so long without an event
 */
public record StreamSettings(
        int watchers, int ring, int buffer, int inbox, Duration snapshotEvery, Duration heartbeat) {

    public StreamSettings {
        new Checks()
                .require(watchers >= 1, "stream.watchers", watchers, ">= 1")
                .require(ring >= 16, "stream.ring", ring, ">= 16")
                .require(buffer >= 16, "stream.buffer", buffer, ">= 16")
                .require(inbox >= 16, "stream.inbox", inbox, ">= 16")
                .require(snapshotEvery.toMillis() >= 10, "stream.snapshot-every", snapshotEvery.toString(), ">= 10 ms")
                .require(
                        heartbeat.isPositive() && heartbeat.toSeconds() <= 30,
                        "stream.heartbeat",
                        heartbeat.toString(),
                        "> 0 and at most 30 s")
                .orThrow();
    }
}
