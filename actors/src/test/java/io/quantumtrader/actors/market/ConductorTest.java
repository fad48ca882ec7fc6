package io.quantumtrader.actors.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.kernel.kill.Permission;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The order in which a tick goes through the fund, and how operators' words get in between (rules, D2). */
class ConductorTest extends ConductorRig {

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

    @Test
    void aResumedFundSettlesEverySymbolAndPlaysTheLastTickAgain() {
        var conductor = conductor(market(3), 10_000);

        conductor.resumeAt(2, 120_000);
        conductor.run();

        assertThat(log.subList(0, 2)).containsExactlyInAnyOrder("A Reconcile", "B Reconcile");
        assertThat(log.stream().filter(line -> line.startsWith("play"))).containsExactly("play 2", "play 3");
    }
}
