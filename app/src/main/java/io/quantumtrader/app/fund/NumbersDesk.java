package io.quantumtrader.app.fund;

import io.quantumtrader.actors.numbers.Numbers;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.DecidingSettings;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.OperatorNumbers;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.LimitsRequest;
import io.quantumtrader.http.view.LimitsChangeView;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.numbers.NumberRow;
import io.quantumtrader.persistence.numbers.NumbersBook;
import io.quantumtrader.persistence.numbers.NumbersEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Other theta and limits by the word of operators: checked over the configuration, recorded, and in force once the fund has started
 * anew, so that every layer decides by the same numbers from one tick on and a replay knows which.
 */
final class NumbersDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SOON =
            "once the fund has started anew, within seconds; stops rest at the venue meanwhile";
    private static final String LATER = "once another person has said the same";

    private final ActorSystem<?> system;
    private final ActorRef<Numbers.Command> numbers;
    private final Settings configured;
    private final Runnable anew;

    /**
     * @param configured the settings as they were loaded, without what operators set
     * @param anew starts the fund anew; returns at once
     */
    NumbersDesk(ActorSystem<?> system, ActorRef<Numbers.Command> numbers, Settings configured, Runnable anew) {
        this.system = system;
        this.numbers = numbers;
        this.configured = configured;
        this.anew = anew;
    }

    /**
     * The settings with what operators set. Throws {@link ConfigurationRefused} if that does not fit them: the configuration was
     * changed since.
     */
    static Settings inForce(Settings configured, JournalReader journal, String portfolio) {
        var book = new AtomicReference<>(NumbersBook.EMPTY);
        journal.forEach(NumbersEvent.id(portfolio), 1, entry -> {
            if (entry.event() instanceof NumbersEvent event) book.updateAndGet(before -> before.on(event));
        });
        var set = book.get().set();
        if (set.isEmpty()) return configured;
        OperatorNumbers.check(configured, set, FundSettings::of);
        return OperatorNumbers.over(configured, set);
    }

    CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request) {
        return book().thenCompose(book -> change(request, book));
    }

    private CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request, NumbersBook book) {
        List<NumberRow> rows;
        try {
            rows = rows(book.set(), OperatorNumbers.read(request.numbers()));
            var next = new TreeMap<>(book.set());
            rows.forEach(row -> {
                if (row.to().isEmpty()) next.remove(row.key());
                else next.put(row.key(), row.to());
            });
            OperatorNumbers.check(configured, next, FundSettings::of);
        } catch (ConfigurationRefused refused) {
            return CompletableFuture.completedStage(new Answer.Invalid<>(refused.problems().stream()
                    .map(one -> new Violation(one.key(), one.source(), one.message()))
                    .toList()));
        }
        if (rows.isEmpty())
            return CompletableFuture.completedStage(
                    new Answer.Refused<>("nothing would change: these are the numbers in force", List.of()));
        return AskPattern.<Numbers.Command, Numbers.Answer>ask(
                        numbers,
                        replyTo -> new Numbers.Change(
                                rows, request.who(), request.reason(), System.currentTimeMillis(), replyTo),
                        PATIENCE,
                        system.scheduler())
                .thenApply(this::told);
    }

    private CompletionStage<NumbersBook> book() {
        return AskPattern.<Numbers.Command, NumbersBook>ask(numbers, Numbers.Get::new, PATIENCE, system.scheduler());
    }

    /** Only what really changes, each with the value that it has now. */
    private List<NumberRow> rows(SortedMap<String, String> set, SortedMap<String, String> wanted) {
        var now = new TreeMap<String, String>();
        for (var one : DecidingSettings.of(OperatorNumbers.over(configured, set)))
            now.put(one.path(), String.valueOf(one.value()));
        var rows = new ArrayList<NumberRow>();
        wanted.forEach((path, to) -> {
            String from = now.getOrDefault(path, "");
            boolean changes = to.isEmpty() ? set.containsKey(path) : !to.equals(from);
            if (changes) rows.add(new NumberRow(path, from, to));
        });
        return rows;
    }

    private Answer<LimitsChangeView> told(Numbers.Answer answer) {
        return switch (answer) {
            case Numbers.Answer.Changed(var event) -> {
                anew.run();
                yield new Answer.Begun<>(view(event.numbers(), event.persons(), true));
            }
            case Numbers.Answer.Proposed(var event) ->
                new Answer.Pending<>(
                        view(event.numbers(), List.of(event.who()), false), "another person's same word", List.of());
            case Numbers.Answer.SelfApproval(var first) ->
                new Answer.Forbidden<>(first.who() + " said so already; it takes another person", List.of());
        };
    }

    private static LimitsChangeView view(List<NumberRow> rows, List<String> persons, boolean changed) {
        return new LimitsChangeView(
                rows.stream()
                        .map(row -> new LimitsChangeView.Change(row.key(), row.from(), row.to()))
                        .toList(),
                persons,
                changed,
                changed ? SOON : LATER);
    }
}
