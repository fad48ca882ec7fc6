package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Answer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The symbols as the conductor reaches them: told side by side, told again while their guardian restarts them, and left behind
 * if they stay silent. For the conductor's thread.
 */
final class Ensemble {

    private static final Logger LOG = LoggerFactory.getLogger(Ensemble.class);

    private final ActorSystem<?> system;
    private final SortedMap<String, ActorRef<SymbolCommand>> symbols;
    private final Patience patience;
    private final SortedSet<String> restless = new TreeSet<>();
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    /** What every symbol is told, each with its own address for the answer. */
    interface Telling<R> {
        SymbolCommand command(String symbol, ActorRef<R> replyTo);
    }

    Ensemble(ActorSystem<?> system, Map<String, ActorRef<SymbolCommand>> symbols, Patience patience) {
        this.system = system;
        this.symbols = new TreeMap<>(symbols);
        this.patience = patience;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(symbols.keySet());
    }

    boolean knows(String symbol) {
        return symbols.containsKey(symbol);
    }

    /** Those that said with their last answer that they have something to send. */
    List<String> restless() {
        return List.copyOf(restless);
    }

    <R extends Answer> SortedMap<String, R> tellAll(Telling<R> telling) {
        return tellAll(symbols.keySet(), telling);
    }

    /**
     * All of them.
     *
     * @param answered called for each answer when it comes, on any thread; returns at once
     */
    <R extends Answer> SortedMap<String, R> tellAll(Telling<R> telling, Runnable answered) {
        return tellAll(symbols.keySet(), telling, answered);
    }

    /** Side by side; who stays silent is missing in what comes back. */
    <R extends Answer> SortedMap<String, R> tellAll(Collection<String> names, Telling<R> telling) {
        return tellAll(names, telling, () -> {});
    }

    private <R extends Answer> SortedMap<String, R> tellAll(
            Collection<String> names, Telling<R> telling, Runnable answered) {
        var asked = new TreeMap<String, CompletionStage<R>>();
        for (String symbol : names) {
            CompletionStage<R> answer = asked(symbol, replyTo -> telling.command(symbol, replyTo));
            answer.thenRun(answered);
            asked.put(symbol, answer);
        }
        var answers = new TreeMap<String, R>();
        asked.forEach((symbol, stage) -> heard(symbol, stage).ifPresent(answer -> answers.put(symbol, answer)));
        return answers;
    }

    <R extends Answer> Optional<R> ask(String symbol, Function<ActorRef<R>, SymbolCommand> command) {
        return heard(symbol, asked(symbol, command));
    }

    /** Told once, for what must not be carried out twice: the symbol may fail between doing it and saying so. */
    <R> CompletionStage<R> askedOnce(String name, Function<ActorRef<R>, SymbolCommand> command) {
        return AskPattern.ask(symbol(name), command::apply, patience.answer(), system.scheduler());
    }

    /** A symbol that failed is restarted by its guardian; commands are idempotent by tick, so it is simply told again. */
    <R> CompletionStage<R> asked(String name, Function<ActorRef<R>, SymbolCommand> command) {
        var symbol = symbol(name);
        CompletionStage<R> stage = askedOnce(name, command);
        for (int told = 1; told < patience.tellings() && !absent.contains(name); told++) {
            stage = stage.exceptionallyCompose(late -> {
                LOG.atWarn().addKeyValue("symbol", name).log("{} did not answer, telling it again", name);
                return AskPattern.ask(symbol, command::apply, patience.answer(), system.scheduler());
            });
        }
        return stage;
    }

    /** One symbol that stays silent must not keep the others from their exits: the tick goes on without it. */
    <R extends Answer> Optional<R> heard(String symbol, CompletionStage<R> stage) {
        var answering = stage.toCompletableFuture();
        if (absent.contains(symbol) && !patience.forAbsent() && !answering.isDone()) {
            stage.thenAccept(late -> absent.remove(symbol));
            restless.remove(symbol);
            return Optional.empty();
        }
        try {
            R answer = answering.join();
            absent.remove(symbol);
            if (answer.restless()) restless.add(symbol);
            else restless.remove(symbol);
            return Optional.of(answer);
        } catch (CompletionException silent) {
            if (absent.add(symbol))
                LOG.atError()
                        .addKeyValue("symbol", symbol)
                        .setCause(silent)
                        .log("{} is silent, going on without it; its stop rests at the venue", symbol);
            restless.remove(symbol);
            return Optional.empty();
        }
    }

    private ActorRef<SymbolCommand> symbol(String name) {
        return Objects.requireNonNull(symbols.get(name), () -> name + " is not traded here");
    }
}
