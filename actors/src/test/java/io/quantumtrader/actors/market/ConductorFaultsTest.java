package io.quantumtrader.actors.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.kill.Permission;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tick does when a symbol or the venue is silent: everybody else goes on. */
class ConductorFaultsTest extends ConductorRig {

    @Nested
    class ASilentSymbol {

        @Test
        void keepsNoOtherFromItsExit() {
            a.silent = true;
            b.exits = true;

            conductor(market(2), 100).run();

            assertThat(log.stream().filter("B Observe"::equals)).hasSize(2);
            assertThat(log.stream().filter("B Send"::equals)).hasSize(2);
            assertThat(log).contains("judge 2");
        }

        @Test
        void isToldAgainAndOnceItIsKnownToBeAbsentOnlyOnceATick() {
            a.silent = true;

            conductor(market(3), 100).run();

            assertThat(log.stream().filter("A Observe"::equals)).hasSize(4 + 1 + 1);
        }

        @Test
        void isBackAsSoonAsItAnswers() {
            a.silent = true;
            a.exits = true;
            var market = market(2);
            market.permission = tick -> {
                if (tick == 1) a.silent = false;
                return Permission.TRADE;
            };

            conductor(market, 100).run();

            assertThat(after("judge 1")).contains("A Send");
        }
    }

    @Nested
    class ASymbolWhoseVenueTakesItsTime {

        @Test
        void keepsNoOtherFromSendingItsExit() {
            var sentByB = new CompletableFuture<Void>();
            a.exits = true;
            b.exits = true;
            a.sending = () -> sentByB;
            b.sending = () -> {
                sentByB.complete(null);
                return sentByB;
            };

            conductor(market(1), 20_000, new Pace.Times(1_000_000)).run();

            assertThat(log.stream().filter("A Send"::equals))
                    .as("not told again")
                    .hasSize(1);
            assertThat(after("B Send")).contains("judge 1");
        }
    }

    @Nested
    class ASilentSymbolThatHoldsAPosition {

        @Test
        void isCountedWithWhatTheVenueHoldsNow() {
            var market = market(3);
            var held = new double[] {1};
            market.holding = symbol -> holds(symbol, symbol.equals("A") ? held[0] : 0);
            market.permission = tick -> {
                if (tick == 2) held[0] = 0;
                return Permission.TRADE;
            };
            a.silent = true;
            var conductor = conductor(market, 100);

            conductor.resumeAt(0, 0);
            conductor.run();

            assertThat(market.unheard).extracting(Object::toString).containsExactly("[A]", "[A]", "[]");
        }

        @Test
        void isCountedWithWhatWasKnownLastWhereTheVenueIsSilentToo() {
            var market = market(2);
            market.holding = symbol -> holds(symbol, 1);
            a.silent = true;
            var conductor = conductor(market, 100);
            conductor.resumeAt(0, 0);
            market.holding = symbol -> new CompletableFuture<>();

            conductor.run();

            assertThat(market.unheard).extracting(Object::toString).containsExactly("[A]", "[A]");
        }

        @Test
        void isCountedOnceTheVenueTellsThoughNothingWasKnownAtTheStart() {
            var market = market(2);
            market.holding = symbol -> broken("fails");
            a.silent = true;
            var conductor = conductor(market, 100);
            long before = System.nanoTime();
            conductor.resumeAt(0, 0);
            long started = System.nanoTime();
            market.holding = symbol -> holds(symbol, symbol.equals("A") ? 1 : 0);

            conductor.run();

            assertThat(market.unheard).extracting(Object::toString).containsExactly("[A]", "[A]");
            assertThat(conductor.vitals().all())
                    .hasEntrySatisfying(
                            "A",
                            vital -> assertThat(vital.evaluatedNanos())
                                    .as("silent since the start")
                                    .isBetween(before, started));
        }

        @Test
        void isNotCountedOnceItAnswers() {
            var market = market(1);
            market.holding = symbol -> holds(symbol, 1);

            conductor(market, 10_000).run();

            assertThat(market.unheard).containsExactly(new TreeSet<>());
        }
    }

    @Nested
    class AVenueThatCannotBeRead {

        @ParameterizedTest
        @ValueSource(strings = {"never answers", "fails", "throws"})
        void keepsNobodyFromExits(String how) {
            var market = market(2);
            market.holding = symbol -> broken(how);
            market.account = () -> broken(how);
            a.exits = true;

            conductor(market, 50).run();

            assertThat(log.stream().filter("A Send"::equals)).hasSize(2);
            assertThat(a.holdings).isEmpty();
            assertThat(market.equities).containsExactly(Double.NaN, Double.NaN);
        }

        @Test
        void forOneSymbolTellsOfTheOthers() {
            var market = market(1);
            market.holding = symbol -> symbol.equals("A") ? broken("fails") : holds(symbol, 2);

            conductor(market, 10_000).run();

            assertThat(a.holdings).isEmpty();
            assertThat(b.holdings).extracting(Venue.Holding::signedQuantity).containsExactly(2.0);
            assertThat(market.equities).containsExactly(10_000.0);
        }

        @Test
        void whenTheFundStartsIsAskedAgainAndAFlattenIsInsistedOnMeanwhile() throws InterruptedException {
            var market = market(0);
            market.holding = symbol -> broken("never answers");
            market.permission = tick -> Permission.FLATTEN;
            var conductor = conductor(market, 50);
            conductor.resumeAt(0, 0);
            long before = log.stream().filter("A Operate"::equals).count();

            var listening = Thread.ofVirtual().start(conductor::hearOut);
            kit.createTestProbe().awaitAssert(Duration.ofSeconds(10), () -> {
                assertThat(log.stream().filter("A Operate"::equals)).hasSizeGreaterThan((int) before);
                return null;
            });
            conductor.stop();
            listening.join();
        }
    }

    @Nested
    class AVenueThatAnswersLate {

        @Test
        void keepsNoWordWaitingWhileItLooksForTheAccount() {
            var market = market(1);
            var asked = new CompletableFuture<Void>();
            var told = new CompletableFuture<Venue.Account>();
            market.account = () -> {
                asked.complete(null);
                return told;
            };
            var conductor = conductor(market, 10_000, new Pace.Times(1_000_000));
            var playing = CompletableFuture.runAsync(conductor);
            asked.join();

            assertThat(conductor.operate("A", CLOSE).join().accepted()).isTrue();

            assertThat(log).as("heard before the judgement").doesNotContain("judge 1");
            told.complete(new Venue.Account(10_000, 0, 0, 0));
            playing.join();
        }

        @Test
        @Timeout(value = 30, unit = TimeUnit.SECONDS)
        void isNotWaitedForAsLongAsASymbol() {
            var market = market(1);
            market.holding = symbol -> broken("never answers");

            conductor(market, 3_600_000).run();

            assertThat(log).contains("judge 1");
        }
    }

    private static CompletionStage<Venue.Holding> holds(String symbol, double quantity) {
        return CompletableFuture.completedStage(new Venue.Holding(symbol, quantity, 100, 1, 100, 1));
    }

    private static <T> CompletionStage<T> broken(String how) {
        return switch (how) {
            case "never answers" -> new CompletableFuture<>();
            case "fails" -> CompletableFuture.failedStage(new IllegalStateException("no connection"));
            default -> throw new IllegalStateException("no connection");
        };
    }
}
