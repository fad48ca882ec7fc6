package io.quantumtrader.actors.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Operate;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Words wait for the conductor, and whoever wakes it does not look like one. */
@Timeout(30)
class WordsTest {

    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    private final Words words = new Words();
    private final Word word = Word.to("A", new Order.Close("ann", "enough"), Operate.NEVER);

    @Test
    void whoIsWokenLooksUpAtOnceWithoutAWord() throws InterruptedException {
        words.wake();

        assertThat(words.next(LONG)).isEmpty();
    }

    @Test
    void beingWokenTwiceIsBeingWokenOnceAndItCanBeWokenAgain() throws InterruptedException {
        words.wake();
        words.wake();
        words.say(word);
        assertThat(words.next(LONG)).isEmpty();

        assertThat(words.next(LONG)).contains(word);

        words.wake();
        assertThat(words.next(LONG)).isEmpty();
    }

    @Test
    void aBatchHoldsWordsAlone() {
        words.wake();
        words.say(word);

        assertThat(words.with(word)).containsExactly(word, word);
    }

    @Test
    void atTheEndWordsAreTurnedAwayAndNothingElseIs() {
        words.say(word);
        words.wake();

        words.end();

        assertThat(word.answer()).isDone();
    }

    @Test
    void whatWasPutAsideForTooLongIsTurnedAwayAndNotCarriedOutLater() {
        var impatient = new Words(Duration.ofMillis(1));
        impatient.putAside(word);

        var answered = word.answer().join();

        assertThat(answered.accepted()).isFalse();
        assertThat(answered.explanation()).isEqualTo("not decided: the newest bar has not been judged yet");
        assertThat(impatient.fromAside()).isEmpty();
    }
}
