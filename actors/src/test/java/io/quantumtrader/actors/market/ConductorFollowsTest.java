package io.quantumtrader.actors.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How ticks are played of a market that goes on by itself. */
@Timeout(60)
class ConductorFollowsTest extends ConductorRig {

    private static final Pace SLOW = new Pace.Times(0.001);

    private final ScriptedMarket market = market(100);
    private final FollowedMarket followed = new FollowedMarket(market);
    private final Conductor conductor = conductor(followed, market, 10_000, SLOW);

    private CompletableFuture<Void> running() {
        return CompletableFuture.runAsync(conductor, work -> Thread.ofPlatform().start(work));
    }

    private void awaits(String line) {
        kit.createTestProbe().awaitAssert(() -> {
            assertThat(log).contains(line);
            return null;
        });
    }

    private Operated heard(Order word) throws Exception {
        return conductor.operate("A", word).get(20, TimeUnit.SECONDS);
    }

    @Test
    void wordsAreHeardWhileNoTickIsThere() throws Exception {
        var running = running();

        assertThat(heard(CLOSE).accepted()).isTrue();

        assertThat(log).contains("A Operate", "A Send").doesNotContain("play 1");
        followed.ends();
        running.join();
    }

    @Test
    void aTickIsPlayedWhenItIsThereAndWordsAreHeardBeforeTheNext() throws Exception {
        var running = running();

        followed.closes(1);
        awaits("judge 1");
        assertThat(heard(CLOSE).accepted()).isTrue();
        followed.closes(1);
        awaits("judge 2");

        assertThat(after("judge 1")).containsSubsequence("A Operate", "play 2");
        followed.ends();
        running.join();
    }

    @Test
    void catchingUpExitsOnEachTickAndEntersOnTheNewestAlone() {
        a.wishes = true;
        b.exits = true;
        followed.closes(3);
        followed.ends();

        conductor.run();

        assertThat(log)
                .containsSubsequence(
                        "play 1", "B Send", "judge 1", "play 2", "B Send", "judge 2", "play 3", "B Send", "judge 3");
        assertThat(log.stream().filter("A DecideOpen"::equals)).hasSize(1);
        assertThat(after("judge 3")).contains("A DecideOpen");
    }

    @Test
    void aWordToOpenIsDecidedOnTheNewestBarAlone() {
        followed.closes(3);
        followed.ends();
        var answer = conductor.operate("A", OPEN);
        var close = conductor.operate("B", CLOSE);

        conductor.run();

        assertThat(answer.join().accepted()).isTrue();
        assertThat(close.join().accepted()).isTrue();
        assertThat(log).containsSubsequence("B Operate", "play 1", "judge 3", "A Operate", "A DecideOpen");
    }

    @Test
    void aTickIsOldOnceTheNextHasClosedThoughItIsStillBeingPlayed() {
        a.wishes = true;
        var thinking = new CompletableFuture<Void>();
        market.thinking = thinking;
        followed.closes(1);
        var running = running();
        awaits("judge 1");

        followed.closes(1);
        followed.ends();
        thinking.complete(null);
        running.join();

        assertThat(after("judge 1")).containsSubsequence("play 2", "judge 2", "A DecideOpen");
        assertThat(log.stream().filter("A DecideOpen"::equals)).hasSize(1);
    }

    @Test
    void aWordThatIsRefusedDoesNotBringADroppedWishBack() throws Exception {
        a.wishes = true;
        a.refuses = true;
        var running = running();

        var answer = heard(OPEN);

        assertThat(answer.wishesToOpen()).isTrue();
        assertThat(log).contains("A Operate").doesNotContain("A DecideOpen");
        followed.ends();
        running.join();
    }

    @Test
    void stoppingEndsTheWaitForATick() {
        var running = running();

        conductor.stop();

        assertThat(running).succeedsWithin(20, TimeUnit.SECONDS);
    }
}
