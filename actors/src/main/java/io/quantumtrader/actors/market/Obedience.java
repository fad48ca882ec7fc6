package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.AtHand;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Operate;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;

/** Carries operators' words out, on the conductor's thread, at whatever he is (rules, A2, D2). */
final class Obedience {

    private final Words words;
    private final Ensemble symbols;
    private final Moment moment;
    private long said;

    /** What the conductor is at. */
    interface Moment {
        long tick();

        long atMs();

        AtHand atHand(String symbol);

        /** Whether an opening can be decided: the newest bar is played, and the upper layers have said what they say of it. */
        boolean opens();

        void decideOpen(String symbol);

        /** Sends what there is to send, and what follows from it. */
        void settle();
    }

    Obedience(Words words, Ensemble symbols, Moment moment) {
        this.words = words;
        this.symbols = symbols;
        this.moment = moment;
    }

    /** Carries out this word and what was said since; what opens waits until an opening can be decided. */
    void obey(Word first) {
        boolean opens = moment.opens();
        var batch = new ArrayList<Word>();
        for (var word : words.with(first)) {
            if (word.opens() && !opens) {
                words.putAside(word);
                continue;
            }
            if (!word.heeds()) words.supersedeAside(word);
            batch.add(word);
        }
        carryOut(batch);
    }

    /** Carries out what waited, if an opening can be decided now. */
    void takeUpAside() {
        if (moment.opens()) carryOut(words.fromAside());
    }

    /** A word of the conductor's own: the same one, however often it is told. */
    Ensemble.Telling<Operated> saying(SymbolCommand.Order order) {
        long number = ++said;
        return (symbol, replyTo) -> word(number, symbol, order, Operate.NEVER, replyTo);
    }

    private SymbolCommand word(
            long number, String symbol, SymbolCommand.Order order, long deadlineMs, ActorRef<Operated> replyTo) {
        return new Operate(number, moment.tick(), moment.atMs(), order, deadlineMs, moment.atHand(symbol), replyTo);
    }

    private void carryOut(List<Word> batch) {
        if (batch.isEmpty()) return;
        var answers = new LinkedHashMap<Word, Operated>();
        var kinds = batch.stream().collect(Collectors.partitioningBy(Word::heeds));
        heed(kinds.getOrDefault(true, List.of()), answers);
        for (var word : kinds.getOrDefault(false, List.of())) {
            if (word.answer().isDone()) continue;
            told(word).ifPresent(answer -> {
                answers.put(word, answer);
                if (word.opens() && answer.accepted() && answer.wishesToOpen()) moment.decideOpen(word.symbol());
            });
        }
        moment.settle();
        answers.forEach((word, answer) -> word.answer().complete(answer));
    }

    /** What tightened is told to all symbols side by side, and before anything else that was said. */
    private void heed(List<Word> heeding, Map<Word, Operated> answers) {
        var asked = new LinkedHashMap<Word, CompletionStage<Operated>>();
        heeding.forEach(word -> asked.put(word, asked(word)));
        asked.forEach((word, stage) -> heard(word, stage).ifPresent(answer -> answers.put(word, answer)));
    }

    private Optional<Operated> told(Word word) {
        if (symbols.knows(word.symbol())) return heard(word, asked(word));
        return Optional.of(word.turnAway("unknown symbol " + word.symbol()));
    }

    private CompletionStage<Operated> asked(Word word) {
        String symbol = word.symbol();
        long number = ++said;
        Function<ActorRef<Operated>, SymbolCommand> operate =
                replyTo -> word(number, symbol, word.order(), word.deadlineMs(), replyTo);
        return word.order().once() ? symbols.askedOnce(symbol, operate) : symbols.asked(symbol, operate);
    }

    /** Empty where the symbol is silent and may still carry the word out: whoever spoke gives up at the word's deadline. */
    private Optional<Operated> heard(Word word, CompletionStage<Operated> stage) {
        var answer = symbols.heard(word.symbol(), stage);
        word.acknowledged().complete(answer.isPresent());
        if (answer.isEmpty() && word.mayStillBeHeard()) return answer;
        return answer.or(() -> Optional.of(word.unheard("does not answer")));
    }
}
