package io.quantumtrader.http.stream;

import io.quantumtrader.http.view.EventView;
import java.time.Duration;
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

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final ByteString SIGN_OF_LIFE = ByteString.fromString(":\n\n");

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

    private record Watcher(BoundedSourceQueue<Frame> queue, Watch wants) {

        boolean takes(Frame frame) {
            return wants.holds() || !frame.hold();
        }

        /** A watcher that is gone, or whose buffer is full: it comes back with the id of the last event it saw. */
        boolean refuses(Frame frame) {
            if (queue.offer(frame).isEnqueued()) return false;
            end();
            return true;
        }

        boolean isUnwelcome() {
            if (wants.welcome().getAsBoolean()) return false;
            end();
            return true;
        }

        void end() {
            if (!queue.isCompleted()) queue.complete();
        }
    }

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

    /** Server-sent events for one watcher, with signs of life; empty if there are too many watchers. */
    public Optional<Source<ByteString, NotUsed>> lines(Watch watch) {
        var first = ByteString.fromString(
                "retry: 2000\n: at least every " + settings.heartbeat().toMillis() + " ms\n\n");
        return frames(watch)
                .map(frames -> Source.single(first)
                        .concat(frames.map(Frame::lines))
                        .keepAlive(settings.heartbeat(), () -> SIGN_OF_LIFE));
    }

    /** The same events for one watcher, each a JSON object; empty if there are too many watchers. */
    public Optional<Source<String, NotUsed>> messages(Watch watch) {
        return frames(watch).map(frames -> frames.map(Frame::message));
    }

    /** What the watcher missed, or the newest notable events, then everything that comes. */
    private synchronized Optional<Source<Frame, NotUsed>> frames(Watch watch) {
        if (closed || watchers.size() >= settings.watchers()) return Optional.empty();
        var live = Source.<Frame>queue(settings.buffer()).preMaterialize(system);
        var watcher = new Watcher(live.first(), watch);
        watchers.add(watcher);
        watched = true;
        arrived.run();
        return Optional.of(Source.from(missed(watch)).concat(live.second()).watchTermination((notUsed, done) -> {
            var _ = done.whenComplete((ok, failure) -> remove(watcher));
            return notUsed;
        }));
    }

    private List<Frame> missed(Watch watch) {
        var frames = new ArrayList<Frame>();
        var since =
                watch.after().isEmpty() ? Optional.of(ring.latestNotable(watch.newest())) : ring.after(watch.after());
        if (since.isEmpty())
            frames.add(Frame.notice("reset", "{\"reason\":\"events in between are gone: read anew\"}"));
        since.orElseGet(() -> ring.latestNotable(watch.newest())).stream()
                .filter(frame -> watch.holds() || !frame.hold())
                .forEach(frames::add);
        return frames;
    }

    private synchronized void remove(Watcher watcher) {
        watchers.remove(watcher);
        watched = !watchers.isEmpty();
    }

    private void write() {
        long every = settings.snapshotEvery().toNanos();
        long flushed = System.nanoTime();
        long looked = flushed;
        while (!closed) {
            try {
                var fact = facts.poll(settings.snapshotEvery().toMillis(), TimeUnit.MILLISECONDS);
                if (fact != null) send(fact);
                if (System.nanoTime() - flushed < every) continue;
                flush();
                flushed = System.nanoTime();
                if (flushed - looked < LOOK.toNanos()) continue;
                endUnwelcome();
                looked = flushed;
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException broken) {
                log.warn("an event could not be shown", broken);
            }
        }
    }

    private void flush() {
        long gone = lost.sumThenReset();
        if (gone > 0) offerAll(Frame.notice("gap", "{\"lost\":" + gone + "}"));
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
        offerAll(frame);
    }

    private synchronized void offerAll(Frame frame) {
        watchers.removeIf(watcher -> watcher.takes(frame) && watcher.refuses(frame));
        watched = !watchers.isEmpty();
    }

    /** Whose token has ended or was taken back meanwhile sees no more. */
    private void endUnwelcome() {
        List<Watcher> all;
        synchronized (this) {
            all = List.copyOf(watchers);
        }
        all.stream().filter(Watcher::isUnwelcome).forEach(this::remove);
    }

    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        synchronized (this) {
            watchers.forEach(Watcher::end);
            watchers.clear();
        }
    }
}
