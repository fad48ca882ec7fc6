package io.quantumtrader.actors.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.numbers.NumberRow;
import io.quantumtrader.persistence.numbers.NumbersBook;
import io.quantumtrader.persistence.numbers.NumbersEvent;
import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersProposed;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who may change numbers, and what is left of it after a restart. */
class NumbersTest {

    private static final ActorTestKit KIT = ActorTestKit.create(EventSourcedBehaviorTestKit.config());
    private static final List<NumberRow> TIGHTER = List.of(new NumberRow("risk.day-loss", "0.025", "0.02"));
    private static final List<NumberRow> BACK = List.of(new NumberRow("risk.day-loss", "0.02", ""));

    private static final long NOW = 1_770_000_000_000L;
    private static final long VALID_MS = 600_000;

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void onePersonIsEnoughWhereOneReleases_andItIsSaidThatItWasOne() {
        var numbers = started("alone", 1);

        var answer = say(numbers, TIGHTER, "ada");

        assertThat(answer).isInstanceOfSatisfying(Numbers.Answer.Changed.class, changed -> {
            assertThat(changed.event().persons()).containsExactly("ada");
            assertThat(changed.event().singlePerson()).isTrue();
        });
        assertThat(numbers.restart().state().set())
                .containsEntry("risk.day-loss", "0.02")
                .hasSize(1);
    }

    @Test
    void twoPersonsSayTheSame_oneOfThemTwiceDoesNot_andAnotherWordWaitsBesideIt() {
        var numbers = started("two", 2);

        assertThat(say(numbers, TIGHTER, "ada")).isInstanceOf(Numbers.Answer.Proposed.class);
        assertThat(say(numbers, TIGHTER, "ada")).isInstanceOf(Numbers.Answer.SelfApproval.class);
        assertThat(say(numbers, BACK, "bob")).isInstanceOf(Numbers.Answer.Proposed.class);
        assertThat(numbers.restart().state().set()).isEmpty();
        assertThat(numbers.getState().waiting(NOW, VALID_MS))
                .as("side by side")
                .extracting(NumbersProposed::who)
                .containsExactly("ada", "bob");
        assertThat(say(numbers, TIGHTER, "bob")).isInstanceOfSatisfying(Numbers.Answer.Changed.class, changed -> {
            assertThat(changed.event().persons()).containsExactly("ada", "bob");
            assertThat(changed.event().singlePerson()).isFalse();
        });
        assertThat(numbers.getState().proposed())
                .as("what waited was said of other numbers than there are now")
                .isEmpty();
    }

    @Test
    void whatTightensTakesOnePerson_andWhatWaitsWasSaidOfOtherNumbers() {
        var numbers = started("tightens", 2);
        say(numbers, BACK, "bob");

        var answer = numbers.<Numbers.Answer>runCommand(
                        replyTo -> new Numbers.Change(TIGHTER, Map.of(), true, "ada", "a quieter week", NOW, replyTo))
                .reply();

        assertThat(answer).isInstanceOfSatisfying(Numbers.Answer.Changed.class, changed -> {
            assertThat(changed.event().persons()).containsExactly("ada");
            assertThat(changed.event().singlePerson()).isTrue();
        });
        assertThat(numbers.getState().proposed()).isEmpty();
    }

    @Test
    void onePersonIsOneHoweverTheNameIsWritten() {
        var numbers = started("written", 2);
        say(numbers, TIGHTER, "ada");

        for (String same : List.of("ADA", " Ada ", "ada\u200b", "\uff41da"))
            assertThat(say(numbers, TIGHTER, same)).as(same).isInstanceOf(Numbers.Answer.SelfApproval.class);
        assertThat(say(numbers, TIGHTER, "adam")).isInstanceOf(Numbers.Answer.Changed.class);
    }

    @Test
    void aWordThatWasCheckedOverOtherNumbersIsNotTaken() {
        var one = List.of(new NumberRow("risk.drawdown-no-new-risk", "0.08", "0.095"));
        var other = List.of(new NumberRow("risk.drawdown-flatten", "0.1", "0.09"));
        var numbers = started("at-once", 1);

        assertThat(checkedOverNothing(numbers, one, "ada")).isInstanceOf(Numbers.Answer.Changed.class);
        assertThat(checkedOverNothing(numbers, other, "bob")).isInstanceOf(Numbers.Answer.Outdated.class);
        assertThat(numbers.restart().state().set()).containsOnlyKeys("risk.drawdown-no-new-risk");
    }

    @Test
    void onlySoManyWordsWait() {
        var numbers = started("many", 2);
        for (int i = 1; i <= 16; i++) say(numbers, rows(i), "ada");

        assertThat(say(numbers, rows(17), "ada")).isInstanceOf(Numbers.Answer.TooMany.class);
        assertThat(say(numbers, rows(17), "ada", NOW + VALID_MS + 1)).isInstanceOf(Numbers.Answer.Proposed.class);
    }

    private static List<NumberRow> rows(int streak) {
        return List.of(new NumberRow("risk.loss-streak", "3", "" + streak));
    }

    @Test
    void aFirstWordDoesNotStandForEver() {
        var numbers = started("late", 2);
        say(numbers, TIGHTER, "ada");

        assertThat(say(numbers, TIGHTER, "bob", NOW + VALID_MS + 1)).isInstanceOf(Numbers.Answer.Proposed.class);
        assertThat(say(numbers, TIGHTER, "ada", NOW + VALID_MS + 2)).isInstanceOf(Numbers.Answer.Changed.class);
    }

    @Test
    void whatIsSetBackIsTheConfigurationsAgain() {
        var numbers = started("back", 1);
        say(numbers, TIGHTER, "ada");
        say(numbers, BACK, "ada");

        assertThat(numbers.restart().state()).isEqualTo(NumbersBook.EMPTY);
    }

    private static Numbers.Answer say(
            EventSourcedBehaviorTestKit<Numbers.Command, NumbersEvent, NumbersBook> numbers,
            List<NumberRow> rows,
            String who) {
        return say(numbers, rows, who, NOW);
    }

    private static Numbers.Answer say(
            EventSourcedBehaviorTestKit<Numbers.Command, NumbersEvent, NumbersBook> numbers,
            List<NumberRow> rows,
            String who,
            long atMs) {
        return numbers.<Numbers.Answer>runCommand(replyTo ->
                        new Numbers.Change(rows, numbers.getState().set(), false, who, "a quieter week", atMs, replyTo))
                .reply();
    }

    private static Numbers.Answer checkedOverNothing(
            EventSourcedBehaviorTestKit<Numbers.Command, NumbersEvent, NumbersBook> numbers,
            List<NumberRow> rows,
            String who) {
        return numbers.<Numbers.Answer>runCommand(
                        replyTo -> new Numbers.Change(rows, Map.of(), false, who, "a quieter week", NOW, replyTo))
                .reply();
    }

    private static EventSourcedBehaviorTestKit<Numbers.Command, NumbersEvent, NumbersBook> started(
            String portfolio, int persons) {
        return EventSourcedBehaviorTestKit.create(
                KIT.system(),
                Numbers.create(portfolio, new ReleaseRules(persons, "release", 0, VALID_MS), EventFeed.NONE),
                EventSourcedBehaviorTestKit.disabledSerializationSettings());
    }
}
