package io.quantumtrader.actors.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Words that wait to be carried out, said by any thread and heard by the conductor's. */
final class Words {

    private final LinkedBlockingQueue<Optional<Word>> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean ended;

    Word say(Word word) {
        waiting.add(Optional.of(word));
        if (ended) turnAway();
        return word;
    }

    /** The next word; waits for one if the time is above 0, and no longer than until it is woken. */
    Optional<Word> next(long nanos) throws InterruptedException {
        var said = nanos > 0 ? waiting.poll(nanos, TimeUnit.NANOSECONDS) : waiting.poll();
        if (said == null) return Optional.empty();
        if (said.isEmpty()) woken.set(false);
        return said;
    }

    /** Whoever waits for the next word looks up without one. */
    void wake() {
        if (woken.compareAndSet(false, true)) waiting.add(Optional.empty());
    }

    /** This word and what was said since, without those whose speaker gave up. */
    List<Word> with(Word first) {
        var batch = new ArrayList<Word>();
        batch.add(first);
        drain(batch::add);
        batch.removeIf(word -> word.answer().isDone());
        return batch;
    }

    /** Nobody will carry out what is still said. */
    void end() {
        ended = true;
        turnAway();
    }

    private void turnAway() {
        drain(word -> word.turnAway("the fund is stopping"));
    }

    private void drain(Consumer<Word> each) {
        for (var said = waiting.poll(); said != null; said = waiting.poll()) {
            if (said.isEmpty()) woken.set(false);
            else each.accept(said.get());
        }
    }
}
