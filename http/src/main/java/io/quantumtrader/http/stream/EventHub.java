package io.quantumtrader.http.stream;

import io.quantumtrader.http.view.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the fund's events without making it wait, numbers and keeps them, and hands them to the watchers. One thread of
 * its own writes the JSON; {@link #publish} only drops the event into an inbox.
 */
public final class EventHub implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventHub.class);

    private final ActorSystem<?> system;
    private final StreamSettings settings;
    private final String epoch;
    private final Ring ring;
    private final EquityHistory equity = new EquityHistory();
    private final BlockingQueue<EventView> facts;
    private final Map<String, EventView> snapshots = new ConcurrentHashMap<>();
    private final LongAdder lost = new LongAdder();
    private final LongAdder everLost = new LongAdder();
    private final List<Watcher> watchers = new ArrayList<>();
    private final Thread writer;
    private volatile Runnable arrived = () -> {};
    private volatile boolean watched;
    private volatile boolean closed;
    private long numbered;

    private record Watcher(BoundedSourceQueue<ByteString> queue, boolean holds) {}

    /** Starts the writer; the epoch names this life of the process, event ids carry it. */
    public EventHub(ActorSystem<?> system, StreamSettings settings, String epoch) {
        this.system = system;
        this.settings = settings;
        this.epoch = epoch;
        this.ring = new Ring(settings.ring(), epoch);
        this.facts = new ArrayBlockingQueue<>(settings.inbox());
        this.writer = Thread.ofPlatform().daemon().name("http-events").start(this::write);
    }

    /** Never blocks and never throws. */
    public void publish(EventView event) {
        if (!event.replaces().isEmpty()) snapshots.put(event.replaces(), event);
        else if (!facts.offer(event)) {
            lost.increment();
            everLost.increment();
        }
    }

    /** Whether anybody watches. */
    public boolean isWatched() {
        return watched;
    }

    /** How many watch. */
    public synchronized int watchers() {
        return watchers.size();
    }

    /** Events that were not shown to anybody because they came too fast. */
    public long lost() {
        return everLost.sum();
    }

    /** Names who is told when somebody begins to watch; told at once and does not block. */
    public void onWatcher(Runnable listener) {
        arrived = listener;
    }

    public EquityHistory equity() {
        return equity;
    }

    /**
     * A stream for one watcher: what it missed, or the newest notable events, then everything that comes.
     *
     * @param lastEventId of the last event it saw, empty for a newcomer
     * @param newest how many notable events a newcomer wants to see
     * @param holds whether it wants decisions to do nothing
     * @return empty if there are too many watchers
     */
    public synchronized Optional<Source<ByteString, NotUsed>> watch(String lastEventId, int newest, boolean holds) {
        if (closed || watchers.size() >= settings.watchers()) return Optional.empty();
        var live = Source.<ByteString>queue(settings.buffer()).preMaterialize(system);
        var watcher = new Watcher(live.first(), holds);
        watchers.add(watcher);
        watched = true;
        arrived.run();
        var source = Source.from(missed(lastEventId, newest, holds))
                .concat(live.second())
                .keepAlive(settings.heartbeat(), () -> ByteString.fromString(":\n\n"))
                .watchTermination((notUsed, done) -> {
                    var _ = done.whenComplete((ok, failure) -> remove(watcher));
                    return notUsed;
                });
        return Optional.of(source);
    }

    private List<ByteString> missed(String lastEventId, int newest, boolean holds) {
        var lines = new ArrayList<ByteString>();
        lines.add(ByteString.fromString(
                "retry: 2000\n: at least every " + settings.heartbeat().toMillis() + " ms\n\n"));
        var frames = lastEventId.isEmpty() ? Optional.of(ring.latestNotable(newest)) : ring.after(lastEventId);
        if (frames.isEmpty())
            lines.add(Frame.notice("reset", "{\"reason\":\"events in between are gone: read anew\"}"));
        frames.orElseGet(() -> ring.latestNotable(newest)).stream()
                .filter(frame -> holds || !frame.hold())
                .forEach(frame -> lines.add(frame.text()));
        return lines;
    }

    private synchronized void remove(Watcher watcher) {
        watchers.remove(watcher);
        watched = !watchers.isEmpty();
    }

    private void write() {
        long every = settings.snapshotEvery().toNanos();
        long flushed = System.nanoTime();
        while (!closed) {
            try {
                var fact = facts.poll(settings.snapshotEvery().toMillis(), TimeUnit.MILLISECONDS);
                if (fact != null) send(fact);
                if (System.nanoTime() - flushed < every) continue;
                flush();
                flushed = System.nanoTime();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException broken) {
                log.warn("an event could not be shown", broken);
            }
        }
    }

    private void flush() {
        long gone = lost.sumThenReset();
        if (gone > 0) offerAll(Frame.notice("gap", "{\"lost\":" + gone + "}"), false);
        for (String key : List.copyOf(snapshots.keySet())) {
            var event = snapshots.remove(key);
            if (event == null) continue;
            if (event instanceof EventView.Status(var status)) equity.add(status);
            send(event);
        }
    }

    private synchronized void send(EventView event) {
        var frame = Frame.of(epoch, ++numbered, event);
        ring.add(frame);
        offerAll(frame.text(), frame.hold());
    }

    private synchronized void offerAll(ByteString text, boolean hold) {
        watchers.removeIf(watcher -> (!hold || watcher.holds()) && !accepts(watcher, text));
        watched = !watchers.isEmpty();
    }

    /** A watcher whose buffer is full is dropped; it comes back with the id of the last event it saw. */
    private static boolean accepts(Watcher watcher, ByteString text) {
        if (watcher.queue().offer(text).isEnqueued()) return true;
        if (!watcher.queue().isCompleted()) watcher.queue().complete();
        return false;
    }

    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        synchronized (this) {
            watchers.forEach(watcher -> {
                if (!watcher.queue().isCompleted()) watcher.queue().complete();
            });
            watchers.clear();
        }
    }
}
