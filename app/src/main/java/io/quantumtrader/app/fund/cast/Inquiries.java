package io.quantumtrader.app.fund.cast;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.journal.JournalState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Questions to the parts of the ladder, and how long their answers are waited for: hardly at all where a part was silent when
 * asked last, or cannot answer because it records first and the journal is away.
 */
final class Inquiries {

    private static final Duration WITH_THE_SILENT = Duration.ofMillis(250);

    private final ActorSystem<?> system;
    private final Duration patience;
    private final Set<ReasonCode> silentParts = ConcurrentHashMap.newKeySet();
    private final Map<Long, CompletableFuture<?>> awaited = new ConcurrentHashMap<>();
    private final AtomicLong questions = new AtomicLong();
    private volatile boolean journalAway;

    /**
     * Nobody is known to be silent.
     *
     * @param patience with a part that answered last time
     */
    Inquiries(ActorSystem<?> system, Duration patience) {
        this.system = system;
        this.patience = patience;
    }

    /** While the journal is away, those who record before they answer are not waited for: they have failed, or are about to. */
    void journal(JournalState state) {
        journalAway = !state.isUp();
        if (journalAway) awaited.values().forEach(Inquiries::soon);
    }

    /** What a part of the ladder will answer. */
    <M, R> CompletionStage<R> asked(ActorRef<M> part, Function<ActorRef<R>, M> question, ReasonCode silence) {
        CompletionStage<R> answer = AskPattern.ask(part, question::apply, patienceWith(silence), system.scheduler());
        var awaiting = answer.toCompletableFuture();
        long number = questions.incrementAndGet();
        awaited.put(number, awaiting);
        if (journalAway) soon(awaiting);
        return awaiting.whenComplete((said, failed) -> awaited.remove(number));
    }

    /** What a part of the ladder answers, empty if it is silent; silence is noted. */
    <M, R> Optional<R> ask(
            ActorRef<M> part, Function<ActorRef<R>, M> question, ReasonCode silence, List<ReasonCode> silent) {
        try {
            R answer = asked(part, question, silence).toCompletableFuture().join();
            silentParts.remove(silence);
            return Optional.of(answer);
        } catch (CompletionException late) {
            silentParts.add(silence);
            silent.add(silence);
            return Optional.empty();
        }
    }

    private Duration patienceWith(ReasonCode part) {
        return silentParts.contains(part) && patience.compareTo(WITH_THE_SILENT) > 0 ? WITH_THE_SILENT : patience;
    }

    private static void soon(CompletableFuture<?> awaiting) {
        awaiting.orTimeout(WITH_THE_SILENT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
