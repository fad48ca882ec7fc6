package io.quantumtrader.actors.market;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Words that wait to be carried out, said by any thread and heard by the conductor's. */
final class Words {

    static final String STOPPING = "the fund is stopping";

    private static final String NOT_YET = "not decided: the newest bar has not been judged yet";
    private static final Duration LONGEST_ASIDE = Duration.ofSeconds(3);

    private final LinkedBlockingQueue<Optional<Word>> waiting = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Word> aside = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Executor whenTooLate;
    private volatile boolean ended;

    Words() {
        this(LONGEST_ASIDE);
    }

    /** @param longestAside how long a word that was put aside waits before it is turned away */
    Words(Duration longestAside) {
        whenTooLate = CompletableFuture.delayedExecutor(longestAside.toMillis(), TimeUnit.MILLISECONDS);
    }

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

    /** Carried out later, with {@link #fromAside}; turned away when it has waited for too long, so that its speaker knows. */
    void putAside(Word word) {
        aside.add(word);
        whenTooLate.execute(() -> {
            if (aside.remove(word)) word.turnAway(NOT_YET);
        });
        if (ended) turnAway();
    }

    /** What was put aside, without those whose speaker gave up. */
    List<Word> fromAside() {
        var batch = new ArrayList<Word>();
        for (var word = aside.poll(); word != null; word = aside.poll()) batch.add(word);
        batch.removeIf(word -> word.answer().isDone());
        return batch;
    }

    /** Turns away what was put aside before this word was said to the same symbol: nothing opens behind a close. */
    void supersedeAside(Word later) {
        aside.removeIf(word -> {
            boolean same = word.symbol().equals(later.symbol());
            if (same) word.turnAway("another word came before it could be decided");
            return same;
        });
    }

    /** Nobody will carry out what is still said. */
    void end() {
        ended = true;
        turnAway();
    }

    private void turnAway() {
        drain(word -> word.turnAway(STOPPING));
        fromAside().forEach(word -> word.turnAway(STOPPING));
    }

    private void drain(Consumer<Word> each) {
        for (var said = waiting.poll(); said != null; said = waiting.poll()) {
            if (said.isEmpty()) woken.set(false);
            else each.accept(said.get());
        }
    }
}
