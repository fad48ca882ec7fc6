package io.quantumtrader.actors.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.JournalOfTests;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which a tick goes through the fund, and how operators' words get in between (rules, D2). */
class ConductorTest {

    private static final ActorTestKit KIT = ActorTestKit.create(JournalOfTests.SERIALIZATION);
    private static final Order CLOSE = new Order.Close("ann", "enough");

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final ScriptedSymbol a = new ScriptedSymbol("A", log);
    private final ScriptedSymbol b = new ScriptedSymbol("B", log);
    private final ActorRef<SymbolCommand> refA = KIT.spawn(a.behavior());
    private final ActorRef<SymbolCommand> refB = KIT.spawn(b.behavior());

    @AfterEach
    void end() {
        KIT.stop(refA);
        KIT.stop(refB);
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Nested
    class ATick {

        @Test
        void isVenueThenObservationThenExitsThenSupervisionThenEntriesThenSends() {
            var market = market(1);
            market.atPlay.add(List.of(funded("B", 1)));
            a.wishes = true;
            b.exits = true;

            conductor(market, 10_000).run();

            assertThat(log.subList(0, 2)).containsExactly("play 1", "B Deliver");
            assertThat(log.subList(2, 4)).containsExactlyInAnyOrder("A Observe", "B Observe");
            assertThat(log.subList(4, log.size()))
                    .containsExactly("B Send", "judge 1", "A DecideOpen", "A Send", "settle", "settle");
        }

        @Test
        void tellsTheWeakestHoldingToMakeRoomAfterTheEntriesAndBeforeTheSends() {
            var market = market(1);
            market.rotations.add(new Supervisors.Rotation("A", new Order.MakeRoom("B", 0.9)));
            b.wishes = true;

            conductor(market, 10_000).run();

            assertThat(after("judge 1")).startsWith("B DecideOpen", "A Operate");
        }

        @Test
        void decidesEntriesOneByOneInSymbolOrder() {
            a.wishes = true;
            b.wishes = true;

            conductor(market(1), 10_000).run();

            assertThat(log.stream().filter(line -> line.endsWith("DecideOpen")))
                    .containsExactly("A DecideOpen", "B DecideOpen");
        }

        @Test
        void deliversWhatItsSendsBroughtAboutUntilNothingIsLeft() {
            var market = market(1);
            b.exits = true;
            market.atSettle.add(List.of(funded("B", 1)));

            conductor(market, 10_000).run();

            assertThat(after("judge 1")).containsExactly("settle", "B Deliver", "B Send", "settle", "settle");
        }

        @Test
        void goesOnThoughTheVenueSpeaksOfASymbolThatIsNotTraded() {
            var market = market(2);
            market.atPlay.add(List.of(funded("X", 1)));

            conductor(market, 10_000).run();

            assertThat(log).contains("judge 2");
        }

        @Test
        void givesUpOnOrdersThatBegetOrders() {
            var market = market(1);
            for (int i = 0; i < 100; i++) market.atSettle.add(List.of(funded("A", i + 1)));

            conductor(market, 10_000).run();

            assertThat(log.stream().filter("A Send"::equals)).hasSizeBetween(10, 50);
        }
    }

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
            KIT.createTestProbe().awaitAssert(Duration.ofSeconds(10), () -> {
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

    @Nested
    class ARestriction {

        @Test
        void isHeededInTheTickThatBringsItAndOnce() {
            var market = market(4);
            market.permission = tick -> tick < 2 ? Permission.TRADE : Permission.REDUCE_ONLY;
            a.wishes = true;

            conductor(market, 10_000).run();

            assertThat(after("judge 2").subList(0, 3)).containsExactly("A Send", "B Send", "A DecideOpen");
            assertThat(log.stream().filter("B Send"::equals)).hasSize(1);
        }

        @Test
        void isHeededAgainAfterARelease() {
            var market = market(3);
            market.permission = tick -> tick == 2 ? Permission.TRADE : Permission.REDUCE_ONLY;

            conductor(market, 10_000).run();

            assertThat(log.stream().filter("B Send"::equals)).hasSize(2);
        }

        @Test
        void toFlattenIsPutToEverySymbolBeforeEntriesInEveryTick() {
            var market = market(2);
            market.permission = tick -> Permission.FLATTEN;
            a.wishes = true;

            conductor(market, 10_000).run();

            var first = after("judge 1");
            assertThat(first.subList(0, 2)).containsExactlyInAnyOrder("A Operate", "B Operate");
            assertThat(first.get(2)).isEqualTo("A DecideOpen");
            assertThat(log.stream().filter("B Operate"::equals)).hasSize(2);
        }
    }

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
            var answer = conductor.operate("B", new Order.Open("ann", "by hand", Side.LONG, Optional.empty()));

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
            var market = market(1);
            var thinking = new CompletableFuture<Void>();
            market.thinking = thinking;
            var conductor = conductor(market, 10_000, new Pace.Times(1_000_000));
            var playing = CompletableFuture.runAsync(conductor);
            KIT.createTestProbe().awaitAssert(() -> {
                assertThat(log).contains("judge 1");
                return null;
            });

            assertThat(conductor.operate("A", CLOSE).join().accepted()).isTrue();

            assertThat(playing).isNotDone();
            thinking.complete(null);
            playing.join();
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
            KIT.createTestProbe().awaitAssert(Duration.ofSeconds(10), () -> {
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
            KIT.createTestProbe().awaitAssert(Duration.ofSeconds(10), () -> {
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
    }

    @Test
    void aResumedFundSettlesEverySymbolAndPlaysTheLastTickAgain() {
        var conductor = conductor(market(3), 10_000);

        conductor.resumeAt(2, 120_000);
        conductor.run();

        assertThat(log.subList(0, 2)).containsExactlyInAnyOrder("A Reconcile", "B Reconcile");
        assertThat(log.stream().filter(line -> line.startsWith("play"))).containsExactly("play 2", "play 3");
    }

    private Conductor conductor(ScriptedMarket market, long patienceMs) {
        return conductor(market, patienceMs, new Pace.Max());
    }

    private Conductor conductor(ScriptedMarket market, long patienceMs, Pace pace) {
        return new Conductor(
                KIT.system(),
                market,
                market,
                Map.of("A", refA, "B", refB),
                market,
                pace,
                Duration.ofMillis(patienceMs),
                (tick, atMs, observed) -> {});
    }

    private ScriptedMarket market(long ticks) {
        return new ScriptedMarket(log, List.of("A", "B"), ticks);
    }

    private List<String> after(String line) {
        return List.copyOf(log.subList(log.indexOf(line) + 1, log.size()));
    }

    private static VenueEvent funded(String symbol, long sequence) {
        return new VenueEvent.Funded(sequence, 0, symbol, 0, 0, 100);
    }

    private static VenueEvent filled(String symbol, long sequence) {
        return new VenueEvent.Filled(sequence, 0, symbol, "entry", 1, OrderSide.BUY, 1, 100, 0, true);
    }
}
