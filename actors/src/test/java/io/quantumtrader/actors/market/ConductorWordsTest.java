package io.quantumtrader.actors.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.kernel.kill.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How operators' words get in between ticks (rules, D2). */
class ConductorWordsTest extends ConductorRig {

    @Nested
    class AWord {

        @Test
        void isCarriedOutBetweenTicksAndAnsweredOnceItsOrdersAreSent() {
            var conductor = conductor(market(1), 10_000);
            var answer = conductor.operate("B", CLOSE);

            conductor.run();

            assertThat(log.subList(0, 4)).containsExactly("B Operate", "B Send", "settle", "settle");
            assertThat(answer).isCompletedWithValueMatching(SymbolCommand.Operated::accepted);
        }

        @Test
        void thatOpensIsDecidedOnAtOnce() {
            var conductor = conductor(market(1), 10_000);
            var answer = conductor.operate("B", OPEN);

            conductor.run();

            assertThat(answer).isDone();
            assertThat(log.subList(0, 3)).containsExactly("B Operate", "B DecideOpen", "B Send");
            assertThat(answer).isDone();
        }

        @Test
        void thatTheLadderTightenedReachesEverySymbolBeforeWhatElseWasSaid() {
            var conductor = conductor(market(1), 10_000);
            var close = conductor.operate("A", CLOSE);
            var heeding = conductor.heedLadder("ladder");

            conductor.run();

            assertThat(log.subList(0, 2)).containsExactlyInAnyOrder("A Operate", "B Operate");
            assertThat(log.get(2)).isEqualTo("A Operate");
            assertThat(close).isDone();
            assertThat(heeding.carriedOut()).isDone();
            assertThat(heeding.acknowledged().join().symbols()).isEqualTo(2);
            assertThat(heeding.acknowledged().join().silent()).isZero();
        }

        @Test
        void thatTheLadderTightenedSaysWhoDidNotAnswer() {
            a.silent = true;
            var conductor = conductor(market(0), 100);
            var heeding = conductor.heedLadder("ladder");

            conductor.run();

            assertThat(heeding.acknowledged().join().silent()).isEqualTo(1);
        }

        @Test
        void forASymbolThatIsNotTradedIsTurnedAway() {
            var conductor = conductor(market(1), 10_000);
            var answer = conductor.operate("X", CLOSE);

            conductor.run();

            assertThat(answer.join().explanation()).isEqualTo("unknown symbol X");
        }

        @Test
        void toASymbolThatDoesNotAnswerIsNotSaidToBeCarriedOut() {
            a.silent = true;
            var conductor = conductor(market(0), 100);
            var answer = conductor.operate("A", CLOSE);

            conductor.run();

            assertThat(answer.join().accepted()).isFalse();
            assertThat(answer.join().explanation()).isEqualTo("does not answer");
        }

        @Test
        void whoseAnswerWasGivenUpIsNotCarriedOut() {
            var conductor = conductor(market(1), 10_000);
            conductor.operate("B", CLOSE).cancel(false);

            conductor.run();

            assertThat(log).doesNotContain("B Operate").contains("judge 1");
        }

        @Test
        void saidAfterTheEndIsTurnedAwayAtOnce() {
            var conductor = conductor(market(1), 10_000);
            conductor.run();
            conductor.end();

            var answer = conductor.operate("B", CLOSE);

            assertThat(answer).isDone();
            assertThat(answer.join().accepted()).isFalse();
            assertThat(answer.join().explanation()).isEqualTo("the fund is stopping");
            assertThat(log).doesNotContain("B Operate");
        }

        @Test
        void thatStillWaitsAtTheEndIsAnsweredToo() {
            var conductor = conductor(market(1), 10_000);
            var answer = conductor.operate("B", CLOSE);

            conductor.end();

            assertThat(answer.join().explanation()).isEqualTo("the fund is stopping");
        }

        @Test
        void isHeardWhileTheUpperLayersThink() {
            var thinking = new CompletableFuture<Void>();
            var conductor = conductorWhoseUpperLayersThink(thinking);
            var playing = CompletableFuture.runAsync(conductor);
            awaitLogged("judge 1");

            assertThat(conductor.operate("A", CLOSE).join().accepted()).isTrue();

            assertThat(playing).isNotDone();
            thinking.complete(null);
            playing.join();
        }

        @Test
        void toOpenIsDecidedOnceTheUpperLayersHaveThoughtAndNotBehindAClose() {
            var thinking = new CompletableFuture<Void>();
            var conductor = conductorWhoseUpperLayersThink(thinking);
            var playing = CompletableFuture.runAsync(conductor);
            awaitLogged("judge 1");

            var ofA = conductor.operate("A", OPEN);
            var ofB = conductor.operate("B", OPEN);
            assertThat(conductor.operate("A", CLOSE).join().accepted()).isTrue();

            assertThat(ofA.join().explanation()).isEqualTo("another word came before it could be decided");
            assertThat(ofB).isNotDone();
            assertThat(log).doesNotContain("A DecideOpen", "B DecideOpen");
            thinking.complete(null);
            playing.join();
            assertThat(ofB.join().accepted()).isTrue();
            assertThat(log).contains("B DecideOpen").doesNotContain("A DecideOpen");
        }

        @Test
        void aFlattenThatIsNotFlatIsToldAgainBetweenBars() throws InterruptedException {
            var market = market(1);
            market.permission = tick -> Permission.FLATTEN;
            var conductor = conductor(market, 10_000);
            conductor.run();
            conductor.vitals().evaluated("A", true);
            long before = log.stream().filter("A Operate"::equals).count();

            var listening = Thread.ofVirtual().start(conductor::hearOut);
            kit.createTestProbe().awaitAssert(Duration.ofSeconds(10), () -> {
                assertThat(log.stream().filter("A Operate"::equals)).hasSizeGreaterThan((int) before + 1);
                return null;
            });
            conductor.stop();
            listening.join();

            assertThat(log.stream().filter("B Operate"::equals))
                    .as("B holds nothing")
                    .hasSize((int) before);
        }

        @Test
        void aWordThatMustNotBeCarriedOutTwiceIsToldOnceAndNotAnsweredWhileItMayStillBeHeard() throws Exception {
            var conductor = conductor(market(1), 100, new Pace.Times(1_000_000));
            conductor.run();
            a.silent = true;
            var listening = Thread.ofVirtual().start(conductor::hearOut);

            long deadline = System.currentTimeMillis() + 3_600_000;
            var part = conductor.operate("A", new Order.Close("ann", "less", Optional.of(1.0)), deadline);
            var whole = conductor.operate("A", new Order.Close("ann", "out"));

            assertThat(whole.join().explanation()).isEqualTo("does not answer");
            assertThat(part).isNotDone();
            assertThat(log).filteredOn("A Operate"::equals).hasSize(2);
            conductor.stop();
            listening.join();
        }

        @Test
        void aFlattenOfWhatWasOpenedInTheSameBarIsToldAgainToo() throws InterruptedException {
            var market = market(1);
            var level = new AtomicReference<>(Permission.TRADE);
            market.permission = tick -> level.get();
            market.atSettle.add(List.of(filled("A", 1)));
            var conductor = conductor(market, 10_000);
            conductor.run();
            level.set(Permission.FLATTEN);

            var listening = Thread.ofVirtual().start(conductor::hearOut);
            kit.createTestProbe().awaitAssert(Duration.ofSeconds(10), () -> {
                assertThat(log.stream().filter("A Operate"::equals)).hasSizeGreaterThan(1);
                return null;
            });
            conductor.stop();
            listening.join();

            assertThat(log).as("B holds nothing").doesNotContain("B Operate");
        }

        @Test
        void toCloseEverythingReachesEverySymbol() {
            var conductor = conductor(market(0), 10_000);
            conductor.run();

            conductor.exitAll("end of run", "told to");

            assertThat(log).contains("A Operate", "B Operate", "A Send", "B Send");
        }

        private Conductor conductorWhoseUpperLayersThink(CompletableFuture<Void> thinking) {
            var market = market(1);
            market.thinking = thinking;
            return conductor(market, 10_000, new Pace.Times(1_000_000));
        }

        private void awaitLogged(String line) {
            kit.createTestProbe().awaitAssert(() -> {
                assertThat(log).contains(line);
                return null;
            });
        }
    }
}
