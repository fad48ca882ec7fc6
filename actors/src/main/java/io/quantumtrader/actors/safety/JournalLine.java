package io.quantumtrader.actors.safety;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.safety.Book;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A layer's line to its recorder: events in order, told again until they are known to be in the journal, and what waits
 * for them. Belongs to one actor. Alarms when a write takes longer than its limit.
 */
final class JournalLine<E extends JournalEvent, B extends Book<E, B>> {

    /** How often an unanswered write, or the first load, is told again. */
    static final Duration AGAIN = Duration.ofSeconds(1);

    private final ActorRef<LadderRecorder.Command<E, B>> recorder;
    private final ActorRef<LadderRecorder.Answer<B>> self;
    private final Duration alarmAfter;
    private final SafetyAlarms alarms;
    private final Consumer<Duration> wakeMe;
    private final Latency written = new Latency();
    private final Deque<E> unwritten = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private boolean open;
    private long inJournal;
    private int inFlight;
    private long oldestNanos;
    private boolean alarmed;

    /** Runs when so many events are in the journal. */
    private record Waiting(long events, Runnable then) {}

    /**
     * A line that is not open yet.
     *
     * @param wakeMe asks the actor to call {@link #wake} after a while, replacing an earlier request
     */
    JournalLine(
            ActorRef<LadderRecorder.Command<E, B>> recorder,
            ActorRef<LadderRecorder.Answer<B>> self,
            Duration alarmAfter,
            SafetyAlarms alarms,
            Consumer<Duration> wakeMe) {
        this.recorder = recorder;
        this.self = self;
        this.alarmAfter = alarmAfter;
        this.alarms = alarms;
        this.wakeMe = wakeMe;
    }

    /** Asks the recorder what is in the journal. */
    void load() {
        recorder.tell(new LadderRecorder.Load<>(self));
        wakeMe.accept(AGAIN);
    }

    /** The journal was read back; from now on events can be written. */
    void opened(long events) {
        open = true;
        inJournal = events;
    }

    boolean isOpen() {
        return open;
    }

    /** Writes an event behind all others; the line must be open. */
    void write(E event) {
        if (!open) throw new IllegalStateException("the journal is not read back yet");
        if (unwritten.isEmpty()) oldestNanos = System.nanoTime();
        unwritten.add(event);
        if (inFlight == 0) send();
    }

    /** Runs when everything written so far is in the journal; at once if it is. */
    void whenWritten(Runnable then) {
        if (unwritten.isEmpty()) then.run();
        else waiting.add(new Waiting(inJournal + unwritten.size(), then));
    }

    /** The recorder's word on how many events are in the journal. */
    void written(long events) {
        long fresh = events - inJournal;
        for (long i = 0; i < fresh && !unwritten.isEmpty(); i++) unwritten.remove();
        if (fresh > 0) {
            inJournal = events;
            written.record(System.nanoTime() - oldestNanos);
            oldestNanos = System.nanoTime();
            alarmed = false;
        }
        inFlight = 0;
        while (!waiting.isEmpty() && waiting.peek().events() <= inJournal)
            waiting.remove().then().run();
        if (!unwritten.isEmpty() && inFlight == 0) send();
    }

    /** The time that was asked for is over: alarms, and tells again what has no answer. */
    void wake() {
        if (!open) {
            load();
            return;
        }
        if (unwritten.isEmpty()) return;
        if (alarmed) {
            send();
            return;
        }
        alarmed = true;
        alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.JOURNAL_SLOW,
                (System.nanoTime() - oldestNanos) / 1e6,
                alarmAfter.toMillis(),
                unwritten.size() + " events of the kill path are not in the journal"));
        wakeMe.accept(AGAIN);
    }

    int unwritten() {
        return unwritten.size();
    }

    Latency latency() {
        return written;
    }

    private void send() {
        List<E> batch = new ArrayList<>(unwritten);
        inFlight = batch.size();
        recorder.tell(new LadderRecorder.Write<>(inJournal, batch, self));
        wakeMe.accept(alarmed ? AGAIN : alarmAfter);
    }
}
