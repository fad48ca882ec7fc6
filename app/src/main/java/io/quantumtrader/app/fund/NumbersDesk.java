package io.quantumtrader.app.fund;

import io.quantumtrader.actors.numbers.Numbers;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.DecidingSettings;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.OperatorNumbers;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.Tightening;
import io.quantumtrader.app.fund.desk.NumbersWord;
import io.quantumtrader.app.fund.view.LimitViews;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.LimitsRequest;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.LimitsChangeView;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.persistence.numbers.NumberRow;
import io.quantumtrader.persistence.numbers.NumbersBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Other theta and limits by the word of operators: checked over the configuration and what operators have set, recorded if they still
 * have set that, and in force once the fund has started anew, so that every layer decides by the same numbers from one tick on and a
 * replay knows which.
 */
final class NumbersDesk implements NumbersWord {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SOON =
            "once the fund has started anew, within seconds; stops rest at the venue meanwhile";
    private static final String LOOSENS =
            "this may loosen, which takes a token of whoever may release; what only tightens takes any operator's";
    private static final String LATER = "once another person has said the same";

    private final ActorSystem<?> system;
    private final ActorRef<Numbers.Command> numbers;
    private final Settings configured;
    private final NumbersInForce inForce;
    private final ReleaseRules rules;
    private final Runnable anew;

    /**
     * @param configured the settings as they were loaded, without what operators set
     * @param rules those of {@code numbers}
     * @param anew starts the fund anew; returns at once
     */
    NumbersDesk(
            ActorSystem<?> system,
            ActorRef<Numbers.Command> numbers,
            Settings configured,
            NumbersInForce inForce,
            ReleaseRules rules,
            Runnable anew) {
        this.system = system;
        this.numbers = numbers;
        this.configured = configured;
        this.inForce = inForce;
        this.rules = rules;
        this.anew = anew;
    }

    /** What is in force, with what waits for another person, and what does not count. */
    @Override
    public CompletionStage<List<LimitView>> shown() {
        return book().thenApply(book -> {
            var settled = values(configured);
            var views =
                    new LimitViews(rules, row -> row.to().isEmpty() ? settled.getOrDefault(row.key(), "") : row.to());
            return views.of(
                    inForce.settings(),
                    inForce.setAside() ? book.set() : Map.of(),
                    book.waiting(System.currentTimeMillis(), rules.validMs()));
        });
    }

    @Override
    public CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request) {
        return book().thenCompose(book -> change(request, book));
    }

    private CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request, NumbersBook book) {
        Map<String, String> wanted;
        try {
            wanted = OperatorNumbers.read(request.numbers(), book.set().keySet());
        } catch (ConfigurationRefused refused) {
            return invalid(refused, Problem::source);
        }
        var rows = rows(book, wanted);
        var next = book.after(rows);
        try {
            OperatorNumbers.check(configured, next, FundSettings::of);
        } catch (ConfigurationRefused refused) {
            var would = values(OperatorNumbers.over(configured, next));
            return invalid(refused, problem -> would.getOrDefault(problem.field(), "not known"));
        }
        if (rows.isEmpty())
            return CompletableFuture.completedStage(
                    new Answer.Refused<>("nothing would change: these are the numbers in force", List.of()));
        boolean tightens = tightens(book.set(), next, rows);
        if (!tightens && !request.mayLoosen())
            return CompletableFuture.completedStage(new Answer.Forbidden<>(LOOSENS, List.of()));
        return AskPattern.<Numbers.Command, Numbers.Answer>ask(
                        numbers,
                        replyTo -> new Numbers.Change(
                                rows,
                                book.set(),
                                tightens,
                                request.who(),
                                request.reason(),
                                System.currentTimeMillis(),
                                replyTo),
                        PATIENCE,
                        system.scheduler())
                .thenApply(this::told);
    }

    /** What was set aside does not count: against what is in force its return may loosen. */
    private boolean tightens(Map<String, String> set, Map<String, String> next, List<NumberRow> rows) {
        return !inForce.setAside()
                && Tightening.only(
                        OperatorNumbers.over(configured, set),
                        OperatorNumbers.over(configured, next),
                        rows.stream().map(NumberRow::key).toList());
    }

    private static CompletionStage<Answer<LimitsChangeView>> invalid(
            ConfigurationRefused refused, Function<Problem, String> observed) {
        return CompletableFuture.completedStage(new Answer.Invalid<>(refused.problems().stream()
                .map(one -> new Violation(one.field(), observed.apply(one), one.expected()))
                .toList()));
    }

    private CompletionStage<NumbersBook> book() {
        return AskPattern.<Numbers.Command, NumbersBook>ask(numbers, Numbers.Get::new, PATIENCE, system.scheduler());
    }

    /** Only what really changes, each with the value that operators or the configuration gave it. */
    private List<NumberRow> rows(NumbersBook book, Map<String, String> wanted) {
        var now = values(OperatorNumbers.over(configured, book.set()));
        var rows = new ArrayList<NumberRow>();
        wanted.forEach((path, to) -> {
            String from = now.getOrDefault(path, "");
            boolean changes = to.isEmpty() ? book.set().containsKey(path) : !to.equals(from);
            if (changes) rows.add(new NumberRow(path, from, to));
        });
        return rows;
    }

    private static Map<String, String> values(Settings settings) {
        var values = new TreeMap<String, String>();
        for (var one : DecidingSettings.of(settings)) values.put(one.path(), String.valueOf(one.value()));
        return values;
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
            case Numbers.Answer.Outdated() ->
                new Answer.Refused<>(
                        "the numbers were changed meanwhile, and this was checked over those before: look and ask again",
                        List.of());
            case Numbers.Answer.TooMany(var waiting) ->
                new Answer.Refused<>(
                        waiting.size() + " changes wait for another person, the oldest of them by "
                                + waiting.getFirst().who() + ": second one, or wait until they have lapsed",
                        List.of());
        };
    }

    private LimitsChangeView view(List<NumberRow> rows, List<String> persons, boolean changed) {
        var settled = values(configured);
        return new LimitsChangeView(
                rows.stream()
                        .map(row -> new LimitsChangeView.Change(
                                row.key(),
                                row.from(),
                                row.to().isEmpty() ? settled.getOrDefault(row.key(), "") : row.to(),
                                row.to().isEmpty()))
                        .toList(),
                persons,
                changed,
                changed ? SOON : LATER);
    }
}
