package io.quantumtrader.actors.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Words that wait to be carried out, said by any thread and heard by the conductor's. */
final class Words {

    private final LinkedBlockingQueue<Word> waiting = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    Word say(Word word) {
        waiting.add(word);
        if (ended) turnAway();
        return word;
    }

    /** The next word; waits for one if the time is above 0. */
    Optional<Word> next(long nanos) throws InterruptedException {
        return Optional.ofNullable(nanos > 0 ? waiting.poll(nanos, TimeUnit.NANOSECONDS) : waiting.poll());
    }

    /** This word and what was said since, without those whose speaker gave up. */
    List<Word> with(Word first) {
        var batch = new ArrayList<Word>();
        batch.add(first);
        waiting.drainTo(batch);
        batch.removeIf(word -> word.answer().isDone());
        return batch;
    }

    /** Nobody will carry out what is still said. */
    void end() {
        ended = true;
        turnAway();
    }

    private void turnAway() {
        for (var word = waiting.poll(); word != null; word = waiting.poll()) word.turnAway("the fund is stopping");
    }
}
